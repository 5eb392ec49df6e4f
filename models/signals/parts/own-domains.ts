import type { SignalEvent } from './event.ts';

/** So many mails between two looks at who writes most. */
const ANEW = 100;

const domainOf = (address: string) => (address.split('@')[1] ?? '').trim().toLowerCase();

/** Domains of recipients, `a@x; b@y`, in small letters. */
export const domainsOf = (recipients: string): readonly string[] =>
  recipients.split(/[;,]/).flatMap((one) => (one.includes('@') ? [domainOf(one)] : []));

/** True for one of the domains, or one below it. */
export const isOwn = (domain: string, own: ReadonlySet<string>): boolean =>
  own.has(domain) || [...own].some((known) => domain.endsWith(`.${known}`));

/** The most frequent domains that more than half of the mail so far comes from. */
export function ownDomains(): (event: SignalEvent) => ReadonlySet<string> {
  const senders = new Map<string, number>();
  let own: ReadonlySet<string> = new Set();
  let all = 0;
  return ({ action, fromAddress }) => {
    const domain = action === 'email-sent' ? domainOf(fromAddress) : '';
    if (domain === '') return own;
    senders.set(domain, (senders.get(domain) ?? 0) + 1);
    all += 1;
    if (all < ANEW || all % ANEW === 0) own = majority(senders, all);
    return own;
  };
}

function majority(senders: ReadonlyMap<string, number>, all: number): ReadonlySet<string> {
  const own = new Set<string>();
  let sum = 0;
  for (const [domain, count] of [...senders].sort((a, b) => b[1] - a[1])) {
    own.add(domain);
    sum += count;
    if (sum * 2 > all) break;
  }
  return own;
}
