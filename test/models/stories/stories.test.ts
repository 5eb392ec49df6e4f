import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { UNUSUAL_DAY, type Evidence, type EvidenceKind } from '../../../models/domain/story.ts';
import { US_PER_DAY, US_PER_HOUR } from '../../../models/domain/time.ts';
import { ALONE, FEEDBACK_BOUNDS, learnFrom } from '../../../models/stories/feedback.ts';
import { dayPoints } from '../../../models/stories/days.ts';
import { sharedByPeers } from '../../../models/stories/peers.ts';
import { storiesOf, type StoryContext } from '../../../models/stories/stories.ts';
import type { GivenVerdict } from '../../../models/stories/verdicts.ts';

let number = 0;
/** A signal of person 1 at an hour. */
function signal(kind: EvidenceKind, hour: number, some: Partial<Evidence> = {}): Evidence {
  number += 1;
  const person = some.person === undefined ? 1 : some.person;
  return {
    id: number.toString(16).padStart(16, '0'),
    kind,
    entity: {
      kind: person === null ? 'network' : 'user',
      id: person,
      name: person === null ? '203.0.113.0/24' : `person${person}`,
    },
    person,
    startUs: hour * US_PER_HOUR,
    endUs: hour * US_PER_HOUR,
    severity: 'high',
    weight: 30,
    links: person === null ? [] : [['person', String(person)]],
    ...some,
  };
}

const context: StoryContext = {
  roleOf: () => 'SalesContractor',
  nameOf: (person) => `person${person}`,
  personCalled: (name) => Number(name.replace('person', '')),
  reliefOf: () => [],
  verdicts: [],
  alone: ALONE.points,
  hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 16),
};
const stories = (signals: readonly Evidence[], some: Partial<StoryContext> = {}) =>
  storiesOf(signals, { ...context, ...some });
const DAY = 24;
/** What a verdict keeps of its story. */
const WAS = {
  principal: 'person1',
  title: 'Read far more than usual',
  startUs: US_PER_HOUR,
  endUs: 2 * US_PER_HOUR,
  risk: 51,
};

describe('stories', () => {
  it('join independent signals of one person into one, told in the order of time', () => {
    const [story, ...rest] = stories([
      signal('mass-deletion', 30),
      signal('lateral-movement', 10),
      signal('bulk-access', 20),
    ]);
    expect(rest).toEqual([]);
    expect(story).toMatchObject({
      principal: { kind: 'user', id: 1 },
      rank: 1,
      title: 'Sales contractor moved from host to host, read far more than usual, then deleted in bulk',
    });
    expect(story?.evidence).toHaveLength(3);
    expect(story?.risk).toBeCloseTo(100 * (1 - 0.7 ** 3), 5);
  });

  it('make none of one odd event, nor of the same one again and again', () => {
    expect(stories([signal('new-device', 1, { weight: 12 })])).toEqual([]);
    expect(stories(Array.from({ length: 9 }, (_, i) => signal('new-device', i, { weight: 12 })))).toEqual([]);
  });

  it('make one of a single signal that is strong enough by itself', () => {
    expect(stories([signal('directory-replication', 1, { weight: 55, severity: 'critical' })])).toHaveLength(
      1,
    );
  });

  it('grow by independent kinds, hardly by repetition', () => {
    const two = stories([signal('bulk-access', 1), signal('mass-deletion', 2)])[0]?.risk ?? 0;
    const again =
      stories([signal('bulk-access', 1), signal('mass-deletion', 2), signal('mass-deletion', 3)])[0]?.risk ??
      0;
    const third =
      stories([signal('bulk-access', 1), signal('mass-deletion', 2), signal('privilege-escalation', 3)])[0]
        ?.risk ?? 0;
    expect(again - two).toBeGreaterThan(0);
    expect(again - two).toBeLessThan((third - two) / 3);
  });

  it('last at most seven days, and end after three without anything', () => {
    const daily = Array.from({ length: 15 }, (_, i) =>
      signal(i % 2 === 0 ? 'bulk-access' : 'mass-deletion', i * DAY),
    );
    for (const { startUs, endUs } of stories(daily))
      expect(endUs - startUs).toBeLessThanOrEqual(7 * US_PER_DAY);
    expect(
      stories([signal('bulk-access', 0, { weight: 45 }), signal('mass-deletion', 4 * DAY, { weight: 45 })]),
    ).toHaveLength(2);
  });

  it('reach back over weeks where a slow kind belongs to them', () => {
    const slow = signal('slow-collection', 40 * DAY, { startUs: 0 });
    expect(stories([slow, signal('exfiltration-channel', 41 * DAY)])).toHaveLength(1);
  });

  it('keep people apart who only share an office, and join those of whom one acted as the other', () => {
    const office = Array.from({ length: 6 }, (_, i) =>
      signal('bulk-access', i, {
        person: i + 1,
        weight: 45,
        links: [
          ['person', String(i + 1)],
          ['network', '10.0.0.0/24'],
        ],
      }),
    );
    expect(stories(office)).toHaveLength(6);
    const moved = [
      signal('lateral-movement', 1, {
        links: [
          ['person', '1'],
          ['person', '2'],
        ],
      }),
      signal('mass-deletion', 2, { person: 2, links: [['person', '2']] }),
    ];
    expect(stories(moved)).toMatchObject([{ principal: { id: 1 }, people: [1, 2] }]);
    const weak = moved.map((one) => ({ ...one, severity: 'low' as const, weight: 90 }));
    expect(stories(weak)).toHaveLength(2);
  });

  it('are about a network where nobody is known', () => {
    const [story] = stories([
      signal('credential-stuffing', 1, { person: null, weight: 40, links: [['network', '203.0.113.0/24']] }),
    ]);
    expect(story).toMatchObject({
      principal: { kind: 'network', name: '203.0.113.0/24' },
      title: 'Tried many accounts (credential stuffing)',
    });
  });

  it('take off what speaks against them, never below nothing', () => {
    const signals = [signal('bulk-access', 1), signal('mass-deletion', 2)];
    const relief = [{ kind: 'on-call', reason: 'On call at the time', points: 12 }] as const;
    const [before, after] = [stories(signals)[0], stories(signals, { reliefOf: () => relief })[0]];
    expect((before?.risk ?? 0) - (after?.risk ?? 0)).toBeCloseTo(12, 5);
    expect(after?.relief).toEqual(relief);
  });

  it('keep their id when more is found later, and say that a verdict rests on other evidence', () => {
    const early = [signal('bulk-access', 1), signal('mass-deletion', 2)];
    const [first] = stories(early);
    const given: GivenVerdict = {
      decision: 7,
      story: first?.id ?? '',
      verdict: 'confirmed',
      ...WAS,
      signals: first?.evidence.map(({ id }) => id) ?? [],
    };
    expect(stories(early, { verdicts: [given] })[0]).toMatchObject({
      id: first?.id,
      changed: false,
      verdict: { decision: 7, verdict: 'confirmed' },
    });
    const [grown] = stories([...early, signal('audit-tampering', 3)], { verdicts: [given] });
    expect(grown).toMatchObject({ id: first?.id, changed: true, verdict: { verdict: 'confirmed' } });
  });

  it('find a verdict again by its evidence where the first signal is gone', () => {
    const all = [signal('bulk-access', 1), signal('mass-deletion', 2), signal('audit-tampering', 3)];
    const [first] = stories(all);
    const given: GivenVerdict = {
      decision: 7,
      story: first?.id ?? '',
      verdict: 'suspicious',
      ...WAS,
      signals: all.map(({ id }) => id),
    };
    expect(stories(all.slice(1), { verdicts: [given] })[0]).toMatchObject({ id: first?.id, changed: true });
    const [other, pinned] = stories([signal('bulk-access', 500), signal('mass-deletion', 501)], {
      verdicts: [given],
    });
    expect(other?.verdict).toBeNull();
    expect(pinned).toMatchObject({
      id: first?.id,
      verdict: given,
      changed: true,
      title: WAS.title,
      risk: WAS.risk,
    });
  });

  it('stay in the list once they were judged: with nothing left of them, and however weak they have become', () => {
    const weak = signal('new-device', 1, { weight: 12 });
    const given: GivenVerdict = {
      decision: 7,
      story: '00000000000000aa',
      verdict: 'suspicious',
      ...WAS,
      signals: [weak.id],
    };
    expect(stories([weak])).toEqual([]);
    expect(stories([weak], { verdicts: [given] })).toMatchObject([
      { id: given.story, changed: false, risk: 12 },
    ]);
    const [gone] = stories([], { verdicts: [given] });
    expect(gone).toMatchObject({
      id: given.story,
      principal: { kind: 'user', id: 1 },
      evidence: [],
      changed: true,
      risk: 51,
    });
  });

  it('join to the unusual days of their person, which count half where signals say the same', () => {
    const day = (hour: number, risk: number) =>
      signal(UNUSUAL_DAY, hour, { weight: dayPoints(risk), endUs: (hour + 9) * US_PER_HOUR });
    const [two] = stories([day(8, 95), day(32, 90)]);
    expect(two?.title).toBe('Sales contractor had unusual days');
    expect(two?.risk).toBeCloseTo(44 + 0.15 * 40, 5);
    expect(stories([day(8, 99)])).toEqual([]);
    expect(stories([day(8, 80), day(32, 70)])).toEqual([]);
    const apart = stories([day(8, 95), signal('bulk-access', 40)])[0]?.risk ?? 0;
    const same = stories([day(8, 95), signal('bulk-access', 10)])[0]?.risk ?? 0;
    expect(apart).toBeCloseTo(100 * (1 - 0.56 * 0.7), 5);
    expect(same).toBeCloseTo(100 * (1 - 0.78 * 0.7), 5);
  });

  it('last longer than a week where one session or causal path goes on', () => {
    const path = (hour: number) =>
      signal('lateral-movement', hour, {
        links: [
          ['person', '1'],
          ['path', '77'],
        ],
      });
    expect(stories([path(0), path(10 * DAY), signal('mass-deletion', 10 * DAY + 1)])).toHaveLength(1);
    const other = signal('lateral-movement', 10 * DAY, {
      links: [
        ['person', '1'],
        ['path', '78'],
      ],
      weight: 45,
    });
    expect(stories([{ ...path(0), weight: 45 }, other])).toHaveLength(2);
  });

  it('are one where unusual days go on for weeks, until a signal comes among them', () => {
    const days = Array.from({ length: 21 }, (_, i) =>
      signal(UNUSUAL_DAY, i * DAY, { weight: dayPoints(85) }),
    );
    expect(stories(days)).toHaveLength(1);
    const [, ...rest] = stories([...days, signal('mass-deletion', 15 * DAY + 1)]);
    expect(rest).toHaveLength(1);
  });

  it('need more of a kind alone once verdicts have raised the threshold', () => {
    const single = [signal('directory-replication', 1, { weight: 40 })];
    expect(stories(single)).toHaveLength(1);
    expect(stories(single, { alone: 46 })).toEqual([]);
  });

  it('are the same in whatever order their signals come', () => {
    const signals = [
      signal('bulk-access', 1),
      signal('mass-deletion', 30),
      signal('new-device', 5),
      signal('lateral-movement', 60),
    ];
    expect(stories(signals.toReversed())).toEqual(stories(signals));
  });
});

const times = (count: number, verdict: GivenVerdict['verdict'], ...kinds: string[]) =>
  Array.from({ length: count }, () => ({ verdict, kinds }));
const factorOf = (verdict: GivenVerdict['verdict']) =>
  learnFrom(times(3, verdict, 'new-device')).factors.get('new-device') ?? 0;

describe('what verdicts teach', () => {
  it('is nothing without any', () =>
    expect(learnFrom([])).toEqual({ factors: new Map(), alone: ALONE.points }));

  it('lowers what was benign and raises what was confirmed, within bounds however many there are', () => {
    const { factors } = learnFrom([
      ...times(500, 'benign-expected', 'new-device'),
      ...times(500, 'confirmed', 'mass-deletion'),
    ]);
    expect(factors.get('new-device')).toBeLessThan(0.7);
    expect(factors.get('mass-deletion')).toBeGreaterThan(1.2);
    for (const factor of factors.values()) {
      expect(factor).toBeGreaterThanOrEqual(FEEDBACK_BOUNDS.least);
      expect(factor).toBeLessThanOrEqual(FEEDBACK_BOUNDS.most);
    }
  });

  it('moves little by one verdict: the defaults are the prior', () => {
    const factor = learnFrom(times(1, 'benign-expected', 'new-device')).factors.get('new-device') ?? 0;
    expect(factor).toBeGreaterThan(0.7);
    expect(factor).toBeLessThan(1);
  });

  it('weighs a one-off less than a habit', () => {
    expect(factorOf('benign-expected')).toBeLessThan(factorOf('benign-one-off'));
    expect(factorOf('suspicious')).toBeLessThan(factorOf('confirmed'));
  });

  it('moves the threshold of a story, within bounds', () => {
    const benign = learnFrom(times(3, 'benign-expected', 'new-device')).alone;
    const confirmed = learnFrom(times(3, 'confirmed', 'new-device')).alone;
    expect(benign).toBeGreaterThan(ALONE.points);
    expect(confirmed).toBeLessThan(ALONE.points);
    expect(learnFrom(times(500, 'benign-expected', 'new-device')).alone).toBe(ALONE.most);
    expect(learnFrom(times(500, 'confirmed', 'new-device')).alone).toBe(ALONE.least);
  });
});

const roleOf = () => 'SalesContractor';
const roleOfOne = (person: number) => (person === 1 ? 'SalesContractor' : 'Clerk');

describe('what peers did', () => {
  const group = [signal('bulk-access', 100), signal('new-device', 101)];
  const others = (count: number, ...kinds: EvidenceKind[]) =>
    Array.from({ length: count }, (_, i) => kinds.map((kind) => signal(kind, 90, { person: i + 2 }))).flat();

  it('is told where three of the same role had all of it in the week before', () =>
    expect(sharedByPeers(group, [...group, ...others(3, 'bulk-access', 'new-device')], roleOf)).toBe(3));

  it('is nothing where they had a part of it, too long ago, later, in another role, or were two', () => {
    expect(sharedByPeers(group, [...group, ...others(4, 'bulk-access')], roleOf)).toBeNull();
    expect(sharedByPeers(group, [...group, ...others(2, 'bulk-access', 'new-device')], roleOf)).toBeNull();
    const moved = (hours: number) =>
      others(4, 'bulk-access', 'new-device').map((one) => ({
        ...one,
        endUs: one.endUs + hours * US_PER_HOUR,
      }));
    expect(sharedByPeers(group, [...group, ...moved(-8 * DAY)], roleOf)).toBeNull();
    expect(sharedByPeers(group, [...group, ...moved(20)], roleOf)).toBeNull();
    expect(sharedByPeers(group, [...group, ...others(4, 'bulk-access', 'new-device')], roleOfOne)).toBeNull();
  });
});
