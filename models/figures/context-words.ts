import type { ContextList, NetworkKind } from '../domain/context.ts';

interface ListWords {
  readonly title: string;
  /** What its entries are called: one, several. */
  readonly entries: readonly [one: string, several: string];
  /** What it says of an event, and which columns tell it from other files. */
  readonly about: string;
  readonly columns: string;
}

export const LIST_WORDS: Readonly<Record<ContextList, ListWords>> = {
  people: {
    title: 'People',
    entries: ['entry', 'entries'],
    about: 'Role, department, manager, time zone, first and last day, from an HR system or a directory.',
    columns:
      'user, name, e-mail, role, department, manager, location, time zone, start date, end date, notice date',
  },
  assets: {
    title: 'Assets',
    entries: ['host', 'hosts'],
    about: 'What hosts are worth, from critical to low.',
    columns: 'host, criticality, purpose, owner',
  },
  networks: {
    title: 'Networks',
    entries: ['network', 'networks'],
    about: 'Whose addresses are whose: offices, VPN, proxies, Tor, hosting. The longest prefix wins.',
    columns: 'network (CIDR, address or AS number; or first and last address), kind, name, country, expires',
  },
  changes: {
    title: 'Changes',
    entries: ['change', 'changes'],
    about: 'What was planned, where, by whom and when.',
    columns: 'ticket, target, requester, implementer, title, start, end, created',
  },
  accounts: {
    title: 'Service accounts',
    entries: ['account', 'accounts'],
    about: 'Accounts that are nobody’s own, with owner and purpose.',
    columns: 'service account, owner, purpose, hosts',
  },
  holidays: {
    title: 'Holidays',
    entries: ['day', 'days'],
    about: 'Days on which a place does not work.',
    columns: 'date, holiday, location',
  },
  'on-call': {
    title: 'On call',
    entries: ['duty', 'duties'],
    about: 'Who was on duty, and so at work at odd hours.',
    columns: 'on call, team, start, end',
  },
  travel: {
    title: 'Travel',
    entries: ['journey', 'journeys'],
    about: 'Planned journeys: who would be where, and sign in from there.',
    columns: 'traveller, destination, country, departure, return, booked on',
  },
  indicators: {
    title: 'Indicators',
    entries: ['indicator', 'indicators'],
    about: 'Addresses, domains, hashes, accounts to look out for, with the reason.',
    columns: 'indicator, type, source, severity, description, first seen, valid until',
  },
  allowed: {
    title: 'Allowed',
    entries: ['entry', 'entries'],
    about: 'What is expected here, with the reason and to when.',
    columns: 'value, type, scope, reason, approved by, expires',
  },
};

const KIND_WORDS: Readonly<Record<NetworkKind, string>> = {
  tor: 'Tor',
  proxy: 'proxy',
  vpn: 'VPN',
  hosting: 'hosting',
  mobile: 'mobile network',
  office: 'office',
  other: '',
};

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** `Norway` for `NO`; what is no country's code stays as it is. */
export const countryName = (code: string): string =>
  /^[A-Z]{2}$/.test(code) ? (COUNTRIES.of(code) ?? code) : code;

/** What is known of an address, one word each: place, kind of network, its name, its AS number. */
export interface AddressWords {
  readonly country: string | null;
  readonly city: string | null;
  readonly kind: NetworkKind | null;
  readonly name: string | null;
  readonly asn: number | null;
}

/** `Oslo, Norway; VPN, Remote access; AS64500`; empty where nothing is known. */
export function addressWords({ country, city, kind, name, asn }: AddressWords): string {
  const place = [city, country === null ? null : countryName(country)]
    .filter((part) => part !== null)
    .join(', ');
  const network = [kind === null ? '' : KIND_WORDS[kind], name ?? '']
    .filter((part) => part !== '')
    .join(', ');
  return [place, network, asn === null ? '' : `AS${asn}`].filter((part) => part !== '').join('; ');
}

/** What licence asks for beside every answer from DB-IP's data: the words and where they lead. */
export const DB_IP = { words: 'IP Geolocation by DB-IP', href: 'https://db-ip.com/' } as const;
