import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../electron/engine/database/database.ts';
import { sourceFormat, SOURCE_FORMATS } from '../../../models/sources/index.ts';
import type { JsonFormat } from '../../../models/sources/parts/format.ts';
import {
  columnsOf,
  eventValues,
  jsonStagingSelect,
  stagingSelect,
} from '../../../models/sources/parts/staging.ts';

const CSV_FORMATS = SOURCE_FORMATS.filter((format) => format.encoding === 'csv');

let database: Database;
beforeAll(async () => {
  database = await Database.open(':memory:');
});
afterAll(() => database.closeInstance());

const text = (value: string | null | undefined) =>
  value === null || value === undefined ? 'NULL' : `'${value.replaceAll("'", "''")}'`;

async function stage(id: string, rows: readonly Readonly<Record<string, string | null>>[], name = 'x.csv') {
  const format = sourceFormat(id);
  if (format?.encoding !== 'csv') throw new Error(id);
  const header = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => `(${header.map((column) => text(row[column])).join(', ')})`).join(', ');
  const from = `(VALUES ${values}) AS t(${columnsOf(header).names.join(', ')})`;
  return database.rows(
    `SELECT * REPLACE (content_hash::VARCHAR AS content_hash) FROM (${stagingSelect(format, listed(header, name), from)})`,
  );
}

const listed = (header: readonly string[], name: string) => ({
  sample: { name, header, rows: [] },
  zone: 'UTC',
  known: '2024-03-01',
  knownBy: 'given' as const,
});

const visit = { id: '{1}', date: '01/04/2010 09:00:00', user: 'ann', pc: 'PC-1', url: 'http://x.com/' };

const hash = async (row: Readonly<Record<string, string | null>>) =>
  (await stage('cert-http', [row]))[0]?.['content_hash'];

describe('staging', () => {
  it.each(CSV_FORMATS.map((format) => [format.id, format] as const))(
    '%s is SQL that DuckDB takes, with and without the optional columns',
    async (_, format) => {
      for (const header of [format.required, [...format.required, ...format.optional, "it's"]]) {
        if (header.length === 0) continue;
        const { names } = columnsOf(header);
        const from = `(SELECT ${names.map((name) => `''::VARCHAR AS ${name}`).join(', ')})`;
        expect(await database.rows(stagingSelect(format, listed(header, '2010-01.csv'), from))).toHaveLength(
          1,
        );
      }
    },
  );

  it('says what is wrong with a row', async () => {
    const rows = [
      visit,
      { ...visit, user: null },
      { ...visit, date: '02/30/2010 09:00:00' },
      { ...visit, date: '01/04/1969 09:00:00' },
      { ...visit, date: '01/01/2200 00:00:00' },
    ];
    expect((await stage('cert-http', rows)).map(({ reason }) => reason)).toEqual([
      null,
      'no user',
      'time cannot be read',
      'time outside 1970–2200',
      'time outside 1970–2200',
    ]);
  });

  it('rejects a size that is no number and takes an empty one', async () => {
    const mail = { ...visit, to: 'b@x.com', from: 'a@x.com', size: '12', attachments: null };
    const rows = await stage('cert-email', [mail, { ...mail, size: 'big' }, { ...mail, size: null }]);
    expect(rows.map(({ bytes, reason }) => [bytes, reason])).toEqual([
      [12, null],
      [null, '"size" is no whole number'],
      [null, null],
    ]);
  });

  it('hashes content: not the row id, not empty columns, but everything else', async () => {
    const { id: _, ...noId } = visit;
    const same = await hash(visit);
    expect(await hash({ ...visit, id: '{2}' })).toBe(same);
    expect(await hash(noId)).toBe(same);
    expect(await hash({ ...visit, content: null })).toBe(same);
    expect(await hash({ ...visit, extra: '' })).toBe(same);
    for (const other of [
      { ...visit, content: 'x' },
      { ...visit, extra: 'x' },
      { ...visit, extra: 'y' },
      { ...visit, user: 'annP', pc: 'C-1' },
      { ...visit, date: '01/04/2010 09:00:01' },
    ])
      expect(await hash(other)).not.toBe(same);
    expect(same).toBe('17435727553493138890');
  });

  it('knows which columns it fills by row', () => {
    const format = sourceFormat('cert-http');
    if (format?.kind !== 'events' || format.encoding !== 'csv') throw new Error('cert-http');
    expect(eventValues(format).varying).toEqual(['account', 'src_host', 'resource']);
    expect(eventValues(format).constant).toMatchObject({
      action: "'web-visited'",
      stream: "'web'",
      account_kind: "'user'",
      from_address: 'NULL',
      bytes: 'NULL',
      items: 'NULL',
    });
  });
});

/** A format of three fields: `said`, `who` and `note`. */
const notes: JsonFormat = {
  id: 'notes',
  version: 1,
  title: 'Notes',
  kind: 'events',
  encoding: 'json',
  needsZone: false,
  recognise: () => null,
  structure: JSON.stringify({ said: 'VARCHAR', who: 'VARCHAR', note: 'VARCHAR' }),
  steps: [{ name: 'told', select: 'SELECT j, r.said AS said, r.who AS who, r.note AS note FROM source' }],
  map: () => ({
    at: 'try_cast(said AS TIMESTAMP)',
    stream: `'system'`,
    action: `'recorded'`,
    outcome: 'NULL',
    account: 'who',
    accountKind: `'user'`,
    accountSid: 'NULL',
    targetAccount: 'NULL',
    targetKind: 'NULL',
    targetSid: 'NULL',
    computer: 'NULL',
    srcHost: 'NULL',
    srcIp: 'NULL',
    dstHost: 'NULL',
    resource: 'note',
    fromAddress: 'NULL',
    bytes: 'NULL::BIGINT',
    items: 'NULL::INTEGER',
    channel: 'NULL',
    code: 'NULL::INTEGER',
    logonType: 'NULL::TINYINT',
    logonId: 'NULL::UBIGINT',
    linkedLogonId: 'NULL::UBIGINT',
    content: 'j',
    checks: [{ when: `note = 'bad'`, reason: 'a bad note' }],
  }),
};

const stageNotes = (...lines: readonly string[]) =>
  database.rows(
    `SELECT account, resource, at_local::VARCHAR AS at, content_hash::VARCHAR AS hash, reason
    FROM (${jsonStagingSelect(notes, { name: 'x', records: [] }, `(VALUES ${lines.map((each) => `(${text(each)})`).join(', ')}) AS t(j)`)})`,
  );

describe('staging JSON records', () => {
  const good = '{"said":"2024-03-04 10:00:00","who":"ann","note":"x"}';

  it('says what is wrong with one, and one that is no JSON leaves the others as they are', async () => {
    const rows = await stageNotes(
      good,
      '{"said":',
      '{"who":"bob"}',
      '{"said":"2500-01-01"}',
      '{"said":"2024-03-04","note":"bad"}',
      '{"said":"2024-03-04"}',
    );
    expect(rows.map(({ account, reason }) => [account, reason])).toEqual([
      ['ann', null],
      ['-', 'time cannot be read'],
      ['bob', 'time cannot be read'],
      ['-', 'time outside 1970–2200'],
      ['-', 'a bad note'],
      ['-', null],
    ]);
  });

  it('takes the first of two equal keys and hashes the content with the format', async () => {
    const [one, same, other] = await stageNotes(
      good,
      good,
      good.replace('"who":"ann"', '"who":"ann","who":"eve"'),
    );
    expect(other?.['account']).toBe('ann');
    expect(same?.['hash']).toBe(one?.['hash']);
    expect(other?.['hash']).not.toBe(one?.['hash']);
  });
});
