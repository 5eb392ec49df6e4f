import { afterEach, describe, expect, it } from 'vitest';
import { personId } from '../../../models/domain/ids.ts';
import { NODE_KINDS, STEP_COLUMNS, type Replay } from '../../../models/domain/replay.ts';
import { dayOfIso } from '../../../models/domain/time.ts';
import { evening } from './evening.ts';
import { edgesOf } from './replay-edges.ts';
import { smallCase, type SmallCase } from './small-case.ts';

const DAY = dayOfIso('2026-11-12');

let small: SmallCase | undefined;
afterEach(async () => {
  await small?.end();
  small = undefined;
});

/** The day of the person who is named first. */
async function day(
  text: string,
  ...fill: readonly string[]
): Promise<{ replay: Replay; edges: readonly string[] }> {
  small = await smallCase(evening(text), ...fill);
  const replay = await small.call('replay.load', { subject: { kind: 'day', person: personId(1), day: DAY } });
  return { replay, edges: await edgesOf(small, replay) };
}

/** `account works at`, of every node. */
const places = ({ nodes }: Replay) =>
  [...nodes.columns.kind].map(
    (kind, row) => `${NODE_KINDS[kind]} ${STEP_COLUMNS[nodes.columns.column[row] ?? -1]}`,
  );
/** Edges that the numbered steps draw. */
const path = ({ steps }: Replay, edges: readonly string[]) =>
  [...steps.columns.number.keys()]
    .filter((row) => (steps.columns.number[row] ?? 0) > 0)
    .map((row) => edges[steps.columns.edge[row] ?? -1]);

describe('a day without a host', () => {
  it('at an identity provider leads from the address to the account and its applications', async () => {
    const { replay, edges } = await day(`
      11-10T08:05:00 ann app-signed-in at 198.51.100.7 of Payroll
      08:00:00 ann logged-on at 198.51.100.7
      08:05:00 ann app-signed-in at 198.51.100.7 of Payroll
      08:10:00 ann app-signed-in at 198.51.100.7 of Wiki
      09:00:00 ann role-granted at 198.51.100.7 as bob of Administrator
      09:10:00 ann logon-failed at 203.0.113.9`);
    expect(edges).toEqual([
      '198.51.100.7>ann logon',
      'ann>Payroll access',
      'ann>Wiki access first',
      'ann>Administrator change first',
      '203.0.113.9>ann logon failed',
    ]);
    expect(places(replay)).toEqual([
      'address came from',
      'account works at',
      'resource touches',
      'resource touches',
      'resource touches',
      'address came from',
    ]);
  });

  it('in AWS leads from role to role, and that is the path', async () => {
    const { replay, edges } = await day(`
      08:00:00 ann logged-on at 198.51.100.7
      08:10:00 ann role-assumed at 198.51.100.7 as reader/ann
      08:20:00 reader/ann accessed at 198.51.100.7 of bucket-plans
      08:30:00 reader/ann role-assumed at 198.51.100.7 as vault/ann
      08:40:00 vault/ann accessed at 198.51.100.7 of secret-7
      10:00:00 zoe role-assumed at 203.0.113.9 as other/zoe`);
    expect(edges).toEqual([
      '198.51.100.7>ann logon',
      'ann>reader/ann credentials first',
      'reader/ann>bucket-plans access first',
      'reader/ann>vault/ann credentials first',
      '198.51.100.7>reader/ann logon',
      'vault/ann>secret-7 access first',
    ]);
    expect(path(replay, edges).filter((edge) => !edge?.includes('access'))).toEqual([
      '198.51.100.7>ann logon',
      'ann>reader/ann credentials first',
      'reader/ann>vault/ann credentials first',
    ]);
    expect(replay.steps.columns.causeLikelihood.at(-1)).toBe(1);
  });

  it('by SSH leads from the address to the host and on, where the address is a host', async () => {
    const { replay, edges } = await day(
      `
      08:00:00 ann remote-logon on srv-01 at 198.51.100.7
      08:20:00 ann remote-logon on srv-02 at ::ffff:10.0.0.1
      08:30:00 ann explicit-credentials on srv-02 as root`,
      `INSERT INTO host_address SELECT host_id, '10.0.0.1', 0, 9000000000000000, '' FROM host WHERE name = 'srv-01'`,
    );
    expect(edges).toEqual([
      '198.51.100.7>srv-01 logon first',
      'ann>srv-01 logon first',
      'srv-01>srv-02 remote first',
      'srv-02>root credentials first',
    ]);
    expect(path(replay, edges)).toEqual([
      '198.51.100.7>srv-01 logon first',
      'srv-01>srv-02 remote first',
      'srv-02>root credentials first',
    ]);
  });

  it('by SSH in Zeek, which names hosts by their addresses, is one way with what logs of the hosts say', async () => {
    const { edges } = await day(
      `
      08:00:00 ann logged-on on ws-01 from ws-01
      08:20:00 ann remote-logon at 10.0.0.1 to 10.0.0.9
      08:30:00 ann remote-logon at 10.0.0.9 to 10.0.0.12
      08:40:00 ann share-accessed on srv-09 of \\\\srv-09\\plans`,
      `INSERT INTO host_address SELECT host_id, CASE name WHEN 'ws-01' THEN '10.0.0.1' ELSE '10.0.0.9' END, 0, 9000000000000000, ''
       FROM host WHERE name IN ('ws-01', 'srv-09')`,
    );
    expect(edges).toEqual([
      'ann>ws-01 logon first',
      'ws-01>srv-09 remote first',
      'srv-09>10.0.0.12 remote first',
      'srv-09>\\\\srv-09\\plans access first',
    ]);
  });
});
