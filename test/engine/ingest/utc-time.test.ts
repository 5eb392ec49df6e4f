import { describe, expect, it } from 'vitest';
import { toUtc, toUtcBySpans } from '../../../electron/engine/ingest/utc-time.ts';
import { raw, sql } from '../../../models/domain/sql.ts';
import { newCase } from './cases.ts';

const ROWS_AS_IF = 1e9;

async function staged(from: string, to: string, step: string) {
  const { writer } = await newCase();
  await writer.run(`CREATE TEMP TABLE staged AS
    SELECT unnest(generate_series(TIMESTAMP '${from}', TIMESTAMP '${to}', INTERVAL ${step})) AS at_local, NULL AS reason`);
  return writer;
}

describe('UTC by spans of one offset', () => {
  it.each([
    'America/New_York',
    'Europe/Dublin',
    'Africa/Casablanca',
    'Asia/Kathmandu',
    'Asia/Tehran',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  ])('is what ICU says of every time in %s, also where clocks are changed', async (zone) => {
    const writer = await staged('2009-01-01', '2013-01-01', '5 MINUTE');
    const bySpans = await toUtcBySpans(writer, 'staged', zone, ROWS_AS_IF);
    expect(bySpans.text).not.toContain('timezone');
    const found = await writer.row<{ rows: number; differ: number }>(
      sql`SELECT count(*) AS rows, count(*) FILTER (${raw(bySpans.text)} IS DISTINCT FROM ${toUtc(zone)}) AS differ FROM staged`,
    );
    expect(found).toEqual({ rows: 420_769, differ: 0 });
  });

  it.each([
    ['Africa/Monrovia', '1972-01-01', '1972-02-01'],
    ['America/St_Johns', '2009-01-01', '2012-01-01'],
  ])('asks ICU of every row where an offset changes inside a step: %s', async (zone, from, to) => {
    const writer = await staged(from, to, '1 HOUR');
    expect((await toUtcBySpans(writer, 'staged', zone, ROWS_AS_IF)).text).toContain('timezone');
  });

  it('asks ICU of every row of a small file, and of none where times are UTC', async () => {
    const writer = await staged('2009-01-01', '2013-01-01', '1 DAY');
    expect((await toUtcBySpans(writer, 'staged', 'Europe/Dublin', 1462)).text).toContain('timezone');
    expect((await toUtcBySpans(writer, 'staged', 'UTC', ROWS_AS_IF)).text).toBe('epoch_us(at_local)');
  });
});
