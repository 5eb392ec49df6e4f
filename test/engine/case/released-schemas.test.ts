import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../electron/engine/case/audit.ts';
import { MIGRATIONS } from '../../../electron/engine/case/migrations/index.ts';
import type { Database } from '../../../electron/engine/database/database.ts';
import { originalText } from '../../../electron/engine/ingest/source-text.ts';
import { file, newCase, reopened } from '../ingest/cases.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/cases');
const released = readdirSync(folder).filter((name) => name.endsWith('.gz'));

/** Events of each: 132 logons, from the second schema on three of Windows, from the third on two by a mapping, from the fourth on one of Okta, from the fifth on one of Zeek, from the sixth on one of sshd; from the seventh on no more. */
const EVENTS: Readonly<Record<string, number>> = {
  'schema-0001.tracewell.gz': 132,
  'schema-0002.tracewell.gz': 135,
  'schema-0003.tracewell.gz': 137,
  'schema-0004.tracewell.gz': 138,
  'schema-0005.tracewell.gz': 139,
  'schema-0006.tracewell.gz': 140,
  'schema-0007.tracewell.gz': 140,
};

const columns = (database: Database) =>
  database.rows(`SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns()
    WHERE NOT internal ORDER BY table_name, column_index`);

describe('cases of earlier releases', () => {
  it('has one of every schema', () => {
    expect(released).toEqual(
      MIGRATIONS.map(({ number }) => `schema-${String(number).padStart(4, '0')}.tracewell.gz`),
    );
  });

  it.each(released)('opens %s with a zone for everybody at all times', async (name) => {
    const open = await reopened(file('a.tracewell', gunzipSync(readFileSync(resolve(folder, name)))));
    const people = await open.reader.rows(`
      SELECT p.name, list(z.zone ORDER BY z.from_us) AS zones, min(z.from_us) AS "from", max(z.to_us) AS "to"
      FROM person p LEFT JOIN person_zone z USING (person_id) GROUP BY p.name ORDER BY p.name`);
    const always = { from: -Number.MAX_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER };
    expect(people.length).toBeGreaterThan(1);
    for (const person of people) expect(person).toMatchObject(always);
    const moved = people.filter(({ zones }) => (zones as readonly string[]).length > 1);
    expect(moved.map(({ name: who }) => who)).toEqual(name.includes('0007') ? ['ANN0001'] : []);
  });

  it.each(released)('opens %s with nothing lost, in the shape of a new case', async (name) => {
    const open = await reopened(file('a.tracewell', gunzipSync(readFileSync(resolve(folder, name)))));
    expect(await columns(open.reader)).toEqual(await columns((await newCase()).reader));
    expect(await open.reader.row('SELECT count(*) AS events FROM event')).toEqual({
      events: EVENTS[name],
    });
    expect(await open.reader.row('SELECT count(DISTINCT person_id) AS people FROM risk')).toEqual({
      people: 2,
    });
    expect((await verifyAudit(open.reader)).intact).toBe(true);
    expect((await originalText(open.reader, 1, 131)).text).toBe(
      '{L00132},10/15/2026 17:08:00,BOB0002,PC-0002,Logoff',
    );
  });
});
