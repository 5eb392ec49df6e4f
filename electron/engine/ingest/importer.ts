import { AppError } from '../../contract/errors.ts';
import { diskError } from '../case/case-errors.ts';
import type { ImportJob, ImporterMessage } from './job.ts';
import { stageFile } from './stage.ts';

/** The importer process: one job as a line on stdin, messages as lines on stdout. Ends when its parent does. */
function main(): void {
  let input = '';
  let started = false;
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (chunk: string) => {
    input += chunk;
    const end = input.indexOf('\n');
    if (started || end < 0) return;
    started = true;
    void work(JSON.parse(input.slice(0, end)) as ImportJob);
  });
  process.stdin.on('end', () => process.exit(1));
}

const say = (message: ImporterMessage, then?: () => void) =>
  process.stdout.write(`${JSON.stringify(message)}\n`, then);

async function work(job: ImportJob): Promise<void> {
  try {
    const staged = await stageFile(job, say);
    say({ type: 'done', staged }, () => process.exit(0));
  } catch (error) {
    const known = error instanceof AppError ? error : (diskError(error, job.inbox) ?? unexpected(job, error));
    say({ type: 'failed', code: known.code, message: known.message, detail: known.detail }, () =>
      process.exit(1),
    );
  }
}

const unexpected = (job: ImportJob, error: unknown) =>
  new AppError(
    'INTERNAL',
    `"${job.path}" could not be imported: ${error instanceof Error ? error.message : String(error)}`,
    {
      path: job.path,
    },
  );

main();
