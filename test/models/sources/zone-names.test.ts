import { describe, expect, it } from 'vitest';
import { Database } from '../../../electron/engine/database/database.ts';
import { ZONE_NAMES } from '../../../models/sources/context/zone-names.ts';

/** What ICU knows besides: no names of the IANA database. */
const OF_ICU = "name NOT LIKE 'SystemV/%'";

describe('names of zones', () => {
  it('are those of DuckDB, so that a day can be cut there', async () => {
    const database = await Database.open(':memory:');
    const known = await database.rows<{ name: string }>(
      `SELECT name FROM pg_timezone_names() WHERE contains(name, '/') AND ${OF_ICU} ORDER BY name`,
    );
    const offsets = await database.rows<{ name: string; local: string }>(
      `SELECT unnest(${JSON.stringify(ZONE_NAMES).replaceAll('"', "'")}) AS name, timezone(name, TIMESTAMPTZ '2026-07-01 12:00:00+00')::VARCHAR AS local`,
    );
    database.closeInstance();
    expect(ZONE_NAMES.filter((name) => name.includes('/')).toSorted()).toEqual(
      known.map(({ name }) => name).toSorted(),
    );
    expect(offsets).toHaveLength(ZONE_NAMES.length);
  });

  it('are known to the runtime, which tells the hour of signals', () => {
    const unknown = ZONE_NAMES.filter((name) => {
      try {
        return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) === '';
      } catch {
        return true;
      }
    });
    expect(unknown).toEqual([]);
  });
});
