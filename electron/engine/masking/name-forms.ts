/** One way in which text names somebody: its words in order, of which the first `hidden` are replaced. */
export interface NameForm {
  readonly words: readonly string[];
  readonly hidden: number;
}

/** A person as the case's tables know them; any part may be missing. */
export interface KnownNames {
  readonly accounts: readonly string[];
  readonly fullNames: readonly string[];
  readonly emails: readonly string[];
}

const WORD = /[\p{L}\p{N}]+/gu;
const LEAST_JOINED = 6;

export const wordsOf = (text: string) => text.toLowerCase().normalize('NFC').match(WORD) ?? [];

const whole = (words: readonly string[]): NameForm => ({ words, hidden: words.length });

/** `CORP\jdoe` and `jdoe@corp.example` name jdoe; the rest stays readable. */
function accountForms(account: string): NameForm[] {
  const bare = account.split(/[\\/]/).at(-1) ?? account;
  return bare.includes('@')
    ? [...emailForms(bare), whole(wordsOf(bare.split('@')[0] ?? ''))]
    : [whole(wordsOf(bare))];
}

/** Only the part before the `@`, and only in front of its domain: "sales" alone is a word like any other. */
function emailForms(email: string): NameForm[] {
  const [local = '', domain = ''] = email.split('@');
  const hidden = wordsOf(local);
  const address = { words: [...hidden, ...wordsOf(domain)], hidden: hidden.length };
  return hidden.length > 1 ? [address, whole(hidden)] : [address];
}

function fullNameForms(name: string): NameForm[] {
  const words = name.includes(',') ? wordsOf(name.split(',').reverse().join(' ')) : wordsOf(name);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length < 2) return [whole(words)];
  const middles = words.slice(1, -1);
  const initials = middles.map((word) => word.slice(0, 1));
  const orders = [words, [first, last], [last, first], [last, first, ...middles]];
  if (middles.length > 0) orders.push([first, ...initials, last], [last, first, ...initials]);
  const joined = orders.map((order) => [order.join('')]).filter(([word = '']) => word.length >= LEAST_JOINED);
  return [...orders, ...joined].map(whole);
}

/** Every form in which original text may name this person, without those too short to mean anybody. */
export function nameForms({ accounts, fullNames, emails }: KnownNames): NameForm[] {
  const forms = [
    ...accounts.flatMap(accountForms),
    ...fullNames.flatMap(fullNameForms),
    ...emails.flatMap(emailForms),
  ];
  return forms.filter(({ words }) => words.join('').length > 1);
}
