import { randomUUID } from 'node:crypto';
import { mkdir, open as openFile, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ReportFormat, ReportReceipt } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { ReportDocument } from '../../../models/domain/report.ts';
import type { ReportInput } from '../../../models/report/input.ts';
import { diskError } from '../case/case-errors.ts';
import { figureFiles } from './figures.ts';
import { reportHtml } from './html.ts';
import { documentHash, MANIFEST, manifestOf, manifestText, sha256, type ManifestFile } from './manifest.ts';
import { reportMarkdown } from './markdown.ts';

type Print = (html: string, signal: AbortSignal) => Promise<Uint8Array>;

export interface WriteJob {
  readonly input: ReportInput;
  readonly document: ReportDocument;
  readonly formats: readonly ReportFormat[];
  readonly out: string;
  readonly print: Print | undefined;
  readonly signal: AbortSignal;
  /** Called with the manifest's SHA-256 when everything is written, before the folder gets its name. */
  readonly log: (manifest: string, directory: string) => Promise<void>;
}

interface Made {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes a report's folder whole or not at all. Throws PATH_MISSING where the folder above is missing, BAD_REQUEST where
 * something is there already, DISK_FULL, CANCELLED.
 */
export async function writeReport(job: WriteJob): Promise<ReportReceipt> {
  const directory = resolve(job.out);
  await checkFolder(directory);
  const partial = join(dirname(directory), `.${basename(directory)}.${randomUUID()}.partial`);
  try {
    await mkdir(partial, { mode: 0o700 });
    const { made, missing } = await render(job);
    const files: ManifestFile[] = [];
    for (const { name, bytes } of made) {
      throwIfCancelled(job.signal);
      await writeWhole(join(partial, name), bytes);
      files.push({ name, bytes: bytes.length, sha256: sha256(bytes) });
    }
    const text = Buffer.from(manifestText(manifestOf(job.input, job.document, files, missing)));
    await writeWhole(join(partial, MANIFEST), text);
    throwIfCancelled(job.signal);
    const manifest = sha256(text);
    await job.log(manifest, directory);
    await rmdir(directory).catch(() => undefined);
    await rename(partial, directory);
    const listed = [...files, { name: MANIFEST, bytes: text.length, sha256: manifest }];
    return { directory, files: listed, missing, manifest };
  } catch (error) {
    throw diskError(error, directory) ?? unwritable(directory, error);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('CANCELLED', 'The report was cancelled; nothing was written.');
}

/** The folder must not be there, or be empty. */
async function checkFolder(directory: string): Promise<void> {
  const above = await stat(dirname(directory)).catch(() => null);
  if (!above?.isDirectory())
    throw new AppError(
      'PATH_MISSING',
      `The folder "${dirname(directory)}" does not exist. Create it first.`,
      { path: directory },
    );
  const there = await readdir(directory).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : null,
  );
  if (there === null)
    throw new AppError('BAD_REQUEST', `"${directory}" is a file or cannot be read. Name a new folder.`, {
      path: directory,
    });
  if (there.length > 0)
    throw new AppError(
      'BAD_REQUEST',
      `The folder "${directory}" is not empty, and a report replaces nothing. Name a new folder.`,
      { path: directory },
    );
}

async function render(job: WriteJob) {
  const { document, formats } = job;
  const html = reportHtml(document, documentHash(document));
  const made: Made[] = [];
  const missing: { format: ReportFormat; reason: string }[] = [];
  const add = (name: string, text: string) => void made.push({ name, bytes: Buffer.from(text) });
  if (formats.includes('html')) add('report.html', html);
  if (formats.includes('md')) add('report.md', reportMarkdown(document));
  if (formats.includes('json')) add('report.json', `${JSON.stringify(document, null, 2)}\n`);
  for (const { name, svg } of figureFiles(document)) add(name, svg);
  if (formats.includes('pdf')) {
    const pdf = await printed(job, html);
    if (typeof pdf === 'string') missing.push({ format: 'pdf', reason: pdf });
    else made.push({ name: 'report.pdf', bytes: pdf });
  }
  return { made, missing };
}

/** The PDF, or why there is none. */
async function printed({ print, signal }: WriteJob, html: string): Promise<Uint8Array | string> {
  throwIfCancelled(signal);
  if (!print) return 'This engine cannot print. Print report.html from a browser.';
  try {
    return await print(html, signal);
  } catch (error) {
    throwIfCancelled(signal);
    return error instanceof Error ? error.message : String(error);
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await openFile(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

function unwritable(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['EACCES', 'EPERM', 'EROFS'].includes(code)
    ? new AppError('BAD_REQUEST', `"${path}" may not be written. Choose another folder.`, { path }, error)
    : error;
}
