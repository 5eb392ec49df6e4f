import { afterEach, describe, expect, it } from 'vitest';
import { eventId, personId, hostId } from '../../../models/domain/ids.ts';
import type { Replay, ReplaySubject } from '../../../models/domain/replay.ts';
import { dayOfIso, timestampUs } from '../../../models/domain/time.ts';
import { at, evening } from './evening.ts';
import { edgesOf } from './replay-edges.ts';
import { smallCase, type SmallCase } from './small-case.ts';

const DAY = dayOfIso('2026-11-12');
const WHOLE: ReplaySubject = {
  kind: 'span',
  from: timestampUs(at('01-01T00:00:00')),
  to: timestampUs(at('12-31T00:00:00')),
};

/** From the workstation under another account to a server; another service account signs in everywhere all day. */
const MOVEMENT = `
  11-10T08:00:00 heron logged-on on ws-01 from ws-01 type 2 id 7
  11-10T09:00:00 heron remote-logon on cad-02 from ws-01 to cad-02 type 3
  20:52:07 heron logged-on on ws-01 from ws-01 type 2 id 7
  21:04:31 heron remote-logon on cad-02 from ws-01 to cad-02 type 3
  22:03:11 heron explicit-credentials on ws-01 from ws-01 as svc-plm to plm-01 id 7
  22:03:12 svc-plm remote-logon on plm-01 from ws-01 to plm-01 type 3 id 9
  22:04:00 svc-plm share-file-accessed on plm-01 from ws-01 to plm-01 of \\\\plm-01\\kestrel\\a id 9
  22:05:00 svc-plm share-file-accessed on plm-01 from ws-01 to plm-01 of \\\\plm-01\\kestrel\\b id 9
  22:10:00 svc-plm remote-logon on mail-01 from srv-77 to mail-01 type 3
  22:20:00 lark logged-on on ws-05 from ws-05 type 2
`;

const steps = ({ steps: { columns, dictionary } }: Replay) =>
  [...columns.action].map((word, row) => `${dictionary?.['action']?.[word]} ${columns.events[row]}×`);

const copied = (time: string) => `${time} heron file-copied from ws-01 of R:\\plans\\x`;

const ticketed = (ticket: string) => `
  10:00:00 heron logged-on on ws-01 from ws-01
  ${ticket} heron service-ticket-requested on dc-01 from ws-01 to srv-02
  10:10:05 heron remote-logon on srv-02 to srv-02
`;

describe('replay', () => {
  let small: SmallCase | undefined;
  afterEach(async () => {
    await small?.end();
    small = undefined;
  });
  const open = async (text: string, ...fill: readonly string[]) => {
    small = await smallCase(evening(text), ...fill);
    return small;
  };
  const load = async (subject: ReplaySubject, openGroups: readonly string[] = []) => {
    if (!small) throw new Error('no case');
    return small.call('replay.load', { subject, open: openGroups });
  };
  const edges = (replay: Replay) => {
    if (!small) throw new Error('no case');
    return edgesOf(small, replay);
  };

  it('follows a day into the account that was taken on, and leaves out what that does elsewhere', async () => {
    await open(MOVEMENT);
    const replay = await load({ kind: 'day', person: personId(1), day: DAY });
    expect(await edges(replay)).toEqual([
      'heron>ws-01 logon',
      'ws-01>cad-02 remote',
      'ws-01>svc-plm credentials first',
      'svc-plm>plm-01 remote first',
      'plm-01>\\\\plm-01\\kestrel access first',
    ]);
    expect(replay.events).toBe(6);
    expect(replay.hosts).toBe(3);
  });

  it('stays with the person’s own events where nobody is taken on', async () => {
    await open(MOVEMENT);
    const quiet = await load({ kind: 'day', person: personId(2), day: DAY });
    expect(await edges(quiet)).toEqual(['lark>ws-05 logon first']);
  });

  it('knows what was met before in the case, whatever the span', async () => {
    await open(MOVEMENT);
    const from = timestampUs(at('21:00:00'));
    const replay = await load({ kind: 'span', from, to: timestampUs(at('21:30:00')) });
    expect(await edges(replay)).toEqual(['ws-01>cad-02 remote']);
    const earlier = await load({
      kind: 'span',
      from: timestampUs(at('11-10T08:30:00')),
      to: timestampUs(at('11-10T09:30:00')),
    });
    expect(await edges(earlier)).toEqual(['ws-01>cad-02 remote first']);
  });

  it('narrows a span to a host', async () => {
    await open(MOVEMENT);
    const replay = await load({ ...WHOLE, host: hostId(2) } as ReplaySubject);
    expect((await edges(replay)).every((edge) => edge.includes('mail-01'))).toBe(true);
    expect(replay.events).toBe(1);
  });

  it('folds runs of alike events up to two minutes apart', async () => {
    await open([copied('10:00:00'), copied('10:02:00'), copied('10:04:00'), copied('10:06:01')].join('\n'));
    expect(steps(await load(WHOLE))).toEqual(['file-copied 3×', 'file-copied 1×']);
  });

  it('does not fold what differs in account, host or folder', async () => {
    await open(`
      10:00:00 heron file-copied from ws-01 of R:\\plans\\x
      10:00:01 heron file-copied from ws-01 of R:\\other\\x
      10:00:02 heron file-copied from ws-02 of R:\\plans\\x
      10:00:03 lark file-copied from ws-01 of R:\\plans\\x
    `);
    expect(steps(await load(WHOLE))).toHaveLength(4);
  });

  it('counts noise, and tells it only where there is nothing else', async () => {
    const noise = `
      10:00:00 heron object-closed on ws-01 from ws-01
      10:00:01 WS-01$ remote-logon on dc-01 from ws-01 to dc-01
      10:00:02 heron recorded on ws-01 from ws-01`;
    await open(`${noise}\n10:00:03 heron process-started on ws-01 from ws-01`);
    const replay = await load(WHOLE);
    expect([replay.events, steps(replay)]).toEqual([4, ['process-started 1×']]);
    expect(replay.density.counts.reduce((sum, count) => sum + count, 0)).toBe(4);
    await small?.end();
    await open(noise);
    expect(steps(await load(WHOLE))).toHaveLength(3);
  });

  it('finds the host behind an address at that time, and draws the address otherwise', async () => {
    await open(
      `
      10:00:00 heron remote-logon on srv-02 at 10.0.0.7 to srv-02
      12:00:00 heron remote-logon on srv-02 at 10.0.0.7 to srv-02
      13:00:00 heron remote-logon on srv-02 at fe80::17 to srv-02
      14:00:00 lark logged-on on ws-01 from ws-01
      `,
      `INSERT INTO host_address VALUES (2, '10.0.0.7', ${at('11:00:00')}, ${at('13:00:00')}, ''),
        (1, '10.0.0.7', ${at('13:00:00')}, ${at('14:00:00')}, '')`,
    );
    const drawn = await edges(await load(WHOLE));
    expect(drawn).toContain('10.0.0.7>srv-02 logon first');
    expect(drawn).toContain('ws-01>srv-02 remote');
    expect(drawn).toContain('fe80::17>srv-02 logon');
  });

  it('takes the missing source of a sign-in from the ticket for that host', async () => {
    await open(ticketed('10:10:00'));
    expect(await edges(await load(WHOLE))).toContain('ws-01>srv-02 remote first');
    await small?.end();
    await open(ticketed('10:09:00'));
    expect(await edges(await load(WHOLE))).toContain('heron>srv-02 logon first');
  });

  it('tells sessions apart whose logon id was used again after a restart', async () => {
    await open(
      `
      08:00:00 heron logged-on on ws-01 from ws-01 type 2 id 7
      08:10:00 heron process-started on ws-01 from ws-01 id 7
      14:00:00 heron logged-on on ws-01 from ws-01 type 2 id 7
      14:10:00 heron process-started on ws-01 from ws-01 id 7
      14:11:00 heron process-started on ws-01 from ws-01 id 8
      14:25:00 heron remote-logon on srv-02 from ws-01 to srv-02 type 3 id 9
      14:31:00 heron remote-logon on srv-03 from ws-01 to srv-03 type 3 id 9
      `,
      `INSERT INTO session (session_id, person_id, account_id, host_id, kind, start_us, end_us, events, closed, logon_id) VALUES
        (1, 1, 1, 3, 'logon', ${at('08:00:00')}, ${at('08:10:00')}, 2, true, 7),
        (2, 1, 1, 3, 'logon', ${at('14:00:00')}, ${at('14:20:00')}, 2, true, 7),
        (3, 1, 1, 3, 'logon', ${at('14:00:00')}, ${at('14:20:00')}, 1, true, 8)`,
    );
    const second = await load({ kind: 'session', session: 2 });
    expect([second.person, second.host, second.from]).toEqual([1, 3, at('14:00:00')]);
    // Movement up to ten minutes after the session belongs to it; another logon id at its host does not.
    expect(await edges(second)).toEqual(['heron>ws-01 logon', 'ws-01>srv-02 remote first']);
    expect(second.events).toBe(3);
    expect((await load({ kind: 'session', session: 1 })).events).toBe(2);
  });

  it('joins the forms of an account and of a host', async () => {
    await open(
      `
      10:00:00 CORP\\heron remote-logon on WS-02 from ws-01 to WS-02
      10:10:00 heron remote-logon on ws-02.corp from ws-01 to ws-02.corp
      `,
      `UPDATE person_account SET person_id = 2 WHERE account_id = 1; DELETE FROM person WHERE person_id = 1`,
      `UPDATE host_identity SET same_as = 1`,
      `UPDATE host_identity SET same_as = 2 WHERE host_id = 2`,
    );
    const replay = await load(WHOLE);
    expect(new Set(replay.steps.columns.account)).toEqual(new Set([2]));
    expect(replay.hosts).toBe(2);
  });

  const PLM = "(SELECT host_id FROM host WHERE name = 'plm-01')";
  const MAIL = "(SELECT host_id FROM host WHERE name = 'mail-01')";

  it('brings the levels that are held, from the last before the span on; those of a service account only where it was taken on', async () => {
    await open(
      MOVEMENT,
      `INSERT INTO privilege (at_us, account_id, person_id, host_id, level, reason, event_id, by_account_id, session_id)
        VALUES (${at('11-10T08:00:00')}, 1, 1, NULL, 1, 'logged-on', 1, NULL, NULL),
        (${at('11-11T08:00:00')}, 1, 1, NULL, 2, 'special-privileges', 1, NULL, NULL),
        (${at('09:00:00')}, 3, NULL, ${PLM}, 2, 'special-privileges', 6, NULL, NULL),
        (${at('22:03:12')}, 3, NULL, ${PLM}, 3, 'special-privileges', 6, NULL, NULL),
        (${at('22:10:00')}, 3, NULL, ${MAIL}, 2, 'special-privileges', 6, NULL, NULL),
        (${at('22:03:12')}, 2, 2, NULL, 3, 'special-privileges', 6, NULL, NULL)`,
    );
    const { privilege } = await load({ kind: 'day', person: personId(1), day: DAY });
    expect([...privilege.columns.level]).toEqual([2, 3]);
    expect([...privilege.columns.account]).toEqual([1, 3]);
  });

  it('is empty on a day without events', async () => {
    await open(MOVEMENT);
    const replay = await load({ kind: 'day', person: personId(1), day: dayOfIso('2026-11-11') });
    expect([replay.events, replay.steps.rows, replay.nodes.rows, replay.edges.rows]).toEqual([0, 0, 0, 0]);
    expect([replay.from, replay.to]).toEqual([at('11-11T00:00:00'), at('11-12T00:00:00')]);
  });

  it('says what it does not know', async () => {
    await open(MOVEMENT);
    await expect(load({ kind: 'session', session: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const nobody = load({ kind: 'day', person: personId(99), day: DAY });
    await expect(nobody).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const backwards = load({ kind: 'span', from: timestampUs(2), to: timestampUs(1) });
    await expect(backwards).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('folds harder where there are very many steps, and says so', async () => {
    await open('08:00:00 heron logged-on on ws-01 from ws-01');
    await small?.open.writer.run(`
      INSERT INTO event (event_id, source_id, account_id, at_us, stream, action, src_host_id, resource, content_hash)
      SELECT 100 + i, 1, 1, ${at('08:00:00')} + i * 180000000, 'web', 'web-visited', 1, 'http://a' || i % 3 || '.example/', i FROM range(12000) t(i)`);
    const replay = await load(WHOLE);
    expect(replay.events).toBe(12_001);
    expect(replay.coarser).toMatchObject({ runs: 12_001, left: 0 });
    expect(replay.steps.rows).toBeLessThanOrEqual(5000);
    expect(replay.steps.columns.events.reduce((sum, events) => sum + events, 0)).toBe(12_001);
    expect(replay.edges.columns.events.reduce((sum, events) => sum + events, 0)).toBe(12_001);
  });

  it('lists days with movement or other credentials, the longest way first', async () => {
    await open(MOVEMENT);
    const found = await small?.call('replay.candidates', {});
    const days = (found ?? []).map(({ person, subject }) => [person, subject.kind === 'day' && subject.day]);
    expect(days).toEqual([
      [1, DAY],
      [1, DAY - 2],
    ]);
    expect(found?.[0]).toMatchObject({ hosts: 3, accounts: 2, level: 1 });
    const late = await small?.call('replay.candidates', { from: timestampUs(at('11-12T00:00:00')) });
    expect(late).toHaveLength(1);
    expect(await small?.call('replay.candidates', { person: personId(2) })).toEqual([]);
  });

  it('masks what a resource belongs to', async () => {
    await open(`10:00:00 heron share-accessed on srv-02 from ws-01 to srv-02 of \\\\srv-02\\heron$`);
    const masked = await small?.call('names.resolve', { kind: 'container', events: [eventId(1n)] });
    expect(masked?.[0]).toMatch(/^\\\\srv-02\\‹[a-z]+-\d\d›\$$/);
  });
});
