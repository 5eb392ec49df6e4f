import { createHmac } from 'node:crypto';
import { PSEUDONYM_WORDS } from './words.ts';

const TWO_DIGITS = { first: 10, count: 90 } as const;
const THREE_DIGITS = { first: 100, count: 900 } as const;

/**
 * A pseudonym like "Heron 41" for each subject that has none, never one that is in `taken`. Depends on the case's key
 * and, where two meet, on who came first; three digits once the two-digit ones are half used up.
 */
export function assignPseudonyms(
  key: string,
  subjects: readonly string[],
  taken: ReadonlySet<string>,
): Map<string, string> {
  const used = new Set(taken);
  const given = new Map<string, string>();
  for (const subject of subjects) {
    const roomy = used.size * 2 < PSEUDONYM_WORDS.length * TWO_DIGITS.count;
    const pseudonym = firstFree(key, subject, roomy ? TWO_DIGITS : THREE_DIGITS, used);
    used.add(pseudonym);
    given.set(subject, pseudonym);
  }
  return given;
}

function firstFree(
  key: string,
  subject: string,
  { first, count }: { first: number; count: number },
  used: ReadonlySet<string>,
): string {
  const start = createHmac('sha256', key).update(subject).digest().readUIntBE(0, 6);
  const slots = PSEUDONYM_WORDS.length * count;
  for (let step = 0; step < slots; step++) {
    const slot = (start + step * STRIDE) % slots;
    const word = PSEUDONYM_WORDS[slot % PSEUDONYM_WORDS.length] ?? '';
    const pseudonym = `${word} ${first + Math.floor(slot / PSEUDONYM_WORDS.length)}`;
    if (!used.has(pseudonym)) return pseudonym;
  }
  throw new RangeError(`More than ${slots} people: every pseudonym is taken`);
}

/** A prime that divides no number of slots: the walk meets every slot and neighbours do not share a word. */
const STRIDE = 104_729;

/** How it stands inside running text: `‹heron-41›`. */
export const inText = (pseudonym: string) => `‹${pseudonym.toLowerCase().replace(' ', '-')}›`;
