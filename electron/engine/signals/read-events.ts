import { NETWORK_KINDS } from '../../../models/domain/context.ts';
import { ACTIONS, STREAMS, type Action } from '../../../models/domain/event.ts';
import { UPLOAD_DOMAINS } from '../../../models/signals/parts/channels.ts';
import { container } from '../../../models/graph/container.ts';
import { raw, sql, type Sql } from '../../../models/domain/sql.ts';
import type { SignalEvent } from '../../../models/signals/parts/event.ts';
import type { Database } from '../database/database.ts';
import { agentOf } from './agent.ts';
import { networkOfAddress, networksOf } from './addresses.ts';
import { LocalClock } from './local-clock.ts';
import type { Owners } from './owners.ts';

const TEXTS = [
  'src_ip',
  'country',
  'city',
  'device',
  'user_agent',
  'session_ref',
  'factor',
  'resource',
  'container',
  'channel',
  'detail',
  'certificate',
  'certificate_subject',
  'tls_client',
  'given_key',
  'from_address',
] as const;
const IDS = ['account_id', 'target_account_id', 'computer_id', 'src_host_id', 'dst_host_id'] as const;

/** What a resource belongs to; of a sign-in the application. */
const CONTAINER = `CASE WHEN e.stream IN ('authentication', 'logon') THEN e.resource WHEN e.resource IS NOT NULL THEN ${container('e').text} END`;

/** Visits of the web matter only where something can be left there: of most cases they are most events. */
const WEB = `(e.action <> 'web-visited' OR regexp_matches(lower(e.resource), '(?:^|[/.])(?:${UPLOAD_DOMAINS.map((domain) => domain.replaceAll('.', '\\.')).join('|')})(?:[/:]|$)'))`;

/** Events of some actions in the order of time. */
export const signalEvents = (actions: readonly Action[]): Sql => sql`
  SELECT e.event_id, e.at_us, e.stream, e.action, coalesce(e.outcome = 'failure', false) AS failed,
    ${raw(IDS.map((name) => `coalesce(e.${name}, -1)::INTEGER AS ${name}`).join(', '))},
    coalesce(e.code, -1)::INTEGER AS code, coalesce(e.logon_type, -1)::INTEGER AS logon_type,
    coalesce(e.bytes, 0)::DOUBLE AS bytes, coalesce(e.amount, 'nan'::DOUBLE) AS amount,
    coalesce(e.latitude, 'nan'::DOUBLE) AS latitude, coalesce(e.longitude, 'nan'::DOUBLE) AS longitude,
    ${raw(TEXTS.map((name) => `${name === 'container' ? CONTAINER : `e.${name}`} AS ${name}`).join(', '))}
  FROM event e WHERE list_contains(from_json(${JSON.stringify(actions)}::JSON, '["VARCHAR"]'), e.action) AND ${raw(WEB)}
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

/** One after another, resolved: nothing is kept of those that have been given out. */
export async function* readSignalEvents(
  database: Database,
  actions: readonly Action[],
  { owners, zone, onRows }: Reading,
): AsyncGenerator<SignalEvent> {
  const clock = new LocalClock(zone);
  const networks = await networksOf(database);
  const { text, values } = signalEvents(actions);
  const result = await database.connection.stream(text, [...values]);
  const names = result.columnNames();
  let done = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return;
    const columns = new Map(names.map((name, i) => [name, chunk.getColumnVector(i)]));
    const at = (name: string, row: number) => columns.get(name)?.getItem(row) ?? null;
    for (let row = 0; row < chunk.rowCount; row++)
      yield resolved((name) => at(name, row), owners, clock, networks);
    done += chunk.rowCount;
    await onRows(done);
  }
}

function resolved(
  of: (name: string) => unknown,
  owners: Owners,
  clock: LocalClock,
  networks: Awaited<ReturnType<typeof networksOf>>,
): SignalEvent {
  const word = (name: (typeof TEXTS)[number]) => (of(name) as string | null) ?? '';
  const id = (name: (typeof IDS)[number]) => of(name) as number;
  const at = Number(of('at_us') as bigint);
  const { day, hour } = clock.at(at);
  const [account, target] = [id('account_id'), id('target_account_id')];
  const who = owners.who(account, at);
  const ip = word('src_ip');
  const facts = ip === '' ? null : networks(ip, day);
  const [src, stream, action] = [id('src_host_id'), of('stream') as string, of('action') as string];
  const agent = agentOf(word('user_agent'));
  const host = (known: number) => (known < 0 ? -1 : owners.hostOf(known));
  return {
    event: of('event_id') as bigint,
    at,
    day,
    hour,
    stream: (streams.has(stream) ? stream : 'system') as SignalEvent['stream'],
    action: (knownActions.has(action) ? action : 'recorded') as Action,
    failed: of('failed') as boolean,
    who,
    account,
    kind: owners.kindOf(account),
    target: target < 0 ? -1 : owners.who(target, at),
    targetKind: target < 0 ? 'none' : owners.kindOf(target),
    role: owners.roleOf(who, day),
    computer: host(id('computer_id')),
    src: src >= 0 ? owners.hostOf(src) : ip === '' ? -1 : owners.hostAt(ip, at),
    dst: host(id('dst_host_id')),
    ip,
    network: networkOfAddress(ip),
    networkKind: facts && kinds.has(facts.kind) ? facts.kind : '',
    networkName: facts?.name ?? '',
    country: word('country') || (facts?.country ?? ''),
    city: word('city'),
    latitude: of('latitude') as number,
    longitude: of('longitude') as number,
    device: word('device') || agent,
    agent,
    session: word('session_ref'),
    factor: word('factor'),
    resource: word('resource'),
    container: word('container'),
    channel: word('channel'),
    code: of('code') as number,
    logonType: of('logon_type') as number,
    detail: word('detail'),
    bytes: of('bytes') as number,
    amount: of('amount') as number,
    certificate: word('certificate'),
    certificateSubject: word('certificate_subject'),
    tlsClient: word('tls_client'),
    givenKey: word('given_key'),
    fromAddress: word('from_address'),
  };
}
