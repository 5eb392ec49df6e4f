import { describe, expect, it } from 'vitest';
import { ENTITY_KINDS } from '../../../models/domain/signal.ts';
import {
  changedWords,
  judgedWhere,
  nothingSpeaksFor,
  speaksForTitle,
} from '../../../models/figures/story-says.ts';

describe('what is said of a story', () => {
  it('whose evidence is another: how much there was and is, and that it is another even where it is as much', () => {
    expect(changedWords({ before: 7, now: 5 })).toMatch(/^It rested on 7 pieces of evidence .*, now on 5: /);
    expect(changedWords({ before: 1, now: 1 })).toMatch(
      /^It rested on 1 piece of evidence .*, now on as many, but others: /,
    );
    expect(changedWords({ before: 4, now: 0 })).toMatch(/^Nothing is left of the evidence/);
  });

  it('of a network never says that it is a person', () => {
    for (const kind of ENTITY_KINDS)
      expect(speaksForTitle(kind)).toBe(`Speaks for this ${kind === 'user' ? 'person' : kind}`);
    expect(nothingSpeaksFor('user', false)).toMatch(/^Nothing found that speaks for it: no change record/);
    expect(nothingSpeaksFor('network', false)).not.toMatch(/Nothing found/);
  });

  it('does not claim to have looked where the evidence is gone', () => {
    expect(nothingSpeaksFor('user', true)).toBe('Not known any more: it went with the evidence.');
  });

  it('tells where a verdict was given', () => {
    expect(['app', 'host', 'cli', 'soc'].map(judgedWhere)).toEqual([
      'in the app',
      'in the app',
      'on the command line',
      'by soc',
    ]);
  });
});
