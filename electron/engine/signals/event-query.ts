import { ACTIONS, STREAMS, type Action } from '../../../models/domain/event.ts';
import { quoted, raw, sql, type Sql } from '../../../models/domain/sql.ts';
import { container } from '../../../models/graph/container.ts';
import { UPLOAD_DOMAINS } from '../../../models/signals/parts/channels.ts';
import type { Database } from '../database/database.ts';

/** Columns of numbers; what is not there is −1, NaN or 0, as events have it. */
const NUMBERS = {
  event_id: 'e.event_id',
  at_us: 'e.at_us::DOUBLE',
  stream: codeOf('e.stream', STREAMS, 'system'),
  action: codeOf('e.action', ACTIONS, 'recorded'),
  failed: "coalesce(e.outcome = 'failure', false)::INTEGER",
  account: 'coalesce(e.account_id, -1)',
  target: 'coalesce(e.target_account_id, -1)',
  computer: 'coalesce(e.computer_id, -1)',
  src: 'coalesce(e.src_host_id, -1)',
  dst: 'coalesce(e.dst_host_id, -1)',
  code: 'coalesce(e.code, -1)',
  logonType: 'coalesce(e.logon_type, -1)::INTEGER',
  bytes: 'coalesce(e.bytes, 0)::DOUBLE',
  amount: "coalesce(e.amount, 'nan'::DOUBLE)",
  latitude: "coalesce(e.latitude, 'nan'::DOUBLE)",
  longitude: "coalesce(e.longitude, 'nan'::DOUBLE)",
} as const;
export type NumberColumn = keyof typeof NUMBERS;

/** Stands for the resource itself, so that it is read once. */
export const SAME_AS_RESOURCE = '\u0001';
const CONTAINER = `CASE WHEN e.stream IN ('authentication', 'logon') THEN e.resource WHEN e.resource IS NOT NULL THEN ${container('e').text} END`;

/** Columns of text, '' where there is none. What a resource belongs to is of a sign-in the application. */
const TEXTS = {
  ip: 'e.src_ip',
  country: 'e.country',
  city: 'e.city',
  device: 'e.device',
  userAgent: 'e.user_agent',
  session: 'e.session_ref',
  factor: 'e.factor',
  resource: 'e.resource',
  container: `CASE WHEN ${CONTAINER} = e.resource THEN '${SAME_AS_RESOURCE}' ELSE ${CONTAINER} END`,
  channel: 'e.channel',
  detail: 'e.detail',
  certificate: 'e.certificate',
  certificateSubject: 'e.certificate_subject',
  tlsClient: 'e.tls_client',
  givenKey: 'e.given_key',
  fromAddress: 'e.from_address',
} as const;
export type TextColumn = keyof typeof TEXTS;

export const NUMBER_COLUMNS = Object.keys(NUMBERS) as NumberColumn[];
export const TEXT_COLUMNS = Object.keys(TEXTS) as TextColumn[];

/** The place of a word in a list, that of `other` for one that is not in it. */
function codeOf(column: string, words: readonly string[], other: string): string {
  const type = `ENUM(${words.map(quoted).join(', ')})`;
  return `coalesce(enum_code(TRY_CAST(${column} AS ${type})), ${words.indexOf(other)})::INTEGER`;
}

/** Visits of the web and connections matter only where something can be left there, or a remote desktop opens: of most cases they are most events. */
const WEB = `(e.action NOT IN ('web-visited', 'network-connected') OR e.channel = 'zeek rdp' OR regexp_matches(lower(e.resource), '(?:^|[/.])(?:${UPLOAD_DOMAINS.map((domain) => domain.replaceAll('.', '\\.')).join('|')})(?:[/:]|$)'))`;

const of = (actions: readonly Action[]) => raw(`e.action IN (${actions.map(quoted).join(', ')}) AND ${WEB}`);

/** Half open, microseconds UTC. */
export interface TimeSlice {
  readonly fromUs: number;
  readonly toUs: number;
}

const NAMED_NUMBERS = Object.entries(NUMBERS).map(([name, number]) => `${number} AS "${name}"`);
const NAMED_TEXTS = Object.entries(TEXTS).map(([name, text]) => `coalesce(${text}, '') AS "${name}"`);
const HASHES = TEXT_COLUMNS.map((name) => `hash("${name}")`);

/** Events of some actions within a slice, in the order of time; numbers first, then texts, then a hash of each text. */
export const eventsIn = ({ fromUs, toUs }: TimeSlice, actions: readonly Action[]): Sql => sql`
  SELECT *, ${raw(HASHES.join(', '))} FROM (
    SELECT ${raw([...NAMED_NUMBERS, ...NAMED_TEXTS].join(', '))}
    FROM event e WHERE ${of(actions)} AND e.at_us >= ${fromUs}::BIGINT AND e.at_us < ${toUs}::BIGINT
    ORDER BY e.at_us, e.event_id)`;

/** So many events are sorted at once: more need a disk, less are read over and over. */
const ROWS_A_SLICE = 2_000_000;

/** The time of some actions in slices of about as many events each, and how many events there are. */
export async function slicesOf(
  database: Database,
  actions: readonly Action[],
  rows = ROWS_A_SLICE,
): Promise<{ readonly slices: readonly TimeSlice[]; readonly events: number }> {
  const all = await database.row<{ events: number; from: number | null; to: number | null }>(
    sql`SELECT count(*) AS events, min(e.at_us) AS "from", max(e.at_us) AS "to" FROM event e WHERE ${of(actions)}`,
  );
  if (!all || all.from === null || all.to === null) return { slices: [], events: 0 };
  const count = Math.ceil(all.events / rows);
  const shares = Array.from({ length: count - 1 }, (_, i) => (i + 1) / count);
  const cuts =
    count < 2
      ? []
      : await database.rows<{ cut: number }>(sql`
          SELECT DISTINCT unnest(approx_quantile(e.at_us, ${raw(`[${shares.join(', ')}]`)}))::BIGINT AS cut
          FROM event e WHERE ${of(actions)} ORDER BY cut`);
  const edges = [all.from, ...cuts.map(({ cut }) => cut), all.to + 1];
  return {
    events: all.events,
    slices: edges
      .slice(1)
      .map((toUs, i) => ({ fromUs: edges[i] ?? toUs, toUs }))
      .filter(({ fromUs, toUs }) => fromUs < toUs),
  };
}
