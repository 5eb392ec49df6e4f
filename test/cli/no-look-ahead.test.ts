import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoCaseCopy } from '../../build/bootstrap/demo-case.mjs';
import { demoCompany, DEMO_ZONE, type DemoFile } from '../../models/demo/demo-company.ts';
import { localTime } from '../../models/demo/windows/clock.ts';
import { isoDay } from '../../models/domain/time.ts';
import { makeFolder, tracewell, type Folder } from './tool.ts';

/** Through the first of the planted nights, in mid-block of the calibration. */
const LAST_KEPT = '2026-11-05';
const ANALYSIS_MS = 240_000;

const exports = demoCompany().filter(({ path }) => path.startsWith('exports/'));

/** Milliseconds of a Windows event, one of Okta or one of Zeek. */
const timeOf = (record: Record<string, unknown>): number =>
  typeof record['ts'] === 'number'
    ? record['ts'] * 1000
    : Date.parse(String(record['@timestamp'] ?? record['published']));

const isKeptEvent = (line: string) => isoDay(localTime(timeOf(JSON.parse(line))).day) <= LAST_KEPT;

/** The same exports as if they had been handed over at the end of `LAST_KEPT`. */
function cutOff({ path, text }: DemoFile): DemoFile {
  if (path.endsWith('.ndjson'))
    return {
      path,
      text: text
        .split(/(?<=\n)/)
        .filter(isKeptEvent)
        .join(''),
    };
  const [head = '', ...rows] = text.trimEnd().split('\n');
  const at = head.split(',').indexOf('date');
  if (at < 0) return { path, text };
  const isKept = (row: string) => {
    const [month, day, year] = (row.split(',')[at] ?? '').slice(0, 10).split('/');
    return `${year}-${month}-${day}` <= LAST_KEPT;
  };
  return { path, text: `${[head, ...rows.filter(isKept)].join('\n')}\n` };
}

async function write(folder: string, files: readonly DemoFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function call(folder: string, ...args: string[]): Promise<void> {
  const { code, stderr } = await tracewell(folder, ...args);
  expect(code, stderr).toBe(0);
}

/** Lines of the exported scores without `rank`, which counts later days too; the first names the columns. */
async function scoresOf(folder: string, name: string): Promise<string[]> {
  await call(
    folder,
    'export',
    `${name}.tracewell`,
    'scores',
    '--format',
    'ndjson',
    '--out',
    `${name}.ndjson`,
  );
  const lines = (await readFile(join(folder, `${name}.ndjson`), 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.stringify({ ...JSON.parse(line), rank: null })).toSorted();
}

const dayOf = (line: string): string => JSON.parse(line).day;

describe('scores', () => {
  let folder: Folder;
  let whole: string[];
  const at = (name: string) => join(folder.path, name);

  beforeAll(async () => {
    folder = await makeFolder();
    await write(at('whole'), exports);
    await write(at('cut'), exports.map(cutOff));
    const demo = await demoCaseCopy();
    await rename(demo.path, at('whole.tracewell'));
    demo.remove();
    whole = await scoresOf(folder.path, 'whole');
  }, ANALYSIS_MS);
  afterAll(() => folder.remove());

  it('use nothing from after their day', { timeout: ANALYSIS_MS }, async () => {
    await call(folder.path, 'import', 'cut.tracewell', 'cut', '--timezone', DEMO_ZONE);
    await call(folder.path, 'analyze', 'cut.tracewell');
    const cut = await scoresOf(folder.path, 'cut');
    expect(cut.length).toBeGreaterThan(1000);
    expect(cut.length).toBeLessThan(whole.length);
    expect(cut).toEqual(whole.filter((line) => dayOf(line) <= LAST_KEPT));
  });

  it('are the same when the exports come in parts, in another order', { timeout: ANALYSIS_MS }, async () => {
    const late = ['http.csv', 'LDAP', 'windows/servers.ndjson', 'okta', 'context'].map(
      (path) => `whole/exports/${path}`,
    );
    const early = [
      'windows/workstations.ndjson',
      'windows/domain-controllers.ndjson',
      'zeek',
      ...['email', 'file', 'device', 'logon', 'psychometric'].map((name) => `${name}.csv`),
    ].map((path) => `whole/exports/${path}`);
    await call(folder.path, 'import', 'parts.tracewell', ...early, '--timezone', DEMO_ZONE);
    await call(folder.path, 'analyze', 'parts.tracewell');
    await call(folder.path, 'import', 'parts.tracewell', ...late, '--timezone', DEMO_ZONE);
    await call(folder.path, 'analyze', 'parts.tracewell');
    expect(await scoresOf(folder.path, 'parts')).toEqual(whole);
  });
});
