import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportReceipt } from '../../models/domain/source.ts';
import { logons, makeFolder, start, tracewell, type Folder } from './tool.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => folder.remove());

/** stdout is one JSON document and nothing else. */
const document = <T>(stdout: string) => {
  expect(stdout.trim().split('\n')).toHaveLength(1);
  return JSON.parse(stdout) as T;
};
interface Failure {
  readonly error: { readonly code: string; readonly message: string };
}

describe('a wrong call', () => {
  it.each([
    [[]],
    [['frobnicate']],
    [['import']],
    [['import', 'a.tracewell']],
    [['people', '--frob', 'a.tracewell']],
    [['people', 'a.tracewell', 'surplus']],
    [['export', 'a.tracewell', 'dreams', '--out', 'x']],
    [['export', 'a.tracewell', 'scores']],
    [['export', 'a.tracewell', 'scores', '--format', 'xlsx', '--out', 'x']],
    [['sources', 'a.tracewell', 'burn', '1']],
    [['sources', 'a.tracewell', 'remove', 'one']],
    [['serve', '--port', '99999']],
    [['demo', 'x', '--seed', 'many']],
    [['demo', 'x', '--people', '3']],
    [['demo', 'x', '--people', '40']],
    [['demo', 'x', '--days', '1e9']],
    [['import', 'a.tracewell', 'exports', '--timezone', 'Mars/Olympus']],
  ])('%j ends with 2, says so in words, and as JSON where asked', async (args) => {
    const [plain, json] = await Promise.all([
      tracewell(folder.path, ...args),
      tracewell(folder.path, ...args, '--json'),
    ]);
    expect([plain.code, plain.stdout]).toEqual([2, '']);
    expect(plain.stderr).toMatch(/^error BAD_REQUEST: /m);
    expect(plain.stderr).not.toContain('    at ');
    expect(json.code).toBe(2);
    expect(document<Failure>(json.stdout).error.code).toBe('BAD_REQUEST');
    expect(await readdir(folder.path)).not.toContain('a.tracewell');
  });

  it('asks for help with 0', async () => {
    const help = await tracewell(folder.path, '--help');
    expect([help.code, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain('import');
    expect((await tracewell(folder.path, 'import', '--help')).stdout).toContain('--timezone');
  });
});

describe('a case that is not there', () => {
  it.each([
    [['people', 'no.tracewell']],
    [['analyze', 'no.tracewell']],
    [['sources', 'no.tracewell']],
    [['evaluate', 'no.tracewell']],
    [['serve', 'no.tracewell']],
    [['export', 'no.tracewell', 'scores', '--out', 'x.csv']],
  ])('%j ends with 1 and makes none', async (args) => {
    const { code, stdout, stderr } = await tracewell(folder.path, ...args, '--json');
    expect(code).toBe(1);
    expect(document<Failure>(stdout).error.code).toBe('PATH_MISSING');
    expect(stderr).toContain('no.tracewell');
    expect(await readdir(folder.path)).not.toContain('no.tracewell');
  });

  it('and a file that is none ends with 1', async () => {
    await writeFile(join(folder.path, 'text.tracewell'), 'just some words, long enough to be looked at');
    const { code, stdout } = await tracewell(folder.path, 'people', 'text.tracewell', '--json');
    expect([code, document<Failure>(stdout).error.code]).toEqual([1, 'CASE_NOT_A_CASE']);
    expect((await readdir(folder.path)).filter((name) => name.includes('lock'))).toEqual([]);
  });
});

describe('import', () => {
  it('makes the case, relative to the caller, and prints the receipt', async () => {
    const { code, stdout } = await tracewell(
      folder.path,
      'import',
      'a.tracewell',
      'exports',
      '--timezone',
      'UTC',
      '--json',
    );
    const receipt = document<ImportReceipt>(stdout);
    expect(code).toBe(0);
    expect(receipt.case).toBe(join(folder.path, 'a.tracewell'));
    expect(receipt.files).toHaveLength(1);
    expect(receipt.files[0]).toMatchObject({
      source: 'cert-logon',
      records: 80,
      stored: 80,
      rejected: 0,
      duplicate: 0,
      other: 0,
      balanced: true,
      first: '2010-01-04T08:00:00Z',
    });
    expect(existsSync(receipt.case)).toBe(true);
    expect((await readdir(folder.path)).toSorted()).toEqual(['a.tracewell', 'exports', 'user-data']);
  });

  it('says the receipt as an equation, lists it, and undoes it', async () => {
    const plain = await tracewell(folder.path, 'import', 'a.tracewell', 'exports', '--timezone', 'UTC');
    expect(plain.stdout).toContain('80 records = 80 stored + 0 rejected + 0 duplicate + 0 other, balanced');
    const listed = await tracewell(folder.path, 'sources', 'a.tracewell', '--json');
    const { sources } = document<{ sources: { id: number }[] }>(listed.stdout);
    expect(sources).toHaveLength(1);
    const removed = await tracewell(
      folder.path,
      'sources',
      'remove',
      'a.tracewell',
      String(sources[0]?.id),
      '--json',
    );
    expect(document(removed.stdout)).toMatchObject({ removedEvents: 80 });
    expect((await tracewell(folder.path, 'sources', 'a.tracewell')).stdout).toBe(
      'Nothing was imported yet.\n',
    );
  });

  it('leaves no case where it was made for an import that failed', async () => {
    const { code, stdout } = await tracewell(folder.path, 'import', 'a.tracewell', 'nowhere', '--json');
    expect([code, document<Failure>(stdout).error.code]).toEqual([1, 'PATH_MISSING']);
    expect(await readdir(folder.path)).not.toContain('a.tracewell');
  });

  it('ends in order at Ctrl-C, with 130 and the case as before', async () => {
    await tracewell(folder.path, 'import', 'a.tracewell', 'exports', '--timezone', 'UTC');
    await writeFile(join(folder.path, 'large.csv'), logons(300_000));
    const run = start(folder.path, ['import', 'a.tracewell', 'large.csv', '--timezone', 'UTC', '--json']);
    await run.says('reading');
    run.child.kill('SIGINT');
    const { code, stdout, stderr } = await run.ended;
    expect(code).toBe(130);
    expect(document<Failure>(stdout).error.code).toBe('CANCELLED');
    expect(stderr).toContain('error CANCELLED');
    const { sources } = document<{ sources: unknown[] }>(
      (await tracewell(folder.path, 'sources', 'a.tracewell', '--json')).stdout,
    );
    expect(sources).toHaveLength(1);
    expect((await readdir(folder.path)).toSorted()).toEqual([
      'a.tracewell',
      'exports',
      'large.csv',
      'user-data',
    ]);
  });
});
