import { BIGINT, INTEGER, VARCHAR, type DuckDBValue } from '@duckdb/node-api';
import { MOST_EVIDENCE } from '../../../models/domain/signal.ts';
import { quoted, raw, sql, type Sql } from '../../../models/domain/sql.ts';
import { US_PER_DAY } from '../../../models/domain/time.ts';
import { area } from '../../../models/signals/parts/area.ts';
import { COLLECTION } from '../../../models/signals/parts/collection.ts';
import { Peers } from '../../../models/signals/parts/peers.ts';
import { appendRows } from '../database/append.ts';
import type { Database } from '../database/database.ts';
import type { Clocks } from './clocks.ts';
import type { Owners } from './owners.ts';

/** Who has used anything for less is still finding their places. */
const LEARNING_US = 14 * US_PER_DAY;
/** Where so many peers work is one's own place as well. */
const PEER_SHARE = 0.1;
const FOR_EVER_DAYS = 36_500;

/** Uses of items by people, with the share or folder that each is kept in; a removable device is nobody's place. */
export const usesOfItems: Sql = sql`
  SELECT v.person_id AS person, lower(e.resource) AS item,
    CASE WHEN e.action = 'file-copied' THEN '' ELSE ${area('e')} END AS place, e.at_us, e.event_id
  FROM event e JOIN person_account v ON v.account_id = e.account_id AND e.at_us >= coalesce(v.valid_from_us, e.at_us)
    AND e.at_us < coalesce(v.valid_to_us, e.at_us + 1)
  WHERE e.action IN (${raw(COLLECTION.map(quoted).join(', '))}) AND e.resource IS NOT NULL
    AND e.outcome IS DISTINCT FROM 'failure'`;

const WORD = sql`18446744073709551616::HUGEINT`;

/**
 * Each item that somebody used, once: by its hash, so that tens of millions are grouped in fixed size, and its first use as
 * one number of time and event, so that of two at one moment always the same is the first.
 */
const itemsUsed = sql`
  CREATE OR REPLACE TEMP TABLE item_use AS
  SELECT person, place, (first // ${WORD})::BIGINT AS at_us, (first % ${WORD})::UBIGINT AS event_id FROM (
    SELECT person, place, min(at_us * ${WORD} + event_id) AS first FROM (${usesOfItems}) GROUP BY person, place, hash(item))`;

const firstUses = sql`
  SELECT person, place, min(at_us) AS "at" FROM temp.item_use WHERE place <> '' GROUP BY ALL ORDER BY "at", person, place`;

/** A place that was foreign to somebody, until the peers came as well: then it is the team's. */
interface Foreign {
  readonly person: number;
  readonly role: string;
  untilUs: number;
}

/**
 * Fills `item_use` (person, place, at_us, event_id), and `foreign_place` (person, place, until_us): shares and folders that somebody began to use after two weeks, where
 * their peers did not work, and until when.
 */
export async function findForeignPlaces(
  database: Database,
  { roleOf }: Owners,
  clocks: Clocks,
): Promise<void> {
  const peers = new Peers(FOR_EVER_DAYS);
  const begun = new Map<number, number>();
  const foreign = new Map<string, Foreign[]>();
  await database.run(itemsUsed);
  const rows = await database.rows<{ person: number; place: string; at: number }>(firstUses);
  for (const { person, place, at } of rows) {
    const role = roleOf(person, clocks.of(person, at).at(at).day);
    const since = begun.get(person) ?? at;
    begun.set(person, since);
    peers.seen(person, role, at);
    const own = foreign.get(place) ?? [];
    if (at - since > LEARNING_US && peers.of(person, role, place, at).share < PEER_SHARE)
      foreign.set(place, [...own, { person, role, untilUs: Number.MAX_SAFE_INTEGER }]);
    peers.used(person, place, at);
    for (const one of own)
      if (one.untilUs > at && peers.of(one.person, one.role, place, at).share >= PEER_SHARE) one.untilUs = at;
  }
  const found = [...foreign].flatMap(([place, own]): DuckDBValue[][] =>
    own.map(({ person, untilUs }) => [person, place, BigInt(untilUs)]),
  );
  await database.run(
    'CREATE OR REPLACE TEMP TABLE foreign_place (person INTEGER, place VARCHAR, until_us BIGINT)',
  );
  await appendRows(database, 'foreign_place', [INTEGER, VARCHAR, BIGINT], found);
}

/** Somebody's days of collection, both ends included, microseconds UTC. */
interface Collecting {
  readonly person: number;
  readonly startUs: number;
  readonly endUs: number;
}

const FIRST_USES_OF = sql`
  SELECT t.number, list(u.event_id ORDER BY u.at_us, u.event_id)[1:${MOST_EVIDENCE}] AS events
  FROM temp.collecting t JOIN temp.item_use u ON u.person = t.person AND u.at_us BETWEEN t.start_us AND t.end_us GROUP BY t.number`;

/** So many are looked up at once: their lists have to fit in memory. */
const AT_ONCE = 500;

/** Of each the first uses of items that prove it, in the order of time. Needs `item_use`. */
export async function firstUsesOf(
  database: Database,
  collecting: readonly Collecting[],
): Promise<ReadonlyMap<number, readonly bigint[]>> {
  const found = new Map<number, readonly bigint[]>();
  for (let from = 0; from < collecting.length; from += AT_ONCE) {
    await database.run(
      'CREATE OR REPLACE TEMP TABLE collecting (number INTEGER, person INTEGER, start_us BIGINT, end_us BIGINT)',
    );
    await appendRows(
      database,
      'collecting',
      [INTEGER, INTEGER, BIGINT, BIGINT],
      collecting
        .slice(from, from + AT_ONCE)
        .map(({ person, startUs, endUs }, i) => [from + i, person, BigInt(startUs), BigInt(endUs)]),
    );
    const rows = await database.rows<{ number: number; events: readonly (bigint | number)[] }>(FIRST_USES_OF);
    for (const { number, events } of rows) found.set(number, events.map(BigInt));
  }
  for (const table of ['item_use', 'foreign_place', 'collecting'])
    await database.run(`DROP TABLE IF EXISTS temp.${table}`);
  return found;
}
