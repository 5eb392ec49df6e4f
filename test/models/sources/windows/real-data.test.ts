import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../../electron/engine/database/database.ts';
import { archiveMembers, memberBytes } from '../../../../electron/engine/ingest/archive.ts';
import { ACTIONS, OUTCOMES, STREAMS } from '../../../../models/domain/event.ts';
import { ACCOUNT_KINDS } from '../../../../models/domain/account.ts';
import windowsEvents from '../../../../models/sources/windows-events.ts';
import { sharedData } from '../../../engine/ingest/cases.ts';
import { mappedRows, type MappedRow } from './mapped.ts';

const folder = sharedData('windows-otrf');
if (!folder) console.info('The OTRF recordings are not on this machine: tests on them are skipped');

let database: Database;
beforeAll(async () => {
  database = await Database.open(':memory:');
});
afterAll(() => database.closeInstance());

async function records(zip: string): Promise<string[]> {
  const path = join(folder ?? '', zip);
  const texts: string[] = [];
  for (const { name } of await archiveMembers(path)) {
    if (!name.endsWith('.json')) continue;
    const parts: Buffer[] = [];
    for await (const bytes of memberBytes(path, name)) parts.push(bytes);
    texts.push(...Buffer.concat(parts).toString('utf8').split('\n'));
  }
  return texts.filter((text) => text.trim() !== '');
}

/** Records, and those whose type has a mapping. */
const COUNTS: Readonly<Record<string, readonly [records: number, mapped: number]>> = {
  'cmd_service_mod_fax.zip': [437, 142],
  'covenant_com_wsman_automation.zip': [811, 446],
  'covenant_copy_smb_CreateRequest.zip': [506, 133],
  'covenant_psremoting_command.zip': [4284, 2651],
  'covenant_sharpsc_create_dcerpc_smb_svcctl.zip': [3390, 2315],
  'empire_over_pth_patch_lsass.zip': [10_271, 9306],
  'empire_psexec_dcerpc_tcp_svcctl.zip': [4348, 2702],
  'empire_shell_rubeus_asktgt_ptt.zip': [1179, 685],
  'empire_uac_shellapi_fodhelper.zip': [4139, 2009],
  'schtask_create.zip': [1041, 535],
};

const only = (rows: readonly MappedRow[], code: string) => rows.filter((row) => row.code === code);

describe('OTRF recordings', () => {
  it.skipIf(!folder)('are the ten that are known', () =>
    expect(
      readdirSync(folder ?? '')
        .filter((name) => name.endsWith('.zip'))
        .sort(),
    ).toEqual(Object.keys(COUNTS)),
  );

  it.skipIf(!folder).each(Object.entries(COUNTS))(
    'of %s have a time, a computer and an account in every record',
    { timeout: 60_000 },
    async (zip, [count, mapped]) => {
      const rows = await mappedRows(database, windowsEvents, await records(zip));
      expect(rows).toHaveLength(count);
      expect(rows.filter((row) => row.action !== 'recorded')).toHaveLength(mapped);
      const words = (of: keyof MappedRow) => [...new Set(rows.map((row) => row[of]))];
      expect(words('reason')).toEqual([null]);
      for (const at of words('at')) expect(at).toMatch(/^2020-/);
      for (const host of words('computer')) expect(host).toMatch(/^(?:WORKSTATION[56]|MORDORDC|WEC)/);
      for (const account of words('account')) expect(account).toMatch(/./);
      expect(STREAMS).toEqual(expect.arrayContaining(words('stream')));
      expect(ACTIONS).toEqual(expect.arrayContaining(words('action')));
      expect(ACCOUNT_KINDS).toEqual(expect.arrayContaining(words('accountKind')));
      expect([...OUTCOMES, null]).toEqual(expect.arrayContaining(words('outcome')));
    },
  );

  it.skipIf(!folder)('show a service installed from afar in the session that asked for it', async () => {
    const rows = await mappedRows(
      database,
      windowsEvents,
      await records('empire_psexec_dcerpc_tcp_svcctl.zip'),
    );
    const [installed] = only(rows, '4697');
    expect(installed).toMatchObject({ account: 'THESHIRE\\pgustavo', resource: 'Updater' });
    const session = only(rows, '4624').find((row) => row.logonId === installed?.logonId);
    expect(session).toMatchObject({
      action: 'remote-logon',
      account: 'THESHIRE.LOCAL\\pgustavo',
      accountSid: installed?.accountSid ?? '',
      srcIp: '172.18.39.5',
      dstHost: 'WORKSTATION6.theshire.local',
    });
    expect(only(rows, '7045')[0]).toMatchObject({ account: 'THESHIRE\\pgustavo', resource: 'Updater' });
  });

  it.skipIf(!folder)(
    'show the account whose credentials a new-credentials logon uses elsewhere',
    async () => {
      const rows = await mappedRows(
        database,
        windowsEvents,
        await records('empire_over_pth_patch_lsass.zip'),
      );
      expect(only(rows, '4624').find((row) => row.logonType === '9')).toMatchObject({
        action: 'new-credentials',
        account: 'THESHIRE\\wardog',
        targetAccount: 'theshire.local\\pgustavo',
        targetKind: 'user',
        srcHost: 'WORKSTATION6.theshire.local',
        dstHost: null,
      });
    },
  );

  it.skipIf(!folder)('put times right that are local and say that they are UTC', async () => {
    const rows = await mappedRows(database, windowsEvents, await records('cmd_service_mod_fax.zip'));
    const times = rows.map((row) => row.at ?? '').sort();
    expect(times[0]).toBe('2020-10-22 00:45:31.791');
    expect(times.at(-1)).toBe('2020-10-22 00:45:42.276');
  });
});
