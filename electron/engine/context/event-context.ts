import type { EventContext, ListMention } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import {
  eventFacts,
  hostWord,
  MENTIONS,
  namesOfAccounts,
  type EventSubjects,
} from '../../../models/context/event-queries.ts';
import { parseAddress } from '../../../models/domain/address.ts';
import type { ContextList } from '../../../models/domain/context.ts';
import { sourceId, type EventId } from '../../../models/domain/ids.ts';
import { sql } from '../../../models/domain/sql.ts';
import { day as dayOf, dayOfIso } from '../../../models/domain/time.ts';
import type { Database } from '../database/database.ts';
import type { Shown } from '../masking/shown.ts';
import { addressesOf } from './addresses.ts';
import type { Geo } from './geo.ts';

interface Facts extends Readonly<Record<string, unknown>> {
  readonly at: number;
  readonly day: string;
  readonly ip: string | null;
  readonly resource: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly account: string;
  readonly target: string | null;
  readonly source: string | null;
  readonly destination: string | null;
  readonly computer: string | null;
}

interface Mention extends Readonly<Record<string, unknown>> {
  readonly source: number;
  readonly known: number;
  readonly subject: string | null;
  readonly what?: string | null;
  readonly why?: string | null;
  readonly who?: string | null;
}

export interface ContextPorts {
  readonly geo: Geo;
  /** The case's zone, for events of nobody. */
  readonly zone: string;
  readonly names: Shown;
}

/** What every list says of one event as of its day. Throws NOT_FOUND. */
export async function eventContext(
  database: Database,
  event: EventId,
  ports: ContextPorts,
): Promise<EventContext> {
  const facts = await database.row<Facts>(eventFacts(event, ports.zone));
  if (!facts)
    throw new AppError('NOT_FOUND', `There is no event ${event} in this case. Refresh the view.`, { event });
  const { from, to } = addressesIn(facts);
  const subjects = await subjectsOf(database, facts, [...from, ...to]);
  const placed = await addressesOf(database, ports.geo, subjects.ips, facts.day);
  const addresses = placed.map((address, i) => ({
    ...address,
    role: i < from.length ? ('from' as const) : ('to' as const),
  }));
  const [first, ...rest] = addresses;
  return {
    day: dayOfIso(facts.day),
    // A record that says where it happened knows better than any database.
    addresses:
      first?.role === 'from' && facts.country !== null
        ? [{ ...first, country: facts.country, city: facts.city, placedBy: 'record' }, ...rest]
        : addresses,
    mentions: await mentionsOf(database, subjects, ports.names),
  };
}

const isAddress = (text: string | null): text is string => text !== null && parseAddress(text) !== null;
const distinct = (texts: readonly string[]) => [...new Set(texts)];

/** Addresses that a record comes from, and those that it reaches. */
function addressesIn({ ip, source, destination, resource }: Facts) {
  const from = distinct([ip, source].filter(isAddress));
  const to = distinct([destination, hostOf(resource)].filter(isAddress)).filter(
    (each) => !from.includes(each),
  );
  return { from, to };
}

/** The host of a URL or the resource itself. */
function hostOf(resource: string | null): string | null {
  const match = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?(\[[^\]]+\]|[^/:?#]+)/i.exec(resource ?? '');
  return match?.[1]?.replace(/^\[|\]$/g, '') ?? resource;
}

async function subjectsOf(database: Database, facts: Facts, ips: readonly string[]): Promise<EventSubjects> {
  const accounts = [facts.account, facts.target].filter((name) => name !== null).flatMap(accountForms);
  const people = await database.rows<{ name: string }>(namesOfAccounts(distinct(accounts), facts.day));
  const hosts = [facts.source, facts.destination, facts.computer].filter((name) => name !== null);
  const { at: atUs, day, resource } = facts;
  return {
    atUs,
    day,
    people: people.map(({ name }) => name),
    hosts: distinct(hosts.map(hostWord)),
    ips,
    domains: domainsOf(distinct([...hosts, hostOf(resource) ?? ''].map((name) => name.toLowerCase()))),
    resource,
  };
}

/** `corp\ann` and `ann@corp.example` may be listed as `ann`. */
function accountForms(name: string): string[] {
  const lower = name.toLowerCase();
  return [lower, lower.split('\\').at(-1) ?? '', lower.split('@')[0] ?? ''].filter(
    (form) => form !== '' && form !== '-',
  );
}

const domainsOf = (hosts: readonly string[]) =>
  distinct(
    hosts
      .filter((host) => /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(host))
      .flatMap((host) => host.split('.').map((_, i, parts) => parts.slice(i).join('.')))
      .filter((domain) => domain.includes('.')),
  );

async function mentionsOf(database: Database, subjects: EventSubjects, names: Shown): Promise<ListMention[]> {
  const mentions: ListMention[] = [];
  for (const [list, query] of MENTIONS)
    for (const row of await database.rows<Mention>(
      sql`SELECT * FROM (${query(subjects)}) ORDER BY subject, known, source`,
    ))
      mentions.push({
        list,
        source: sourceId(row.source),
        knownFrom: dayOf(row.known),
        words: names.text(WORDS[list](row)),
      });
  return mentions;
}

const and = (...parts: readonly (string | null | undefined)[]) => parts.filter((part) => part).join(', ');

const WORDS: Readonly<Record<ContextList, (row: Mention) => string>> = {
  people: ({ subject, what }) => `${subject}: leaves on ${what}`,
  assets: ({ subject, what, why }) => `${subject}: ${and(what && `criticality ${what}`, why)}`,
  networks: ({ subject }) => `${subject}`,
  changes: ({ subject, what, why, who }) =>
    `${subject}: ${and(why, what && `on ${what}`, who && `by ${who}`)}`,
  accounts: ({ subject, what, who }) => `${subject}: ${and('service account', what, who && `of ${who}`)}`,
  holidays: ({ subject, what }) => and(subject ?? 'Holiday', what),
  'on-call': ({ subject, what }) => `${subject}: on call${what ? ` for ${what}` : ''}`,
  travel: ({ subject, what }) => `${subject}: travels to ${what}`,
  indicators: ({ subject, what, why }) => `${subject}: ${and(what ?? 'listed', why)}`,
  allowed: ({ subject, what, why }) =>
    `${subject}: allowed${what ? ` for ${what}` : ''}${why ? `, ${why}` : ''}`,
};
