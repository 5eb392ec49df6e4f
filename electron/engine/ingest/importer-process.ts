import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { AppError } from '../../contract/errors.ts';
import { entryPath } from '../entries.ts';
import type { ImportJob, ImporterMessage, StagedFile } from './job.ts';

type Progress = Extract<ImporterMessage, { type: 'progress' }>;

/**
 * Runs one job in a process of its own. Aborting kills it at once; what it wrote lies in the inbox and is the caller's
 * to remove. Throws CANCELLED, what the importer failed with, or INTERNAL where it died.
 */
export function runImporter(
  job: ImportJob,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<StagedFile> {
  if (signal.aborted) return Promise.reject(cancelled());
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entryPath('importer')], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    let outcome: Exclude<ImporterMessage, Progress> | null = null;
    let trouble = '';
    const kill = () => child.kill('SIGKILL');
    signal.addEventListener('abort', kill, { once: true });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      trouble = (trouble + text).slice(-2000);
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = JSON.parse(line) as ImporterMessage;
      if (message.type === 'progress') onProgress(message);
      else outcome = message;
    });
    child.stdin.on('error', () => undefined);
    child.stdin.write(`${JSON.stringify(job)}\n`);
    child.on('error', reject);
    child.on('close', (code, killedBy) => {
      signal.removeEventListener('abort', kill);
      if (signal.aborted) reject(cancelled());
      else if (outcome?.type === 'done') resolve(outcome.staged);
      else if (outcome?.type === 'failed')
        reject(new AppError(outcome.code, outcome.message, outcome.detail));
      else reject(died(job, killedBy ?? `exit ${code}`, trouble));
    });
  });
}

const cancelled = () => new AppError('CANCELLED', 'The import was cancelled. The case is as it was before.');

const died = (job: ImportJob, how: string, trouble: string) =>
  new AppError(
    'INTERNAL',
    `The importer ended while reading "${job.path}" (${how}). Nothing was imported; try again.`,
    { path: job.path, how, trouble },
  );
