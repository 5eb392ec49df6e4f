import { AppError } from '../../contract/errors.ts';
import type { HostId, PersonId } from '../../../models/domain/ids.ts';
import type { ReplaySubject } from '../../../models/domain/replay.ts';
import { raw, sql, type Sql } from '../../../models/domain/sql.ts';
import { timestampUs, US_PER_SECOND, type TimestampUs } from '../../../models/domain/time.ts';
import { daysOf, zoneAt, zoneOn } from '../../../models/figures/zones.ts';
import { missingSources, replayEvents } from '../../../models/graph/events.ts';
import type { Database } from '../database/database.ts';
import { knownPerson } from '../people/known-person.ts';
import { conditions, ownedAccounts, type EventSelection, type OwnedAccount } from '../queries/events.ts';
import * as queries from '../queries/replay.ts';

/** Movement that a session began may be recorded elsewhere for this long after it. */
const AFTER_SESSION_US = 600 * US_PER_SECOND;
/** Accounts taken on from accounts taken on: hops that each change credentials. */
const MOST_ROUNDS = 5;

/** What is replayed, in terms of the case. `to` is exclusive. */
export interface Scope {
  readonly from: TimestampUs;
  readonly to: TimestampUs;
  readonly zone: string;
  readonly person: PersonId | null;
  readonly host: HostId | null;
  readonly session: {
    readonly host: number;
    readonly logonIds: readonly string[];
    readonly toUs: number;
  } | null;
}

interface SessionRow extends Record<string, unknown> {
  readonly person: PersonId;
  readonly host: HostId | null;
  readonly from: TimestampUs;
  readonly to: TimestampUs;
  readonly zone: string;
  readonly logonId: string | null;
  readonly twinLogonId: string | null;
}

/** Throws NOT_FOUND for an unknown session or person, BAD_REQUEST for a span that ends before it begins. */
export async function scopeOf(database: Database, subject: ReplaySubject): Promise<Scope> {
  if (subject.kind === 'session') return sessionScope(database, subject.session);
  if (subject.kind === 'day') {
    const { person, day } = subject;
    const { zones } = await knownPerson(database, person);
    return { ...daysOf(zones, day), zone: zoneOn(zones, day), person, host: null, session: null };
  }
  const { from, to, person, host } = subject;
  if (to <= from)
    throw new AppError('BAD_REQUEST', 'The span ends before it begins. Choose an end after the beginning.', {
      from,
      to,
    });
  const zone =
    person === undefined
      ? ((await database.row<{ zone: string }>(queries.caseZone))?.zone ?? 'UTC')
      : zoneAt((await knownPerson(database, person)).zones, from);
  return { from, to, zone, person: person ?? null, host: host ?? null, session: null };
}

async function sessionScope(database: Database, session: number): Promise<Scope> {
  const row = await database.row<SessionRow>(queries.sessionRow(session));
  if (!row)
    throw new AppError(
      'NOT_FOUND',
      `There is no session ${session} in this case. Choose one of the person's sessions anew: an analysis numbers them afresh.`,
      { session },
    );
  const logonIds = [row.logonId, row.twinLogonId].filter((id) => id !== null);
  return {
    from: row.from,
    to: timestampUs(row.to + AFTER_SESSION_US + 1),
    zone: row.zone,
    person: row.person,
    host: row.host,
    session: row.host === null ? null : { host: row.host, logonIds, toUs: row.to },
  };
}

const EVERYTHING: EventSelection = {
  accounts: null,
  host: null,
  fromUs: null,
  toUs: null,
  stream: null,
  action: null,
  source: null,
  text: null,
  story: null,
  signal: null,
  type: null,
};

/** Fills `replay_event` with what belongs to the scope. */
export async function gather(database: Database, scope: Scope): Promise<void> {
  const { from, to, person, host } = scope;
  const span: EventSelection = { ...EVERYTHING, fromUs: from, toUs: to };
  if (person === null) {
    await database.run(replayEvents(sql`${conditions(span)} ${touching(host)}`));
    await database.run(missingSources);
    return;
  }
  const own = await database.rows<OwnedAccount & Record<string, unknown>>(ownedAccounts(person));
  await gatherPerson(database, span, own);
  if (scope.session) {
    const { host: at, logonIds, toUs } = scope.session;
    await database.run(queries.keepSession(at, logonIds, toUs));
  }
  if (host !== null && !scope.session) await database.run(onlyHost(host));
}

/** The person's own events, then those of every account that they took on, as far as these came from where they were. */
async function gatherPerson(
  database: Database,
  span: EventSelection,
  own: readonly OwnedAccount[],
): Promise<void> {
  let taken: readonly { account: number; standing: number; at: number }[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const accounts = [
      ...own,
      ...taken.map(({ account, at }) => ({ account, fromUs: at - US_PER_SECOND, toUs: null })),
    ];
    await database.run(
      replayEvents(
        sql`(${conditions({ ...span, accounts })}) OR (${conditions(span)} AND ${queries.systemChanges})`,
      ),
    );
    await database.run(missingSources);
    await keepOnTheWay(database, own);
    const found = await database.rows<{ account: number; standing: number; at: number }>(
      queries.takenAccounts,
    );
    const mine = new Set(own.map(({ account }) => account));
    const next = found.filter(({ account }) => !mine.has(account));
    if (next.every(({ account }) => taken.some((known) => known.account === account))) return;
    taken = next;
  }
}

async function keepOnTheWay(database: Database, own: readonly OwnedAccount[]): Promise<void> {
  const accounts = raw(`(${own.map(({ account }) => String(account)).join(', ') || 'NULL'})`);
  await database.run(queries.reachedHosts(accounts));
  for (let before = -1, after = 0; after !== before;) {
    before = after;
    await database.run(queries.reachFurther(accounts));
    after = (await database.row<{ hosts: number }>(queries.reachedCount))?.hosts ?? 0;
  }
  await database.run(queries.dropElsewhere(accounts));
}

/** Forms of a host are few: their ids go into the text, so that row groups are skipped. */
function touching(host: HostId | null): Sql {
  if (host === null) return raw('');
  const forms = `(SELECT host_id FROM host_identity WHERE same_as = ${Math.trunc(host)} UNION SELECT ${Math.trunc(host)})`;
  return raw(`AND (e.computer_id IN ${forms} OR e.src_host_id IN ${forms} OR e.dst_host_id IN ${forms})`);
}

const onlyHost = (host: HostId): Sql => sql`
  DELETE FROM replay_event WHERE (computer = ${host}::INTEGER OR src = ${host}::INTEGER OR dst = ${host}::INTEGER) IS NOT TRUE`;
