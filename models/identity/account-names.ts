/** An account's name taken apart; all parts lower case. */
export interface AccountName {
  readonly user: string;
  /** '' where the name is bare. */
  readonly domain: string;
  readonly form: 'bare' | 'down-level' | 'upn';
}

/** `CORP\ann`, `ann@corp.example` or `ann`; `.\ann` is bare. */
export function accountName(raw: string): AccountName {
  const name = raw.trim().toLowerCase();
  const slash = name.indexOf('\\');
  if (slash >= 0) {
    const domain = name.slice(0, slash);
    const user = name.slice(slash + 1);
    return domain === '' || domain === '.'
      ? { user, domain: '', form: 'bare' }
      : { user, domain, form: 'down-level' };
  }
  const at = name.lastIndexOf('@');
  if (at > 0 && at < name.length - 1)
    return { user: name.slice(0, at), domain: name.slice(at + 1), form: 'upn' };
  return { user: name, domain: '', form: 'bare' };
}

/** A host's name taken apart, lower case, without a machine account's `$`. `domain` is '' for a short name or an address. */
export interface HostName {
  readonly short: string;
  readonly domain: string;
}

const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$|:/;

export function hostName(raw: string): HostName {
  const name = raw.trim().toLowerCase().replace(/\$$/, '').replace(/\.$/, '');
  const dot = name.indexOf('.');
  return dot <= 0 || ADDRESS.test(name)
    ? { short: name, domain: '' }
    : { short: name.slice(0, dot), domain: name.slice(dot + 1) };
}

/** Windows domains by what they are called: a NetBIOS name is the first label of the one DNS domain that begins so. */
export interface Domains {
  /** One key for every name of a domain; a name that fits two DNS domains stays itself. */
  readonly keyOf: (domain: string) => string;
  readonly isKnown: (label: string) => boolean;
}

export function domains(names: Iterable<string>): Domains {
  const byLabel = new Map<string, Set<string>>();
  for (const name of names) {
    const dot = name.indexOf('.');
    if (dot <= 0) continue;
    const label = name.slice(0, dot);
    byLabel.set(label, (byLabel.get(label) ?? new Set()).add(name));
  }
  return {
    keyOf: (domain) => {
      const full = byLabel.get(domain);
      return full?.size === 1 ? ([...full][0] ?? domain) : domain;
    },
    isKnown: (label) => byLabel.has(label),
  };
}
