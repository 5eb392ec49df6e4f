import type { Database } from '../../../../electron/engine/database/database.ts';
import type {
  JsonEventMapping,
  JsonFormat,
  JsonSample,
  Origin,
} from '../../../../models/sources/parts/format.ts';

export type MappedRow = Readonly<
  Record<Exclude<keyof JsonEventMapping, 'checks' | 'origin' | 'ids' | 'named'> | keyof Origin, string | null>
> & {
  readonly reason: string | null;
};

/** The mapping's rows of records, every value as text, in their order; `from` is a relation with `row` and `j`. */
export function mappedSql(format: JsonFormat, from: string, sample?: JsonSample): string {
  const { checks, origin, ...plain } = format.map(sample);
  const map = { ...plain, ...origin };
  const steps = [
    {
      name: 'source',
      select: `SELECT row, j, json_transform(j, '${format.structure}') AS r FROM ${from}`,
    },
    ...format.steps,
  ];
  const reason = checks.map((check) => `WHEN ${check.when} THEN '${check.reason}'`).join(' ');
  return `WITH ${steps.map(({ name, select }) => `${name} AS (${select})`).join(', ')}
    SELECT ${Object.entries(map)
      .map(([name, expression]) => `(${expression})::VARCHAR AS "${name}"`)
      .join(', ')}, CASE ${reason} END AS reason
    FROM ${steps.at(-1)?.name ?? 'source'} ORDER BY row`;
}

/** Records as the format maps them. Objects are written as JSON first. */
export async function mappedRows(
  database: Database,
  format: JsonFormat,
  records: readonly (string | object)[],
): Promise<MappedRow[]> {
  const texts = records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record)));
  await database.run('CREATE OR REPLACE TEMP TABLE record (row INTEGER, j VARCHAR)');
  const appender = await database.connection.createAppender('record');
  for (const [row, text] of texts.entries()) {
    appender.appendInteger(row);
    appender.appendVarchar(text);
    appender.endRow();
  }
  appender.closeSync();
  const first = texts.slice(0, 200).map((text) => JSON.parse(text) as Record<string, unknown>);
  return database.rows<MappedRow>(mappedSql(format, 'record', { name: 'x.json', records: first }));
}
