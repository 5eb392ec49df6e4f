import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../../electron/engine/database/database.ts';
import windowsEvents from '../../../../models/sources/windows-events.ts';
import { mappedRows } from './mapped.ts';

let database: Database;
beforeAll(async () => {
  database = await Database.open(':memory:');
});
afterAll(() => database.closeInstance());

type Subject = readonly [domain: string | null, user: string | null, sid: string | null];

/** Name, kind and SID of a privileged logon's account. */
async function accounts(subjects: readonly Subject[]) {
  const rows = await mappedRows(
    database,
    windowsEvents,
    subjects.map(([domain, user, sid]) => ({
      EventID: 4672,
      Channel: 'Security',
      SubjectDomainName: domain,
      SubjectUserName: user,
      SubjectUserSid: sid,
    })),
  );
  return rows.map((row) => [row.account, row.accountKind, row.accountSid]);
}

const USER = 'S-1-5-21-1-2-3-1107';
const CASES: readonly (readonly [string, Subject, readonly [string, string, string | null]])[] = [
  ['a user', ['CORP', 'ann', USER], ['CORP\\ann', 'user', USER]],
  ['a user of a computer', ['WS-07', 'ann', USER], ['WS-07\\ann', 'user', USER]],
  ['a user without a domain', ['-', 'ann', USER], ['ann', 'user', USER]],
  ['a principal name', ['CORP.EXAMPLE', 'ann@CORP.EXAMPLE', null], ['ann@CORP.EXAMPLE', 'user', null]],
  ['a SID alone', [null, null, USER], [USER, 'user', USER]],
  ['nobody', ['-', '-', 'S-1-0-0'], ['-', 'none', null]],
  ['nobody in empty fields', ['', '', ''], ['-', 'none', null]],
  ['nothing at all', [null, null, null], ['-', 'none', null]],
  [
    'a computer',
    ['CORP', 'WS-07$', 'S-1-5-21-1-2-3-1201'],
    ['CORP\\WS-07$', 'machine', 'S-1-5-21-1-2-3-1201'],
  ],
  ['a computer that acts as SYSTEM', ['CORP', 'WS-07$', 'S-1-5-18'], ['CORP\\WS-07$', 'machine', null]],
  ['SYSTEM', ['NT AUTHORITY', 'SYSTEM', 'S-1-5-18'], ['NT AUTHORITY\\SYSTEM', 'system', 'S-1-5-18']],
  [
    'SYSTEM in French',
    ['AUTORITE NT', 'Système', 'S-1-5-18'],
    ['AUTORITE NT\\Système', 'system', 'S-1-5-18'],
  ],
  [
    'SYSTEM in French without a SID',
    ['AUTORITE NT', 'Système', null],
    ['AUTORITE NT\\Système', 'system', null],
  ],
  [
    'SYSTEM in Japanese',
    ['NT AUTHORITY', 'システム', 'S-1-5-18'],
    ['NT AUTHORITY\\システム', 'system', 'S-1-5-18'],
  ],
  ['SYSTEM in an unknown language', ['ਐਨਟੀ', 'ਸਿਸਟਮ', 'S-1-5-18'], ['ਐਨਟੀ\\ਸਿਸਟਮ', 'system', 'S-1-5-18']],
  ['SYSTEM by its SID alone', ['-', '-', 'S-1-5-18'], ['NT AUTHORITY\\SYSTEM', 'system', 'S-1-5-18']],
  [
    'LOCAL SERVICE in French',
    ['AUTORITE NT', 'SERVICE LOCAL', 'S-1-5-19'],
    ['AUTORITE NT\\SERVICE LOCAL', 'system', 'S-1-5-19'],
  ],
  [
    'the anonymous logon',
    ['NT AUTHORITY', 'ANONYMOUS LOGON', 'S-1-5-7'],
    ['NT AUTHORITY\\ANONYMOUS LOGON', 'system', 'S-1-5-7'],
  ],
  [
    'a window manager',
    ['Window Manager', 'DWM-2', 'S-1-5-90-0-2'],
    ['Window Manager\\DWM-2', 'system', 'S-1-5-90-0-2'],
  ],
  [
    'a font driver host',
    ['Font Driver Host', 'UMFD-0', 'S-1-5-96-0-0'],
    ['Font Driver Host\\UMFD-0', 'system', 'S-1-5-96-0-0'],
  ],
  [
    'a virtual service account',
    ['NT SERVICE', 'MSSQLSERVER', 'S-1-5-80-1-2'],
    ['NT SERVICE\\MSSQLSERVER', 'service', 'S-1-5-80-1-2'],
  ],
  [
    'an application pool',
    ['IIS APPPOOL', 'DefaultAppPool', null],
    ['IIS APPPOOL\\DefaultAppPool', 'service', null],
  ],
  [
    'a managed service account',
    ['CORP', 'svc-sql$', 'S-1-5-21-1-2-3-1300'],
    ['CORP\\svc-sql$', 'service', 'S-1-5-21-1-2-3-1300'],
  ],
  [
    'a service account by its name',
    ['CORP', 'svc_backup', 'S-1-5-21-1-2-3-1301'],
    ['CORP\\svc_backup', 'service', 'S-1-5-21-1-2-3-1301'],
  ],
  ['a person whose name begins alike', ['CORP', 'svetlana', USER], ['CORP\\svetlana', 'user', USER]],
  ['a person with another script', ['CORP', '山田太郎', USER], ['CORP\\山田太郎', 'user', USER]],
];

describe('an account', () => {
  let found: (readonly (string | null)[])[] = [];
  beforeAll(async () => {
    found = await accounts(CASES.map(([, subject]) => subject));
  });
  it.each(CASES.map(([what, , expected], i) => [what, i, expected] as const))(
    'that is %s',
    (_, i, expected) => expect(found[i]).toEqual(expected),
  );
});

describe('records in other languages', () => {
  it('have French names, and keep their meaning', async () => {
    const [row] = await mappedRows(database, windowsEvents, [
      {
        Id: 4648,
        LogName: 'Security',
        MachineName: 'PC-12.societe.example',
        RecordId: 7,
        TimeCreated: '/Date(1772442847250)/',
        KeywordsDisplayNames: ['Succès de l’audit'],
        Message:
          'Tentative d’ouverture de session en utilisant des informations d’identification explicites.',
        Properties: [
          USER,
          'hélène',
          'SOCIÉTÉ',
          4711,
          '{00000000-0000-0000-0000-000000000000}',
          'Administrateur',
          'SOCIÉTÉ',
          '{0}',
          'srv-fichiers',
          'cifs/srv-fichiers',
          612,
          'C:\\Windows\\System32\\svchost.exe',
          '-',
          '-',
        ].map((Value) => ({ Value })),
      },
    ]);
    expect(row).toMatchObject({
      action: 'explicit-credentials',
      account: 'SOCIÉTÉ\\hélène',
      accountSid: USER,
      logonId: '4711',
      targetAccount: 'SOCIÉTÉ\\Administrateur',
      srcHost: 'PC-12.societe.example',
      dstHost: 'srv-fichiers',
      outcome: 'success',
    });
  });

  it('have Japanese text, and keep their meaning', async () => {
    const rows = await mappedRows(database, windowsEvents, [
      {
        '@timestamp': '2026-03-02T09:14:07.250Z',
        message: 'アカウントがログオンに失敗しました。',
        event: { outcome: 'failure' },
        winlog: {
          channel: 'Security',
          event_id: 5140,
          keywords: ['失敗の監査'],
          computer_name: 'サーバー01',
          event_data: {
            SubjectUserName: '山田',
            SubjectDomainName: '会社',
            ShareName: '\\\\*\\共有',
            IpAddress: '10.4.0.17',
          },
        },
      },
    ]);
    expect(rows[0]).toMatchObject({
      action: 'share-accessed',
      outcome: 'failure',
      account: '会社\\山田',
      accountKind: 'user',
      dstHost: 'サーバー01',
      resource: '\\\\サーバー01\\共有',
    });
  });
});
