import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personId } from '../../../models/domain/ids.ts';
import { day } from '../../../models/domain/time.ts';
import { smallCase, type SmallCase } from './small-case.ts';
import { FIRST_DAY, LAST_DAY, threePeople } from './three-people.ts';

const ann = personId(1);
const peak = day(FIRST_DAY + 90);

describe('people', () => {
  let small: SmallCase;
  beforeAll(async () => {
    small = await smallCase(threePeople());
  });
  afterAll(() => small.end());

  describe('people.ranked', () => {
    it('ranks by the peak of the span, and says how it changed and why', async () => {
      const { from, to, people, reasons } = await small.call('people.ranked', {});
      expect([from, to, people.rows]).toEqual([FIRST_DAY + 30, LAST_DAY, 3]);
      expect([...people.columns.person]).toEqual([1, 2, 3]);
      expect([...people.columns.risk]).toEqual([80, 9, 9]);
      expect(people.columns.change[0]).toBe(80 - 9);
      expect(people.columns.peakDay[0]).toBe(peak);
      expect(people.dictionary?.['role']?.[people.columns.role[2] ?? -1]).toBe('Clerk');
      expect(reasons[0]).toEqual([
        { feature: 'file-copies', seen: 40, usualLow: 0, usualHigh: 5, points: 81 },
        { feature: 'logons', seen: 1, usualLow: 1, usualHigh: 3, points: 2 },
      ]);
    });

    it('draws twelve weekly peaks that end with the span', async () => {
      const { people } = await small.call('people.ranked', {});
      const spark = people.columns.spark.subarray(0, 12);
      expect(spark).toHaveLength(12);
      expect(spark[0]).toBeNaN();
      expect(spark[10]).toBe(80);
      expect(spark[11]).toBe(9);
    });

    it('knows the usual band from before the guard of the peak', async () => {
      const { people } = await small.call('people.ranked', {});
      expect(people.columns.usualLow[0]).toBeCloseTo(5, 6);
      expect(people.columns.usualHigh[0]).toBeCloseTo(9, 6);
    });

    it('leaves out who was not scored in the span', async () => {
      const { people } = await small.call('people.ranked', { from: day(LAST_DAY - 3), to: day(LAST_DAY) });
      expect([...people.columns.person]).toEqual([1, 3]);
    });

    it('counts days above the usual band since the last look as new', async () => {
      const before = await small.call('people.ranked', {});
      expect(before.people.columns.newDays[0]).toBe(1);
      const looked = String((LAST_DAY + 1) * 86_400_000_000);
      await small.open.writer.run(`INSERT OR REPLACE INTO meta VALUES ('looked_us', '${looked}')`);
      const after = await small.call('people.ranked', {});
      expect(after.people.columns.newDays[0]).toBe(0);
      await small.open.writer.run(`DELETE FROM meta WHERE key = 'looked_us'`);
    });
  });

  it('tells a profile', async () => {
    const profile = await small.call('people.profile', { person: ann });
    expect(profile).toMatchObject({
      person: 1,
      accounts: [1],
      role: 'Engineer',
      department: '2 - Optics',
      zones: [{ zone: 'America/New_York', since: null }],
      firstDay: FIRST_DAY,
      lastDay: LAST_DAY,
      activeDays: 100,
      peakDay: peak,
      peakRisk: 80,
      rank: 1,
      rankedPeople: 3,
    });
    // 13:00 to 22:00 UTC is 8 to 17 in winter and 9 to 18 in summer.
    expect(profile.ownHours).toEqual({ from: 480, to: 1080 });
  });

  it('draws every day of a person, those of learning without risk', async () => {
    const { days, parts } = await small.call('people.timeline', { person: ann });
    expect(days.rows).toBe(100);
    expect(days.columns.risk[0]).toBeNaN();
    expect(days.columns.risk[90]).toBe(80);
    expect(days.columns.relief[90]).toBe(3);
    const points = [...parts.columns.points].filter((_, i) => parts.columns.day[i] === peak);
    expect(points.reduce((a, b) => a + b, 0)).toBe(80 + 3);
    expect([...(parts.dictionary?.['contribution'] ?? [])].sort()).toEqual(['exfil', 'other']);
  });

  it('places sessions by the wall clock, also after the clocks change', async () => {
    const { sessions } = await small.call('people.sessions', { person: ann });
    const { day: days, startMinute, endMinute } = sessions.columns;
    const summer = days.indexOf(14_683); // 2010-03-15, the day after the change
    expect([startMinute[0], endMinute[0]]).toEqual([480, 1020]);
    expect([startMinute[summer], endMinute[summer]]).toEqual([540, 1080]);
  });

  it('leaves out sessions that programs hold over the network', async () => {
    const before = await small.call('people.sessions', { person: ann });
    await small.open.writer
      .run(`INSERT INTO session (session_id, person_id, account_id, host_id, kind, start_us, end_us, events, closed)
      VALUES (9998, 1, 1, 2, 'network', 1, 2, 1, true)`);
    const after = await small.call('people.sessions', { person: ann });
    expect(after.sessions.rows).toBe(before.sessions.rows);
    await small.open.writer.run('DELETE FROM session WHERE session_id = 9998');
  });

  it('says the highest level held anywhere, from change to change', async () => {
    await small.open.writer
      .run(`INSERT INTO privilege (at_us, account_id, person_id, host_id, level, reason, event_id, by_account_id) VALUES
      (10, 1, 1, 1, 1, 'logged-on', 7, NULL), (20, 1, 1, 2, 1, 'logged-on', 8, NULL), (30, 1, 1, 2, 3, 'special-privileges', 9, NULL),
      (40, 1, 1, 1, 2, 'special-privileges', 10, 2), (50, 1, 1, 2, 0, 'signed-off', 11, NULL), (60, 1, 1, 1, 0, 'signed-off', 12, NULL),
      (25, 2, 2, NULL, 3, 'group-member-added', 13, 3)`);
    const { steps } = await small.call('people.privileges', { person: ann });
    expect([...steps.columns.at]).toEqual([10, 30, 50, 60]);
    expect([...steps.columns.level]).toEqual([1, 3, 2, 0]);
    expect([...steps.columns.by]).toEqual([-1, -1, -1, -1]);
    const bob = await small.call('people.privileges', { person: personId(2) });
    expect([[...bob.steps.columns.host], [...bob.steps.columns.by]]).toEqual([[-1], [3]]);
    await small.open.writer.run('DELETE FROM privilege');
  });

  it('says what the roles allow whose sessions somebody began, with what covers it', async () => {
    await small.open.writer
      .run(`INSERT INTO account (account_id, name, kind) VALUES (900, 'assumed-role/Ops/ann@1', 'user');
      INSERT INTO privilege (at_us, account_id, person_id, host_id, level, reason, event_id, by_account_id, change) VALUES
      (10, 900, NULL, NULL, 2, 'role-assumed', 7, 1, 'CHG-12'), (20, 900, NULL, NULL, 0, 'signed-off', 8, 1, NULL),
      (15, 3, 3, 1, 3, 'explicit-credentials', 9, 1, '-')`);
    const { steps } = await small.call('people.privileges', { person: ann });
    expect([...steps.columns.level]).toEqual([2, 0]);
    expect([...steps.columns.change].map((word) => steps.dictionary?.['change']?.[word])).toEqual([
      'CHG-12',
      '',
    ]);
    await small.open.writer.run('DELETE FROM privilege; DELETE FROM account WHERE account_id = 900');
  });

  it('lets a session end past midnight', async () => {
    const start = (LAST_DAY + 5) * 86_400_000_000 + 3 * 3_600_000_000;
    await small.open.writer.run(
      `INSERT INTO session (session_id, person_id, account_id, host_id, kind, start_us, end_us, events, closed) VALUES (9999, 3, 3, 3, 'interactive', ${start}::BIGINT, ${start + 24 * 3_600_000_000}::BIGINT, 1, false)`,
    );
    const from = start as never;
    const { sessions } = await small.call('people.sessions', { person: personId(3), from });
    expect(sessions.rows).toBe(1);
    expect(sessions.columns.closed[0]).toBe(0);
    expect((sessions.columns.endMinute[0] ?? 0) - (sessions.columns.startMinute[0] ?? 0)).toBe(1440);
    await small.open.writer.run('DELETE FROM session WHERE session_id = 9999');
  });

  it('marks the first use of a host, but not while everything is new', async () => {
    const { lanes } = await small.call('people.lanes', { person: ann });
    const { kind, entity, day: days, count, first } = lanes.columns;
    const rows = [...days.keys()].map((i) => ({
      kind: lanes.dictionary?.['kind']?.[kind[i] ?? -1],
      entity: entity[i],
      day: days[i],
      count: count[i],
      first: first[i],
    }));
    expect(rows[0]).toEqual({ kind: 'host', entity: 1, day: FIRST_DAY, count: 2, first: 0 });
    expect(rows.filter((row) => row.first === 1)).toEqual([
      { kind: 'host', entity: 3, day: peak, count: 2, first: 1 },
      { kind: 'device', entity: 3, day: peak, count: 1, first: 1 },
    ]);
  });

  it('keeps a first use first when the span begins later', async () => {
    const { lanes } = await small.call('people.lanes', { person: ann, from: day(peak + 1) });
    expect([...lanes.columns.first]).not.toContain(1);
    expect(lanes.rows).toBe(18);
  });

  describe('people.why', () => {
    it('says what was seen, what is usual, what peers do and what was expected', async () => {
      const why = await small.call('people.why', { person: ann, day: peak });
      expect(why).toMatchObject({ risk: 80, surprise: 40, usual: { low: 5, high: 9 } });
      expect(why.features[0]).toEqual({
        feature: 'file-copies',
        contribution: 'exfil',
        points: 81,
        seen: 40,
        usual: { low: 0, high: 5 },
        peers: { low: 0, high: 5 },
        expected: 0,
        nearest: 5,
        tail: 12,
      });
      expect(why.rests).toEqual({ ownDays: 60, peers: 1, role: 'Engineer' });
      expect(why.alike).toEqual({ day: FIRST_DAY + 39, similarity: 0.8 });
      expect(why.relief).toEqual([{ reason: expect.any(String), points: 3 }]);
      expect(why.models.map(({ model, rank, of }) => [model, rank, of])).toEqual([
        ['autoencoder', 1, 200],
        ['robust-z', 1, 200],
      ]);
    });

    it('rests on the first twenty active days while the guard covers them', async () => {
      const why = await small.call('people.why', { person: ann, day: day(FIRST_DAY + 35) });
      expect(why.rests.ownDays).toBe(20);
    });

    it('has no risk and no relief to show on a day of learning', async () => {
      const why = await small.call('people.why', { person: ann, day: day(FIRST_DAY) });
      expect(why).toMatchObject({
        risk: null,
        surprise: null,
        usual: null,
        features: [],
        relief: [],
        alike: null,
      });
    });

    it('has nothing to say of a day without events', async () => {
      await expect(
        small.call('people.why', { person: personId(2), day: day(LAST_DAY) }),
      ).rejects.toMatchObject({
        code: 'NOT_FOUND',
        message: expect.stringContaining('2010-04-13'),
      });
    });
  });

  it.each(['people.profile', 'people.timeline', 'people.sessions', 'people.lanes'] as const)(
    '%s refuses a person that is not there',
    async (method) => {
      await expect(small.call(method, { person: personId(99) })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    },
  );

  it('counts events and people by day, with no day left out', async () => {
    const activity = await small.call('organisation.activity', {});
    expect(activity.rows).toBe(100);
    expect([activity.columns.events[0], activity.columns.people[0]]).toEqual([6, 3]);
    expect([activity.columns.events[95], activity.columns.people[95]]).toEqual([4, 2]);
  });
});
