import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCase, openCase } from '../../../electron/engine/case/case-file.ts';
import { SCHEMA_VERSION } from '../../../electron/engine/case/migrations/index.ts';
import { Database } from '../../../electron/engine/database/database.ts';
import { file, folder, newCase, reopened, settings } from '../ingest/cases.ts';

describe('a new case', () => {
  it('is a v1.5.0 database with today’s schema, its zone and a first entry in the log', async () => {
    const open = await newCase('America/New_York');
    expect(await open.zone()).toBe('America/New_York');
    expect(await open.reader.rows("SELECT value FROM meta WHERE key = 'schema_version'")).toEqual([
      { value: String(SCHEMA_VERSION) },
    ]);
    const [tags] = await open.reader.rows(
      'SELECT tags::VARCHAR AS tags FROM duckdb_databases() WHERE database_name = current_database()',
    );
    expect(tags?.['tags']).toContain('v1.5.0');
    expect(await open.reader.rows('SELECT seq, actor, action FROM audit')).toEqual([
      { seq: 0, actor: 'test', action: 'case.created' },
    ]);
  });

  it('has a work folder of its own that goes when it closes', async () => {
    const open = await newCase();
    expect(statSync(open.workFolder).mode & 0o777).toBe(0o700);
    expect(statSync(join(open.workFolder, 'in')).mode & 0o777).toBe(0o700);
    await open.close();
    expect(existsSync(open.workFolder)).toBe(false);
  });

  it.each([
    ['a name without the ending', 'a.db', undefined, 'BAD_REQUEST'],
    ['a folder that is not there', 'no/a.tracewell', undefined, 'PATH_MISSING'],
    ['a zone that is none', 'a.tracewell', 'Nowhere', 'BAD_REQUEST'],
  ])('refuses %s', async (_, name, zone, code) => {
    const at = folder();
    await expect(createCase(join(at, name), zone, settings)).rejects.toMatchObject({ code });
    expect(existsSync(join(at, name))).toBe(false);
  });

  it('never replaces a file', async () => {
    const path = file('a.tracewell', 'precious');
    await expect(createCase(path, undefined, settings)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(readFileSync(path, 'utf8')).toBe('precious');
  });
});

/** A database that is not ours, though it has a table of the same name. */
const foreign = async () => {
  const path = join(folder(), 'a.tracewell');
  const database = await Database.open(path);
  await database.run('CREATE TABLE meta (a INTEGER)');
  database.closeInstance();
  return path;
};

describe('opening', () => {
  it('finds what was written, through a link too', async () => {
    const open = await newCase();
    await open.writer.run("INSERT INTO meta VALUES ('zone', 'Asia/Tokyo')");
    await open.close();
    const link = join(folder(), 'b.tracewell');
    symlinkSync(open.path, link);
    const again = await reopened(link);
    expect(again.path).toBe(open.path);
    expect(await again.zone()).toBe('Asia/Tokyo');
  });

  it('says PATH_MISSING for a case that is not there', () =>
    expect(openCase('/no/such.tracewell', settings)).rejects.toMatchObject({ code: 'PATH_MISSING' }));

  it.each([
    [
      'random bytes',
      () => file('a.tracewell', Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * 7919) % 256))),
      /another kind of file/,
    ],
    ['an empty file', () => file('a.tracewell', ''), /it is empty/],
    ['a few bytes', () => file('a.tracewell', 'hi'), /another kind of file/],
    ['a database of another program', foreign, /another program/],
    [
      'a damaged database',
      () =>
        file('a.tracewell', Buffer.concat([Buffer.alloc(8), Buffer.from('DUCK'), Buffer.alloc(20_000, 7)])),
      /damaged/,
    ],
  ])('refuses %s and leaves it alone', async (_, make, message) => {
    const path = await make();
    const before = readFileSync(path);
    await expect(openCase(path, settings)).rejects.toMatchObject({
      code: 'CASE_NOT_A_CASE',
      message: expect.stringMatching(message),
    });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(`${path}.work`)).toBe(false);
    expect(existsSync(`${path}.wal`)).toBe(false);
  });

  it('refuses a folder', async () => {
    const path = join(folder(), 'a.tracewell');
    mkdirSync(path);
    await expect(openCase(path, settings)).rejects.toMatchObject({ code: 'CASE_NOT_A_CASE' });
  });

  it('refuses a newer schema and leaves it alone', async () => {
    const open = await newCase();
    await open.writer.run("UPDATE meta SET value = '99' WHERE key = 'schema_version'");
    await open.close();
    const before = readFileSync(open.path);
    await expect(openCase(open.path, settings)).rejects.toMatchObject({
      code: 'CASE_TOO_NEW',
      message: expect.stringContaining('schema 99'),
    });
    expect(readFileSync(open.path).equals(before)).toBe(true);
  });

  it('refuses a case that this process holds', async () => {
    const open = await newCase();
    await expect(openCase(open.path, settings)).rejects.toMatchObject({
      code: 'CASE_LOCKED',
      detail: { pid: process.pid },
    });
  });

  it('names the process that holds a case', async () => {
    const open = await newCase();
    await open.close();
    const script = file(
      'hold.cjs',
      `require(${JSON.stringify(require.resolve('@duckdb/node-api'))}).DuckDBInstance.create(process.argv[2])
      .then((i) => { globalThis.held = i; console.log('held'); setInterval(() => i, 1000); })`,
    );
    const holder = spawn(process.execPath, [script, open.path], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    try {
      await expect(openCase(open.path, settings)).rejects.toMatchObject({
        code: 'CASE_LOCKED',
        message: expect.stringContaining(`is open in process ${holder.pid}`),
      });
    } finally {
      holder.kill('SIGKILL');
      await once(holder, 'close');
    }
    expect((await reopened(open.path)).name).toBe('a');
  });
});

describe('the locked-down connection', () => {
  it('touches its work folder and nothing else', async () => {
    const open = await newCase();
    const outside = file('a.csv', 'a\n1\n');
    const inside = join(open.workFolder, 'out', 'a.csv');
    writeFileSync(join(open.workFolder, 'in', 'a.csv'), 'a\n1\n');
    symlinkSync(outside, join(open.workFolder, 'in', 'link.csv'));
    await open.writer.run(`COPY (SELECT 1 AS a) TO '${inside}'`);
    expect(
      await open.reader.rows(`SELECT * FROM read_csv('${join(open.workFolder, 'in', 'a.csv')}')`),
    ).toEqual([{ a: 1 }]);
    for (const attempt of [
      `SELECT * FROM read_csv('${outside}')`,
      `SELECT * FROM read_csv('${open.workFolder}/in/../../../${outside}')`,
      `COPY (SELECT 1) TO '${join(dirname(open.path), 'b.csv')}'`,
      `ATTACH '${join(dirname(open.path), 'b.db')}'`,
      "SELECT * FROM read_csv('https://example.com/a.csv')",
      'INSTALL httpfs',
      'LOAD httpfs',
      'SET enable_external_access = true',
      "SET memory_limit = '9GB'",
    ])
      await expect(open.writer.run(attempt), attempt).rejects.toThrow();
  });

  it('runs statements of one connection one after another', async () => {
    const open = await newCase();
    const numbers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        open.reader.row(`SELECT ${i} AS i, count(*) AS n FROM range(50000)`),
      ),
    );
    expect(numbers.map((row) => row?.['i'])).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });
});
