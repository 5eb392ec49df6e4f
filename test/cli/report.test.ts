import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportReceipt, ReportVerification } from '../../electron/contract/api.ts';
import { makeFolder, start, tracewell, type Folder } from './tool.ts';

let folder: Folder;
const run = (...args: string[]) => tracewell(folder.path, ...args);
beforeAll(async () => {
  folder = await makeFolder();
  await run('import', 'a.tracewell', 'exports', '--timezone', 'UTC');
  await run('analyze', 'a.tracewell');
});
afterAll(() => folder.remove());

describe('tracewell report', () => {
  it('writes a folder that verify holds to be as it was, until a byte of it changes', async () => {
    const args = ['report', 'a.tracewell', '--user', 'ann0001', '--format', 'json,html', '--out', 'r'];
    const { code, stdout } = await run(...args, '--title', 'What Ann did', '--json');
    const receipt = JSON.parse(stdout) as ReportReceipt;
    expect([code, receipt.directory]).toEqual([0, join(folder.path, 'r')]);
    expect((await readdir(receipt.directory)).sort()).toEqual([
      'figures',
      'manifest.json',
      'report.html',
      'report.json',
    ]);
    expect(await readFile(join(receipt.directory, 'report.html'), 'utf8')).toContain('ANN0001');
    const held = await run('verify', 'r');
    expect([held.code, held.stderr]).toEqual([0, '']);
    expect(held.stdout).toContain('nothing missing, nothing added');
    const path = join(receipt.directory, 'report.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('What Ann did', 'What Bob did'));
    const differs = await run('verify', 'r/report.html', '--json');
    const found = JSON.parse(differs.stdout) as ReportVerification;
    expect(differs.code).toBe(1);
    expect(found).toMatchObject({ holds: false, manifest: receipt.manifest });
    expect(new Set(found.problems.map(({ file }) => file))).toEqual(new Set(['report.json']));
    expect((await run('verify', 'r')).stdout).toContain('differs: report.json');
  });

  it('writes the other formats where nothing can print, and says what to install', async () => {
    const args = ['report', 'a.tracewell', '--user', 'ANN0001', '--out', 'no-pdf'];
    const { code, stdout } = await start(folder.path, args, { TRACEWELL_CHROMIUM: '/nowhere' }).ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/not written: pdf\. No Chromium, Chrome or Edge was found/);
    expect(await readdir(join(folder.path, 'no-pdf'))).not.toContain('report.pdf');
    expect((await run('verify', 'no-pdf')).code).toBe(0);
  });

  it.each([
    [['--out', 'x'], 2, 'BAD_REQUEST'],
    [['--user', 'ANN0001', '--session', '1', '--out', 'x'], 2, 'BAD_REQUEST'],
    [['--user', 'ANN0001'], 2, 'BAD_REQUEST'],
    [['--user', 'ANN0001', '--format', 'docx', '--out', 'x'], 2, 'BAD_REQUEST'],
    [['--from', 'yesterday', '--to', '2010-01-05T00:00:00Z', '--out', 'x'], 2, 'BAD_REQUEST'],
    [['--from', '2010-01-06T00:00:00Z', '--to', '2010-01-05T00:00:00Z', '--out', 'x'], 2, 'BAD_REQUEST'],
    [['--user', 'NOBODY', '--out', 'x'], 1, 'NOT_FOUND'],
    [['--user', 'ANN0001', '--out', 'exports'], 2, 'BAD_REQUEST'],
    [['--user', 'ANN0001', '--out', 'none/x'], 1, 'PATH_MISSING'],
  ])('%j ends with %i and writes nothing', async (args, code, reason) => {
    const ended = await run('report', 'a.tracewell', ...args, '--json');
    const { error } = JSON.parse(ended.stdout) as { error: { code: string } };
    expect([ended.code, error.code]).toEqual([code, reason]);
    expect(await readdir(folder.path)).not.toContain('x');
  });
});

describe('tracewell verify', () => {
  it('follows a case from its own ledgers', async () => {
    const { code, stdout } = await run('verify', 'a.tracewell');
    expect(code).toBe(0);
    expect(stdout).toMatch(/holds: \d+ audit entries in one chain/);
    expect(stdout).toContain('1 source, the text of all 80 records kept; 1 with the hash of their file');
  });

  it('says where there is nothing to check', async () => {
    expect((await run('verify', 'nothing')).stderr).toContain('error PATH_MISSING');
    const { code, stderr } = await run('verify', 'exports');
    expect(code).toBe(1);
    expect(stderr).toContain('No manifest.json lies beside');
  });
});
