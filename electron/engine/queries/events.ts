import { joinSql, raw, sql, type Sql } from '../../../models/domain/sql.ts';

/** An account of a person and the time for which it is theirs; null is open. */
export interface OwnedAccount {
  readonly account: number;
  readonly fromUs: number | null;
  readonly toUs: number | null;
}

/** A filter as the events table can answer it: a person is their accounts. */
export interface EventSelection {
  readonly accounts: readonly OwnedAccount[] | null;
  readonly host: number | null;
  readonly fromUs: number | null;
  readonly toUs: number | null;
  readonly stream: readonly string[] | null;
  readonly action: readonly string[] | null;
  readonly type: readonly string[] | null;
  readonly source: number | null;
  readonly text: string | null;
  /** Hexadecimal: what proves a story, or a signal. */
  readonly story: string | null;
  readonly signal: string | null;
}

export const HOUR_US = 3_600_000_000;

export const ownedAccounts = (person: number) => sql`
  SELECT account_id AS account, valid_from_us AS "fromUs", valid_to_us AS "toUs" FROM person_account
  WHERE person_id = ${person}::INTEGER ORDER BY account_id`;

/** Whole numbers go into the text: only then does DuckDB skip the row groups that cannot hold them. */
const whole = (value: number): Sql => raw(String(Math.trunc(value)));

const words = (values: readonly string[]): Sql =>
  joinSql(
    values.map((value) => sql`${value}`),
    ', ',
  );

function owned(accounts: readonly OwnedAccount[]): Sql {
  const ids = accounts.map(({ account }) => String(Math.trunc(account)));
  const among = raw(`e.account_id IN (${ids.length === 0 ? 'NULL' : ids.join(', ')})`);
  const bounds = accounts.filter(({ fromUs, toUs }) => fromUs !== null || toUs !== null);
  const outside = bounds.map(({ account, fromUs, toUs }) => {
    const early = fromUs === null ? raw('false') : sql`e.at_us < ${whole(fromUs)}`;
    const late = toUs === null ? raw('false') : sql`e.at_us >= ${whole(toUs)}`;
    return sql`AND NOT (e.account_id = ${whole(account)} AND (${early} OR ${late}))`;
  });
  return joinSql([among, ...outside], ' ');
}

/** What a record is by its channel and id; '' where the source has no such thing. */
const EVENT_TYPE = raw("coalesce(e.channel || ' ' || e.code, e.channel, '')");

/** Conditions on `event e`, for after WHERE. */
export function conditions(selection: EventSelection): Sql {
  const { accounts, host, fromUs, toUs, stream, action, type, source, text, story, signal } = selection;
  const parts: Sql[] = [];
  if (accounts) parts.push(owned(accounts));
  if (host !== null)
    parts.push(
      sql`(e.src_host_id = ${whole(host)} OR e.dst_host_id = ${whole(host)} OR e.computer_id = ${whole(host)})`,
    );
  if (fromUs !== null) parts.push(sql`e.at_us >= ${whole(fromUs)}`);
  if (toUs !== null) parts.push(sql`e.at_us < ${whole(toUs)}`);
  if (stream) parts.push(sql`e.stream IN (${stream.length === 0 ? raw('NULL') : words(stream)})`);
  if (action) parts.push(sql`e.action IN (${action.length === 0 ? raw('NULL') : words(action)})`);
  if (type) parts.push(sql`${EVENT_TYPE} IN (${type.length === 0 ? raw('NULL') : words(type)})`);
  if (source !== null) parts.push(sql`e.source_id = ${whole(source)}`);
  if (text !== null) parts.push(sql`contains(lower(e.resource), lower(${text}))`);
  if (story !== null)
    parts.push(sql`e.event_id IN (SELECT event_id FROM signal_event
      WHERE signal_id IN (SELECT signal_id FROM story_signal WHERE story_id = ${story}))`);
  if (signal !== null)
    parts.push(
      sql`e.event_id IN (SELECT event_id FROM signal_event WHERE signal_id = ('0x' || ${signal})::UBIGINT)`,
    );
  return parts.length === 0 ? raw('true') : joinSql(parts, ' AND ');
}

/** Matching events by hour: their sum is the total, and the running sum says in which hours a page lies. */
export const eventsByHour = (selection: EventSelection) => sql`
  SELECT e.at_us // ${raw(String(HOUR_US))} AS hour, count(*) AS events FROM event e
  WHERE ${conditions(selection)} GROUP BY hour ORDER BY hour`;

/** Rows `offset` to `offset + limit` of the selection, which the caller has narrowed to few hours. */
export const eventPage = (selection: EventSelection, offset: number, limit: number) => sql`
  WITH page AS (
    SELECT e.* EXCLUDE (resource, from_address, content_hash) FROM event e WHERE ${conditions(selection)}
    ORDER BY e.at_us, e.event_id LIMIT ${whole(limit)} OFFSET ${whole(offset)}
  )
  SELECT e.event_id AS id, e.at_us AS at, a.person_id AS person, e.account_id AS account,
    e.target_account_id AS target, e.stream, e.action, coalesce(e.outcome, '') AS outcome, ${EVENT_TYPE} AS type,
    coalesce(e.dst_host_id, e.src_host_id, e.computer_id) AS host, e.source_id AS source,
    (e.event_id - s.event_base)::BIGINT AS record, e.bytes, e.items
  FROM page e JOIN source s USING (source_id)
  LEFT JOIN person_account a ON a.account_id = e.account_id
    AND e.at_us >= coalesce(a.valid_from_us, e.at_us) AND e.at_us < coalesce(a.valid_to_us, e.at_us + 1)
  ORDER BY e.at_us, e.event_id`;

/** Events by everything that is counted as a facet: a few rows, from which every facet follows. */
export const eventsByKind = (selection: EventSelection) => sql`
  SELECT e.stream, e.action, ${EVENT_TYPE} AS type, e.source_id AS source, count(*) AS events FROM event e
  WHERE ${conditions(selection)} GROUP BY ALL`;
