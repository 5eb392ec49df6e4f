import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SignalId } from '../../../models/domain/signal.ts';
import type { StorySignal } from '../../../models/domain/story.ts';
import { US_PER_DAY, US_PER_HOUR } from '../../../models/domain/time.ts';
import { FEEDBACK_BOUNDS, learnedFactors } from '../../../models/stories/feedback.ts';
import { storiesOf, type GivenVerdict, type StoryContext } from '../../../models/stories/stories.ts';

let number = 0;
/** A signal of person 1 at an hour. */
function signal(kind: SignalId, hour: number, some: Partial<StorySignal> = {}): StorySignal {
  number += 1;
  const person = some.person === undefined ? 1 : some.person;
  return {
    id: number.toString(16).padStart(16, '0'),
    signal: kind,
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
  reliefOf: () => [],
  verdicts: [],
  hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 16),
};
const stories = (signals: readonly StorySignal[], some: Partial<StoryContext> = {}) =>
  storiesOf(signals, { ...context, ...some });
const DAY = 24;

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
    expect(story?.signals).toHaveLength(3);
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
    const weak = moved.map((one) => ({ ...one, severity: 'low' as const, weight: 45 }));
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
      signals: first?.signals.map(({ id }) => id) ?? [],
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
      signals: all.map(({ id }) => id),
    };
    expect(stories(all.slice(1), { verdicts: [given] })[0]).toMatchObject({ id: first?.id, changed: true });
    expect(
      stories([signal('bulk-access', 500), signal('mass-deletion', 501)], { verdicts: [given] })[0]?.verdict,
    ).toBeNull();
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
  learnedFactors(times(3, verdict, 'new-device')).get('new-device') ?? 0;

describe('what verdicts teach', () => {
  it('is nothing without any', () => expect(learnedFactors([])).toEqual(new Map()));

  it('lowers what was benign and raises what was confirmed, within bounds however many there are', () => {
    const factors = learnedFactors([
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
    const factor = learnedFactors(times(1, 'benign-expected', 'new-device')).get('new-device') ?? 0;
    expect(factor).toBeGreaterThan(0.7);
    expect(factor).toBeLessThan(1);
  });

  it('weighs a one-off less than a habit', () => {
    expect(factorOf('benign-expected')).toBeLessThan(factorOf('benign-one-off'));
    expect(factorOf('suspicious')).toBeLessThan(factorOf('confirmed'));
  });
});
