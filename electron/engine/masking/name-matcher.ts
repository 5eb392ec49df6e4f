import { inText } from './pseudonyms.ts';
import type { NameForm } from './name-forms.ts';

interface Node {
  readonly next: Map<string, Node>;
  end: { hidden: number; pseudonym: string | null } | null;
}
const node = (): Node => ({ next: new Map(), end: null });

/** A word, or an encoded space, which only parts words. */
const TOKEN = /%20|[\p{L}\p{N}]+/giu;
/** What may stand between the words of one name; a comma only as in "Love, Calvin", not between CSV fields. */
const GAP = /^(?:,\s|[\s._\-+'’@]|%20){1,3}$/;
/** Shares that every Windows host has, with the `$` after them: `ADMIN$` is nobody of that name. */
const SHARES: ReadonlySet<string> = new Set(['admin', 'ipc', 'print', 'fax']);
/** Two people share this form: text that uses it does not say which. */
const SOMEBODY = '‹name›';

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Finds every known name in text in one pass over its words: longest first, whole words, in any case. */
export class NameMatcher {
  private readonly root = node();

  add(forms: readonly NameForm[], pseudonym: string): void {
    for (const { words, hidden } of forms) {
      let at = this.root;
      for (const word of words) {
        let next = at.next.get(word);
        if (!next) at.next.set(word, (next = node()));
        at = next;
      }
      const shared = at.end !== null && at.end.pseudonym !== pseudonym;
      at.end = { hidden, pseudonym: shared ? null : pseudonym };
    }
  }

  /** `text` with every name replaced by `‹heron-41›`. */
  replace(text: string): string {
    const tokens = tokensOf(text);
    let out = '';
    let done = 0;
    for (let i = 0; i < tokens.length;) {
      const found = this.longestAt(text, tokens, i);
      const [first, last] = [tokens[i], found && tokens[i + found.hidden - 1]];
      if (!found || !first || !last) {
        i++;
        continue;
      }
      out += text.slice(done, first.start) + (found.pseudonym === null ? SOMEBODY : inText(found.pseudonym));
      done = last.end;
      i += found.hidden;
    }
    return done === 0 ? text : out + text.slice(done);
  }

  private longestAt(text: string, tokens: readonly Token[], from: number): Node['end'] {
    let at: Node | undefined = this.root;
    let best: Node['end'] = null;
    const first = tokens[from];
    if (first && SHARES.has(first.word) && text[first.end] === '$') return null;
    for (let i = from; i < tokens.length; i++) {
      const token = tokens[i];
      const before = tokens[i - 1];
      if (!token || (i > from && before && !GAP.test(text.slice(before.end, token.start)))) break;
      at = at.next.get(token.word);
      if (!at) break;
      best = at.end ?? best;
    }
    return best;
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    if (match[0] !== '%20')
      tokens.push({ word: match[0].toLowerCase().normalize('NFC'), start, end: start + match[0].length });
  }
  return tokens;
}
