import { createHmac } from 'node:crypto';

/** Bounded, so that long text without an address costs little; `icon@2x.png` is none. */
const ADDRESS =
  /(?<![\p{L}\p{N}._+-])([\p{L}\p{N}_+-](?:[\p{L}\p{N}._+'-]{0,126}[\p{L}\p{N}_+-])?)(@|%40)((?!\d+x\.)(?:[\p{L}\p{N}-]{1,63}\.){1,10}\p{L}{2,24})/giu;
/** Whom it names is hidden already. */
const KNOWN = /^‹[^‹›]*›(?:@|%40)/i;
const DIGITS = 6;

interface Masking {
  /** The case's own key: the same address is the same in all of it, and another in every other case. */
  readonly key: string;
  /** Hides the names that the case knows. */
  readonly names: (text: string) => string;
  /** Accounts of services and computers, lower case, with their domain and without. */
  readonly open: ReadonlySet<string>;
}

/**
 * Text with every name in it hidden, and whoever a mail address names though the case knows nobody of that name: people
 * outside are people, and a private address outside tells who writes to it. The domain stays: it says where mail went.
 */
export function maskedText(text: string, { key, names, open }: Masking): string {
  let out = '';
  let done = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const [whole, local = '', at = '@', domain = ''] = found;
    const address = `${local}@${domain}`.toLowerCase();
    if (open.has(local.toLowerCase()) || open.has(address) || KNOWN.test(names(whole))) continue;
    out += `${names(text.slice(done, found.index))}‹mail-${digest(key, address)}›${at}${names(domain)}`;
    done = found.index + whole.length;
  }
  return out + names(text.slice(done));
}

const digest = (key: string, address: string) =>
  createHmac('sha256', key).update(`mail ${address}`).digest('hex').slice(0, DIGITS);
