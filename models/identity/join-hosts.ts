import { accountName, domains, hostName, type HostName } from './account-names.ts';
import { byKey } from './groups.ts';

export interface NamedHost {
  readonly id: number;
  readonly name: string;
}

export interface JoinedHost {
  readonly host: number;
  readonly sameAs: number;
  readonly reason: string;
}

/** A NetBIOS name holds no more. */
const NETBIOS_LENGTH = 15;

/**
 * Which names are one host: `WS-01`, `ws-01.corp.example` and `WS-01$`. With one DNS domain for a short name all its
 * forms are one; with two the full names stay apart and the short one joins neither. A name cut at 15 letters is the
 * only longer one that begins so. The longest form stands for all. Depends on the names alone.
 */
export function joinHosts(hosts: readonly NamedHost[]): readonly JoinedHost[] {
  const names = hosts.map(({ name }) => hostName(name));
  const short = shortNames(names);
  const domainsOf = new Map<string, Set<string>>();
  names.forEach(({ domain }, i) => {
    const key = short[i] ?? '';
    const known = domainsOf.get(key) ?? new Set();
    if (domain !== '') known.add(domain);
    domainsOf.set(key, known);
  });
  const ambiguous = (i: number) => (domainsOf.get(short[i] ?? '')?.size ?? 0) > 1;
  const joined: JoinedHost[] = [];
  const keys = byKey(names, ({ domain }, i) => `${short[i]}.${ambiguous(i) ? domain : ''}`);
  for (const members of keys.values()) {
    const best = members.toSorted((a, b) => longestFirst(hosts[a]?.name ?? '', hosts[b]?.name ?? ''))[0] ?? 0;
    for (const i of members)
      joined.push({
        host: hosts[i]?.id ?? 0,
        sameAs: hosts[best]?.id ?? 0,
        reason: joinedBecause(i === best, ambiguous(i) && names[i]?.domain === ''),
      });
  }
  return joined.toSorted((a, b) => a.host - b.host);
}

function joinedBecause(own: boolean, between: boolean): string {
  if (!own) return 'the same host by name';
  return between ? 'fits hosts of two domains' : '';
}

function longestFirst(a: string, b: string): number {
  const [left, right] = [a.replace(/\$$/, ''), b.replace(/\$$/, '')];
  return right.length - left.length || a.length - b.length || (a < b ? -1 : 1);
}

/** Short names, cut ones completed. */
function shortNames(names: readonly HostName[]): string[] {
  const byCut = new Map<string, Set<string>>();
  for (const { short } of names) {
    if (short.length <= NETBIOS_LENGTH) continue;
    const cut = short.slice(0, NETBIOS_LENGTH);
    byCut.set(cut, (byCut.get(cut) ?? new Set()).add(short));
  }
  return names.map(({ short }) => {
    const longer = byCut.get(short);
    return longer?.size === 1 ? ([...longer][0] ?? short) : short;
  });
}

/** A computer's own account and the host that it is. */
export interface MachineHost {
  readonly account: number;
  readonly host: number;
}

/** `CORP\WS-01$` is the only host of that short name, or of several the one in that domain. */
export function machineHosts(
  machines: readonly NamedHost[],
  hosts: readonly NamedHost[],
  joined: readonly JoinedHost[],
): MachineHost[] {
  const names = new Map(hosts.map(({ id, name }) => [id, hostName(name)]));
  const known = domains([...names.values()].map(({ domain }) => domain));
  const byShort = byKey(joined, ({ host }) => names.get(host)?.short ?? null);
  return machines.flatMap(({ id, name }) => {
    const { user, domain } = accountName(name);
    const forms = (byShort.get(hostName(user).short) ?? []).flatMap((i) => joined[i] ?? []);
    const inDomain = forms.filter(({ host }) => names.get(host)?.domain === known.keyOf(domain));
    const found = [forms, inDomain].find(isOne)?.[0];
    return found ? [{ account: id, host: found.sameAs }] : [];
  });
}

const isOne = (found: readonly JoinedHost[]) => new Set(found.map(({ sameAs }) => sameAs)).size === 1;
