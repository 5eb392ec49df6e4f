import { describe, expect, it } from 'vitest';
import { assignPseudonyms, inText } from '../../../electron/engine/masking/pseudonyms.ts';
import { PSEUDONYM_WORDS } from '../../../electron/engine/masking/words.ts';

const subjects = (count: number) => Array.from({ length: count }, (_, i) => `user${i}`);

describe('pseudonyms', () => {
  it('are a bird or tree and two digits', () => {
    for (const pseudonym of assignPseudonyms('key', subjects(500), new Set()).values())
      expect(pseudonym).toMatch(/^[A-Z][a-z]+ [1-9][0-9]$/);
  });

  it('are the same for the same case, others for another', () => {
    const one = assignPseudonyms('key', subjects(100), new Set());
    expect([...assignPseudonyms('key', subjects(100), new Set())]).toEqual([...one]);
    const other = assignPseudonyms('other key', subjects(100), new Set());
    expect([...other].filter(([subject, name]) => one.get(subject) === name).length).toBeLessThan(5);
  });

  it('never meet, and take three digits where two would run out', () => {
    const many = [...assignPseudonyms('key', subjects(20_000), new Set()).values()];
    expect(new Set(many).size).toBe(20_000);
    expect(many.at(-1)).toMatch(/ [1-9][0-9]{2}$/);
  });

  it('keep away from those taken', () => {
    const [first = ''] = assignPseudonyms('key', ['ann'], new Set()).values();
    const [second] = assignPseudonyms('key', ['ann'], new Set([first])).values();
    expect(second).not.toBe(first);
  });

  it('draw on words that are one word, told apart and many', () => {
    expect(PSEUDONYM_WORDS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(PSEUDONYM_WORDS).size).toBe(PSEUDONYM_WORDS.length);
    for (const word of PSEUDONYM_WORDS) expect(word).toMatch(/^[A-Z][a-z]+$/);
  });

  it('stand in text in angle marks', () => expect(inText('Heron 41')).toBe('‹heron-41›'));
});
