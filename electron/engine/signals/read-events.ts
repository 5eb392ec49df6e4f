import type { AddressFacts } from '../../../models/context/networks.ts';
import { NETWORK_KINDS } from '../../../models/domain/context.ts';
import { ACTIONS, STREAMS, type Action } from '../../../models/domain/event.ts';
import { UPLOAD_DOMAINS } from '../../../models/signals/parts/channels.ts';
import { container } from '../../../models/graph/container.ts';
import { quoted, raw, sql, type Sql } from '../../../models/domain/sql.ts';
import { NO_EVENT, type SignalEvent } from '../../../models/signals/parts/event.ts';
import type { Database } from '../database/database.ts';
import { agentOf } from './agent.ts';
import { networkOfAddress, networksOf } from './addresses.ts';
import { LocalClock } from './local-clock.ts';
import type { Owners } from './owners.ts';

/** Columns of text, by the field that each fills; `agent` is told by the user agent. */
const TEXTS = {
  src_ip: 'ip',
  country: 'country',
  city: 'city',
  device: 'device',
  user_agent: 'agent',
  session_ref: 'session',
  factor: 'factor',
  resource: 'resource',
  container: 'container',
  channel: 'channel',
  detail: 'detail',
  certificate: 'certificate',
  certificate_subject: 'certificateSubject',
  tls_client: 'tlsClient',
  given_key: 'givenKey',
  from_address: 'fromAddress',
} as const;
const TEXT_FIELDS = Object.entries(TEXTS);

const IDS = ['account_id', 'target_account_id', 'computer_id', 'src_host_id', 'dst_host_id'] as const;

/** What a resource belongs to; of a sign-in the application. */
const CONTAINER = `CASE WHEN e.stream IN ('authentication', 'logon') THEN e.resource WHEN e.resource IS NOT NULL THEN ${container('e').text} END`;

/** Visits of the web matter only where something can be left there: of most cases they are most events. */
const WEB = `(e.action <> 'web-visited' OR regexp_matches(lower(e.resource), '(?:^|[/.])(?:${UPLOAD_DOMAINS.map((domain) => domain.replaceAll('.', '\\.')).join('|')})(?:[/:]|$)'))`;

/** Connections are most of what Zeek writes; only those of a remote desktop say whose they are. */
const CONNECTIONS = "(e.action <> 'network-connected' OR e.channel = 'zeek rdp')";

/** Events of some actions in the order of time. */
export const signalEvents = (actions: readonly Action[]): Sql => sql`
  SELECT e.event_id, e.at_us, e.stream, e.action, coalesce(e.outcome = 'failure', false) AS failed,
    ${raw(IDS.map((name) => `coalesce(e.${name}, -1)::INTEGER AS ${name}`).join(', '))},
    coalesce(e.code, -1)::INTEGER AS code, coalesce(e.logon_type, -1)::INTEGER AS logon_type,
    coalesce(e.bytes, 0)::DOUBLE AS bytes, coalesce(e.amount, 'nan'::DOUBLE) AS amount,
    coalesce(e.latitude, 'nan'::DOUBLE) AS latitude, coalesce(e.longitude, 'nan'::DOUBLE) AS longitude,
    ${raw(
      Object.keys(TEXTS)
        .map((name) => `${name === 'container' ? CONTAINER : `e.${name}`} AS ${name}`)
        .join(', '),
    )}
  FROM event e WHERE e.action IN (${raw(actions.map(quoted).join(', '))}) AND ${raw(WEB)} AND ${raw(CONNECTIONS)}
  ORDER BY e.at_us, e.event_id`;

interface Reading {
  readonly owners: Owners;
  readonly zone: string;
  /** After every chunk of rows. */
  readonly onRows: (done: number) => Promise<void>;
}

const streams: ReadonlySet<string> = new Set(STREAMS);
const knownActions: ReadonlySet<string> = new Set(ACTIONS);
const kinds: ReadonlySet<string> = new Set(NETWORK_KINDS);

/** Values of the columns of one chunk, by name. */
type Columns = Readonly<Record<string, { readonly getItem: (row: number) => unknown }>>;

/** One after another, resolved: nothing is kept of those that have been given out. */
export async function* readSignalEvents(
  database: Database,
  actions: readonly Action[],
  { owners, zone, onRows }: Reading,
): AsyncGenerator<readonly SignalEvent[]> {
  const resolve = resolver(owners, new LocalClock(zone), await networksOf(database));
  const { text, values } = signalEvents(actions);
  const result = await database.connection.stream(text, [...values]);
  const names = result.columnNames();
  let done = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return;
    const columns: Columns = Object.fromEntries(names.map((name, i) => [name, chunk.getColumnVector(i)]));
    const events: SignalEvent[] = [];
    for (let row = 0; row < chunk.rowCount; row++) events.push(resolve(columns, row));
    yield events;
    done += chunk.rowCount;
    await onRows(done);
  }
}

const number = (columns: Columns, name: string, row: number) => columns[name]?.getItem(row) as number;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Makes events of rows: whose accounts and hosts were as of then, in which network, at which local time. */
function resolver(owners: Owners, clock: LocalClock, networks: Awaited<ReturnType<typeof networksOf>>) {
  const host = (known: number, at: number) => (known < 0 ? -1 : owners.hostThen(known, at));
  return (columns: Columns, row: number): SignalEvent => {
    const event = asItStands(columns, row);
    const { at, ip, account } = event;
    const target = number(columns, 'target_account_id', row);
    const { day, hour } = clock.at(at);
    event.day = day;
    event.hour = hour;
    event.who = owners.who(account, at);
    event.kind = owners.kindOf(account);
    event.role = owners.roleOf(event.who, day);
    event.computer = host(event.computer, at);
    event.dst = host(event.dst, at);
    event.src = event.src >= 0 ? host(event.src, at) : ip === '' ? -1 : owners.hostAt(ip, at);
    if (target >= 0) {
      event.target = owners.who(target, at);
      event.targetKind = owners.kindOf(target);
    }
    if (ip !== '') placeInNetwork(event, networks(ip, day));
    return event;
  };
}

function placeInNetwork(event: Mutable<SignalEvent>, facts: AddressFacts | null): void {
  event.network = networkOfAddress(event.ip);
  if (!facts) return;
  event.networkKind = kinds.has(facts.kind) ? facts.kind : '';
  event.networkName = facts.name ?? '';
  if (event.country === '') event.country = facts.country ?? '';
}

/** The row's own values; what is not in it stands as nothing. Texts come in a second step: one shape, filled in one order. */
function asItStands(columns: Columns, row: number): Mutable<SignalEvent> {
  const [stream, action] = [columns['stream']?.getItem(row), columns['action']?.getItem(row)] as [
    string,
    string,
  ];
  const event: Mutable<SignalEvent> = {
    ...NO_EVENT,
    event: columns['event_id']?.getItem(row) as bigint,
    at: Number(columns['at_us']?.getItem(row) as bigint),
    stream: (streams.has(stream) ? stream : 'system') as SignalEvent['stream'],
    action: (knownActions.has(action) ? action : 'recorded') as Action,
    failed: columns['failed']?.getItem(row) as boolean,
    account: number(columns, 'account_id', row),
    computer: number(columns, 'computer_id', row),
    src: number(columns, 'src_host_id', row),
    dst: number(columns, 'dst_host_id', row),
    code: number(columns, 'code', row),
    logonType: number(columns, 'logon_type', row),
    bytes: number(columns, 'bytes', row),
    amount: number(columns, 'amount', row),
    latitude: number(columns, 'latitude', row),
    longitude: number(columns, 'longitude', row),
  };
  for (const [name, field] of TEXT_FIELDS) {
    const text = columns[name]?.getItem(row) as string | null;
    if (text !== null) event[field] = text;
  }
  event.agent = agentOf(event.agent);
  if (event.device === '') event.device = event.agent;
  return event;
}
