import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '../../../contract/errors.ts';
import { findChromium } from './find-chromium.ts';

/** A report of a thousand records takes a few seconds. */
const TIMEOUT_MS = 90_000;
const WORDS_KEPT = 2000;

/**
 * Prints a page with the Chromium, Chrome or Edge of this machine: without a network, in a profile of its own that is
 * taken away again. Throws NOT_FOUND where there is none, INTERNAL where it fails, CANCELLED.
 */
export async function printWithChromium(html: string, signal: AbortSignal): Promise<Uint8Array> {
  const program = findChromium();
  if (program === null)
    throw new AppError(
      'NOT_FOUND',
      'No Chromium, Chrome or Edge was found to print with. Install one, or name its program in TRACEWELL_CHROMIUM, and write the report again; or print report.html from a browser.',
    );
  const folder = await mkdtemp(join(tmpdir(), 'tracewell-print-'));
  try {
    const page = join(folder, 'report.html');
    const pdf = join(folder, 'report.pdf');
    await writeFile(page, html, { mode: 0o600 });
    const said = await run(program, argumentsFor(folder, page, pdf), signal);
    return await readFile(pdf).catch((cause: unknown) => {
      throw failed(program, 'it wrote no PDF', said, cause);
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function argumentsFor(folder: string, page: string, pdf: string): readonly string[] {
  // Chromium's own sandbox does not start for root; the page may run no script and reach nothing.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [
    '--headless',
    ...asRoot,
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-service-autorun',
    '--password-store=basic',
    '--use-mock-keychain',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--no-proxy-server',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
}

/** What it said on stderr, once it has ended in order. */
async function run(program: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: OWN_GROUP });
  const ending = endingOf(child);
  const end = () => endWithHelpers(child);
  const late = setTimeout(end, TIMEOUT_MS);
  process.once('exit', end);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  const started = performance.now();
  try {
    const { code, said, error } = await ending;
    if (signal.aborted) throw new AppError('CANCELLED', 'The report was cancelled; nothing was written.');
    if (error) throw failed(program, 'it cannot be started', said, error);
    if (code === 0) return said;
    const isLate = performance.now() - started >= TIMEOUT_MS;
    throw failed(
      program,
      isLate ? `it did not finish within ${TIMEOUT_MS / 1000} s` : `it ended with ${code ?? 'a signal'}`,
      said,
    );
  } finally {
    clearTimeout(late);
    process.off('exit', end);
    signal.removeEventListener('abort', end);
  }
}

interface Ending {
  readonly code: number | null;
  readonly said: string;
  readonly error: Error | null;
}

const endingOf = (child: ChildProcess): Promise<Ending> =>
  new Promise((resolve) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-WORDS_KEPT)));
    child.on('error', (error) => resolve({ code: null, said, error }));
    child.on('close', (code) => resolve({ code, said, error: null }));
  });

/** Its helpers belong to its process group, where the system has such a thing. */
const OWN_GROUP = process.platform !== 'win32';

function endWithHelpers(child: ChildProcess): void {
  try {
    if (OWN_GROUP && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

function failed(program: string, how: string, said: string, cause?: unknown): AppError {
  const last = said.trim().split('\n').at(-1) ?? '';
  const words = last === '' ? '' : ` It said: ${last}`;
  return new AppError(
    'INTERNAL',
    `"${program}" could not print the report: ${how}.${words} Name another program in TRACEWELL_CHROMIUM, or print report.html from a browser.`,
    { program },
    cause,
  );
}
