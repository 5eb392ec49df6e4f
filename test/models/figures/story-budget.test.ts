import { describe, expect, it } from 'vitest';
import { insideBudget } from '../../../models/figures/story-budget.ts';
import { at, ZONE } from './story-piece.ts';

const story = (id: string, end: string) => ({ id, end: at(end) });

describe('stories inside a budget', () => {
  it('are the first by rank of each week in which they ended', () => {
    const stories = [
      story('a', '2026-11-16 10:00Z'),
      story('b', '2026-11-19 10:00Z'),
      story('c', '2026-11-22 10:00Z'),
      story('d', '2026-11-10 10:00Z'),
    ];
    expect([...insideBudget(stories, 2, ZONE)]).toEqual(['a', 'b', 'd']);
    expect([...insideBudget(stories, 3, ZONE)]).toEqual(['a', 'b', 'c', 'd']);
  });

  it('belong to the week of the zone', () => {
    // Sunday 23:30 in UTC is Monday 00:30 in Copenhagen.
    const stories = [story('a', '2026-11-20 10:00Z'), story('b', '2026-11-22 23:30Z')];
    expect([...insideBudget(stories, 1, 'UTC')]).toEqual(['a']);
    expect([...insideBudget(stories, 1, ZONE)]).toEqual(['a', 'b']);
  });
});
