import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../../electron/engine/database/database.ts';
import windowsEvents from '../../../../models/sources/windows-events.ts';
import { mappedRows, type MappedRow } from './mapped.ts';

export type Row = Partial<MappedRow>;
export type Case = readonly [what: string, fields: object, row: Row];

export const HOST = 'DC-01.corp.example';
export const ANN = {
  SubjectUserName: 'ann',
  SubjectDomainName: 'CORP',
  SubjectUserSid: 'S-1-5-21-1-2-3-1107',
  SubjectLogonId: '0x1a',
};
export const BEN = {
  TargetUserName: 'ben',
  TargetDomainName: 'CORP',
  TargetUserSid: 'S-1-5-21-1-2-3-1108',
  TargetLogonId: '0x2b',
};
export const byAnn: Row = {
  account: 'CORP\\ann',
  accountKind: 'user',
  accountSid: 'S-1-5-21-1-2-3-1107',
  logonId: '26',
};
export const byBen: Row = {
  account: 'CORP\\ben',
  accountKind: 'user',
  accountSid: 'S-1-5-21-1-2-3-1108',
  logonId: '43',
};
export const onBen: Row = {
  targetAccount: 'CORP\\ben',
  targetKind: 'user',
  targetSid: 'S-1-5-21-1-2-3-1108',
};
export const here: Row = { srcHost: HOST, srcIp: null, dstHost: null };
export const security = (id: number, fields: object) => ({
  EventID: id,
  Channel: 'Security',
  Hostname: HOST,
  Keywords: '0x8020000000000000',
  ...fields,
});
export const sysmon = (id: number, fields: object) => ({
  EventID: id,
  Channel: 'Microsoft-Windows-Sysmon/Operational',
  Hostname: HOST,
  ...fields,
});
export const system = (id: number, fields: object) => ({
  EventID: id,
  Channel: 'System',
  Hostname: HOST,
  ...fields,
});
export const powershell = (id: number, fields: object) => ({
  EventID: id,
  Channel: 'Microsoft-Windows-PowerShell/Operational',
  Hostname: HOST,
  ...fields,
});
export const does = (stream: string, action: string): Row => ({ stream, action });
export const denied: Row = { outcome: 'failure' };
/** One test a case: the record becomes a row that holds what the case says. */
export function stated(what: string, cases: readonly Case[]): void {
  describe(what, () => {
    let rows: MappedRow[] = [];
    let database: Database;
    beforeAll(async () => {
      database = await Database.open(':memory:');
      rows = await mappedRows(
        database,
        windowsEvents,
        cases.map(([, record]) => record),
      );
    });
    afterAll(() => database.closeInstance());
    it.each(cases.map(([name, , row], i) => [name, i, row] as const))('%s', (_, i, row) =>
      expect(rows[i]).toMatchObject(row),
    );
  });
}
