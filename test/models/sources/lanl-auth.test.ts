import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../electron/engine/database/database.ts';
import lanlAuth from '../../../models/sources/lanl-auth.ts';
import { recogniseSample } from '../../../models/sources/index.ts';
import { csvFields, namedSample, sampleOf } from '../../../models/sources/parts/sample.ts';
import { columnsOf, stagingSelect } from '../../../models/sources/parts/staging.ts';

let database: Database;
beforeAll(async () => {
  database = await Database.open(':memory:');
});
afterAll(() => database.closeInstance());

const HOUR_US = 3_600_000_000;
const LINE = '3600,U1@DOM1,U1@DOM1,C1,C2,Kerberos,Network,LogOn,Success';

async function staged(text: string, startUs?: number) {
  const lines = text.trim().split('\n');
  const sample = namedSample(lanlAuth, sampleOf('auth.txt', `${text.trim()}\n`));
  const rows = lines.map(
    (line) =>
      `(${csvFields(line.trim())
        .map((field) => `'${field}'`)
        .join(', ')})`,
  );
  const from = `(VALUES ${rows.join(', ')}) AS t(${columnsOf(sample.header).names.join(', ')})`;
  const file = {
    sample,
    zone: 'UTC',
    known: '2024-01-01',
    knownBy: 'given' as const,
    ...(startUs !== undefined && { startUs }),
  };
  return database.rows(
    `SELECT * EXCLUDE (content_hash) REPLACE (at_local::VARCHAR AS at_local) FROM (${stagingSelect(lanlAuth, file, from)})`,
  );
}

describe('a line of auth.txt', () => {
  it.each([
    ['Kerberos,Network,LogOn,Success', 'authentication', 'remote-logon', 3, 'success'],
    ['?,Network,LogOff,Success', 'authentication', 'session-ended', 3, 'success'],
    ['Negotiate,Interactive,LogOn,Success', 'logon', 'logged-on', 2, 'success'],
    ['?,Interactive,LogOff,Success', 'logon', 'logged-off', 2, 'success'],
    ['Negotiate,RemoteInteractive,LogOn,Success', 'logon', 'logged-on', 10, 'success'],
    ['Negotiate,Unlock,LogOn,Success', 'logon', 'logged-on', 7, 'success'],
    ['Negotiate,Interactive,LogOn,Fail', 'authentication', 'logon-failed', 2, 'failure'],
    ['NTLM,Network,LogOn,Fail', 'authentication', 'logon-failed', 3, 'failure'],
    ['Negotiate,Batch,LogOn,Success', 'authentication', 'batch-logon', 4, 'success'],
    ['Negotiate,Service,LogOn,Success', 'authentication', 'service-logon', 5, 'success'],
    ['Negotiate,NewCredentials,LogOn,Success', 'authentication', 'new-credentials', 9, 'success'],
    ['?,?,TGT,Success', 'authentication', 'ticket-requested', null, 'success'],
    ['?,?,TGS,Fail', 'authentication', 'service-ticket-requested', null, 'failure'],
    ['?,?,AuthMap,Success', 'authentication', 'recorded', null, 'success'],
  ])('%s', async (words, stream, action, logonType, outcome) => {
    const [row] = await staged(`1,U1@DOM1,U1@DOM1,C1,C2,${words}`);
    expect(row).toMatchObject({ stream, action, logon_type: logonType, outcome, reason: null });
    expect(row?.['channel']).toBe(action === 'recorded' ? 'AuthMap' : null);
  });

  it('names who acts, on whom, from where, to where', async () => {
    const [same, other, machine, system, nobody] = await staged(`
      1,U1@DOM1,U1@DOM1,C1,C1,Negotiate,Network,LogOn,Success
      1,U1@DOM1,U2@DOM1,C1,C2,Negotiate,Network,LogOn,Success
      1,C3$@DOM1,C4$@DOM1,C3,C4,Kerberos,Network,LogOn,Success
      1,ANONYMOUS LOGON@C5,U1@?,C5,C6,NTLM,Network,LogOn,Success
      1,?@?,?@?,?,C6,?,?,TGS,Success`);
    expect(same).toMatchObject({
      account: 'U1@DOM1',
      account_kind: 'user',
      target_account: null,
      src_host: 'C1',
      dst_host: null,
      computer: 'C1',
    });
    expect(other).toMatchObject({
      target_account: 'U2@DOM1',
      src_host: 'C1',
      dst_host: 'C2',
      computer: 'C2',
    });
    expect(machine).toMatchObject({
      account_kind: 'machine',
      target_account: 'C4$@DOM1',
      target_kind: 'machine',
    });
    expect(system).toMatchObject({ account_kind: 'system', target_account: 'U1@?', target_kind: 'user' });
    expect(nobody).toMatchObject({
      account: '-',
      account_kind: 'none',
      target_account: null,
      src_host: null,
      dst_host: 'C6',
      computer: null,
    });
  });

  it('happened so many seconds after the start', async () => {
    expect((await staged(LINE))[0]).toMatchObject({ at_local: '1970-01-01 01:00:00' });
    expect((await staged(LINE, 24 * HOUR_US))[0]).toMatchObject({ at_local: '1970-01-02 01:00:00' });
  });

  it.each([
    ['x,U1@DOM1,U1@DOM1,C1,C2,?,?,TGT,Success', 'time cannot be read'],
    ['99999999999999999999,U1@DOM1,U1@DOM1,C1,C2,?,?,TGT,Success', 'time cannot be read'],
    ['9223372036854775807,U1@DOM1,U1@DOM1,C1,C2,?,?,TGT,Success', 'time cannot be read'],
    ['-1,U1@DOM1,U1@DOM1,C1,C2,?,?,TGT,Success', 'time cannot be read'],
    ['1,U1@DOM1,U1@DOM1,C1,C2,?,?,TGT,Perhaps', 'neither Success nor Fail'],
  ])('is rejected: %s', async (line, reason) => {
    expect((await staged(line))[0]?.['reason']).toBe(reason);
  });

  it('is rejected where the start takes it out of the centuries that are believed', async () => {
    expect(
      (await staged('7000000000,U1@D,U1@D,C1,C2,?,?,TGT,Success', 50 * 365 * 24 * HOUR_US))[0],
    ).toMatchObject({ reason: 'time outside 1970–2200' });
  });
});

const recognised = (name: string, text: string) => recogniseSample(sampleOf(name, text));

describe('auth.txt', () => {
  it('is known by its nine fields, the first line being a record', () => {
    const found = recognised('auth_day0.txt', `${LINE}\n${LINE}\n`);
    expect(found?.format.id).toBe('lanl-auth');
    expect(found?.recognition.confidence).toBe(1);
    expect(recognised('x.csv', `${LINE}\n`)?.recognition.confidence).toBe(0.95);
  });

  it('is known behind a first line that is damaged', () => {
    expect(recognised('x.csv', `LogOn,Success\n${LINE}\n${LINE}\n${LINE}\n`)?.format.id).toBe('lanl-auth');
  });

  it.each([
    ['other columns', '1,2,3,4,5,6,7,8,9\n1,2,3,4,5,6,7,8,9\n'],
    ['eight fields', '1,U1@D,U1@D,C1,C2,?,TGT,Success\n'],
    ['a header and CERT rows', 'id,date,user,pc,activity\n{1},01/04/2010 09:00:00,ann,PC-1,Logon\n'],
  ])('is not %s', (_, text) => {
    expect(recognised('auth.txt', text)?.format.id).not.toBe('lanl-auth');
  });
});
