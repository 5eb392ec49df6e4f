import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import type { ImportProgress } from '../../../electron/contract/api.ts';
import { createCase, openCase } from '../../../electron/engine/case/case-file.ts';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import { importFiles } from '../../../electron/engine/ingest/import-files.ts';
import type { TimestampUs } from '../../../models/domain/time.ts';
import { removeSource } from '../../../electron/engine/ingest/remove-source.ts';

let clockUs = 1_700_000_000_000_000;
export const settings = { actor: 'test', nowUs: () => (clockUs += 1_000_000) };

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

/** A folder that goes away after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'tracewell-test-'));
  undo.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Writes a file into a folder of its own, or into `at`. */
export function file(name: string, content: string | Buffer, at = folder()): string {
  const path = join(at, name);
  writeFileSync(path, content);
  return path;
}

export async function newCase(zone?: string): Promise<OpenCase> {
  return closedLater(await createCase(join(folder(), 'a.tracewell'), zone, settings));
}

export async function reopened(path: string): Promise<OpenCase> {
  return closedLater(await openCase(path, settings));
}

/** A case that is made once a file; each call opens a copy of its own. */
export function copiesOf(make: () => Promise<OpenCase>): () => Promise<OpenCase> {
  let made: Promise<string> | undefined;
  afterAll(async () => {
    if (made) rmSync(dirname(await made), { recursive: true, force: true });
  });
  const keep = async () => {
    const open = await make();
    await open.close();
    const path = join(mkdtempSync(join(tmpdir(), 'tracewell-made-')), 'made.tracewell');
    copyFileSync(open.path, path);
    return path;
  };
  return async () => {
    made ??= keep();
    const path = join(folder(), 'a.tracewell');
    copyFileSync(await made, path);
    return reopened(path);
  };
}

function closedLater(open: OpenCase): OpenCase {
  undo.push(() => open.close().catch(() => undefined));
  return open;
}

interface ImportOptions {
  readonly zone?: string;
  readonly source?: string;
  readonly start?: TimestampUs;
  readonly unbalanced?: boolean;
  readonly signal?: AbortSignal;
  readonly progress?: (progress: ImportProgress) => void;
}

export async function bring(open: OpenCase, paths: string | readonly string[], options: ImportOptions = {}) {
  const { zone, source, signal = new AbortController().signal, progress = () => undefined } = options;
  const request = {
    paths: typeof paths === 'string' ? [paths] : paths,
    ...(zone === undefined ? {} : { zone }),
    ...(source === undefined ? {} : { source }),
    ...(options.start === undefined ? {} : { start: options.start }),
    ...(options.unbalanced === undefined ? {} : { unbalanced: options.unbalanced }),
  };
  const receipt = await importFiles(open, request, { signal, nowUs: settings.nowUs, progress });
  return receipt.files;
}

export const remove = (open: OpenCase, id: number) => removeSource(open, id, new AbortController().signal);

/** `ann 01/04/2010 08:58:00 PC-1 Logon` a line; row ids are made up and differ between calls. */
let row = 0;
export function logons(text: string): string {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const rows = lines.map(
    ([user, date, time, pc, word]) => `{L${row++}},${date} ${time},${user},${pc},${word}\n`,
  );
  return `id,date,user,pc,activity\n${rows.join('')}`;
}

/** Every event by name instead of number, in the order of its id. */
export const eventsOf = (open: OpenCase) =>
  open.reader
    .rows(`SELECT s.name AS source, (event_id - event_base)::BIGINT AS record, a.name AS account, h.name AS host, at_us, stream,
      action, resource, from_address, e.bytes, items, content_hash::VARCHAR AS hash
    FROM event e JOIN source s USING (source_id) JOIN account a USING (account_id) LEFT JOIN host h ON h.host_id = src_host_id
    ORDER BY s.source_id, record`);

/** Everything that imports write, without numbers that are given out in order. */
export async function contentOf(open: OpenCase) {
  const rows = (text: string) => open.reader.rows(text);
  return {
    events: await eventsOf(open),
    sources: await rows(
      'SELECT * EXCLUDE (source_id, imported_us, event_base) FROM source ORDER BY source_id',
    ),
    text: await rows(
      'SELECT s.name, first_record, t.records, md5(t.bytes) AS md5 FROM source_text t JOIN source s USING (source_id) ORDER BY source_id, t.rowid',
    ),
    rejects: await rows(
      'SELECT s.name, line, record, reason, original FROM reject JOIN source s USING (source_id) ORDER BY source_id, record',
    ),
    directory: await rows('SELECT * EXCLUDE (source_id) FROM directory_entry ORDER BY ALL'),
    psychometric: await rows('SELECT * EXCLUDE (source_id) FROM psychometric ORDER BY ALL'),
    accounts: await rows('SELECT name, kind FROM account ORDER BY name'),
    hosts: await rows('SELECT name FROM host ORDER BY name'),
    meta: await rows("SELECT * FROM meta WHERE key NOT IN ('case_id', 'created_us') ORDER BY key"),
  };
}

export { sharedData } from './shared-data.ts';
