import { describe, expect, it } from 'vitest';
import { storyPieces } from '../../../models/figures/story-pieces.ts';
import { storyTale } from '../../../models/figures/story-tale.ts';
import { mostSpecific } from '../../../models/figures/story-techniques.ts';
import { offsetBetween, pieceWhen, storyWhen } from '../../../models/figures/story-when.ts';
import { at, piece, ZONE } from './story-piece.ts';

describe('the paragraph of a story', () => {
  it('tells one event', () => {
    expect(
      storyTale([piece('mass-deletion', '2026-11-18 20:12Z', { did: 'deleted 247 items in 21 min' })], ZONE),
    ).toBe('On 18 Nov deleted 247 items in 21 min.');
  });

  it('tells a day in the order of time, and last what the day amounts to', () => {
    const pieces = [
      piece('a', '2026-11-19 20:00Z', { did: 'read 64 items' }),
      piece('b', '2026-11-19 21:00Z', { did: 'reached dc-01' }),
      piece('unusual-day', '2026-11-19 07:00Z', {
        end: at('2026-11-19 19:00Z'),
        did: 'used other credentials 4 times',
      }),
      piece('c', '2026-11-19 23:30Z', { did: 'came back' }),
    ].sort((a, b) => a.end - b.end);
    expect(storyTale(pieces, ZONE)).toBe(
      'On 19 Nov read 64 items, then reached dc-01; over the day used other credentials 4 times. On 20 Nov came back.',
    );
  });

  it('tells what took days from when to when, in the place of its beginning', () => {
    const pieces = [
      piece('a', '2026-11-10 19:00Z', { did: 'first signed in from Oslo, NO' }),
      piece('slow-collection', '2026-10-15 06:00Z', {
        end: at('2026-11-20 14:00Z'),
        did: 'collected 41 new items',
      }),
    ];
    expect(storyTale(pieces, ZONE)).toBe(
      'From 15 Oct to 20 Nov collected 41 new items. On 10 Nov first signed in from Oslo, NO.',
    );
  });

  it('tells the strongest of a kind and day, six at most, and counts the rest', () => {
    const kinds = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const pieces = kinds.map((kind, i) =>
      piece(kind, `2026-11-19 1${i}:00Z`, { did: kind, points: kind === 'c' ? 1 : 10 }),
    );
    const again = piece('a', '2026-11-19 18:00Z', { did: 'a again', points: 20 });
    expect(storyTale([...pieces, again], ZONE)).toBe(
      'On 19 Nov b, d, e, f, g, then a again. 2 more pieces of evidence below.',
    );
  });
});

describe('the pieces of a story', () => {
  const signal = {
    id: 's',
    signal: 'impossible-travel',
    title: 'Impossible travel',
    severity: 'high' as const,
    start: at('2026-11-19 08:00Z'),
    end: at('2026-11-19 12:00Z'),
    did: '',
    says: 'Signed in from Perth',
    points: 3,
  };
  const day = {
    person: 7,
    day: 20_776,
    severity: 'medium' as const,
    start: at('2026-11-19 07:00Z'),
    end: at('2026-11-19 11:00Z'),
    risk: 59.6,
    says: 'Used other credentials 4 times, and logged on 6 times.',
    points: 4,
  };

  it('come in the order in which they could be told, each with a phrase', () => {
    expect(storyPieces([signal], [day]).map(({ kind, did }) => [kind, did])).toEqual([
      ['unusual-day', 'used other credentials 4 times, and logged on 6 times'],
      ['impossible-travel', 'impossible travel'],
    ]);
  });

  it('say the risk of an unusual day', () => {
    expect(storyPieces([], [day])[0]?.says).toBe(
      'Risk 60 of 100: used other credentials 4 times, and logged on 6 times',
    );
  });
});

describe('when something was', () => {
  it('says a day once', () => {
    expect(storyWhen(at('2026-11-19 07:11Z'), at('2026-11-19 21:47Z'), ZONE)).toBe(
      '19 Nov 2026 08:11 to 22:47, UTC+01:00',
    );
    expect(storyWhen(at('2026-11-19 07:11Z'), at('2026-11-19 07:11Z'), ZONE)).toBe(
      '19 Nov 2026 08:11, UTC+01:00',
    );
  });

  it('says a year once, but where it changes', () => {
    expect(storyWhen(at('2026-11-03 14:39Z'), at('2026-11-05 07:05Z'), ZONE)).toBe(
      '3 Nov 15:39 to 5 Nov 2026 08:05, UTC+01:00',
    );
    expect(storyWhen(at('2026-12-31 10:00Z'), at('2027-01-02 10:00Z'), ZONE)).toBe(
      '31 Dec 2026 11:00 to 2 Jan 2027 11:00, UTC+01:00',
    );
  });

  it('names the zone where its offset changes in between', () => {
    expect(offsetBetween(at('2026-09-24 08:21Z'), at('2026-11-11 14:42Z'), ZONE)).toBe(ZONE);
  });

  it('says of a piece its minutes, or its days where it took long', () => {
    expect(pieceWhen(at('2026-11-19 20:04Z'), at('2026-11-19 20:17Z'), ZONE)).toBe('19 Nov 21:04 to 21:17');
    expect(pieceWhen(at('2026-11-19 20:04Z'), at('2026-11-20 07:00Z'), ZONE)).toBe(
      '19 Nov 21:04 to 20 Nov 08:00',
    );
    expect(pieceWhen(at('2026-09-24 08:21Z'), at('2026-10-15 10:00Z'), ZONE)).toBe('24 Sep to 15 Oct');
  });
});

const named = (id: string) => ({ id, name: id });

describe('the techniques of a story', () => {
  it('leave out what a sub-technique says better', () => {
    const ids = ['T1078', 'T1078.004', 'T1550', 'T1550.002', 'T1550.003', 'T1213'];
    expect(mostSpecific(ids.map(named)).map(({ id }) => id)).toEqual([
      'T1078.004',
      'T1550.002',
      'T1550.003',
      'T1213',
    ]);
  });
});
