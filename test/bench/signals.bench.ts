import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createCase, openCase } from '../../electron/engine/case/case-file.ts';
import type { OpenCase } from '../../electron/engine/case/open-case.ts';
import { runAnalysis } from '../../electron/engine/pipeline/run-analysis.ts';
import { STAGES } from '../../electron/engine/pipeline/stages/index.ts';
import { stageStates } from '../../electron/engine/pipeline/staleness.ts';
import { fillMixed } from './generate/mixed.ts';
import { arriving, printArriving } from './arriving.ts';
import { cliEntry, measure, option, printRun, verdict } from './measure.ts';

const GOAL = { events: 20_000_000, seconds: 60, mb: 2000 };
/** What the signals need; the other stages count as done. */
const BEFORE: ReadonlySet<string> = new Set(['identity', 'sessions']);
const nowUs = () => Date.now() * 1000;

/**
 * `npm run bench -- signals --out FOLDER [--events N] [--people N] [--days N] [--seed N]`: the signals of a mixed company, by
 * the command line, in a process of its own. A case of that size that is already there is used again.
 */
export default async function bench(args: readonly string[]): Promise<void> {
  const folder = args[args.indexOf('--out') + 1];
  if (!args.includes('--out') || folder === undefined)
    return console.log('signals: not measured (name --out FOLDER)');
  const events = option(args, '--events', 1_000_000);
  const size = {
    events,
    people: option(args, '--people', Math.max(50, Math.round(events / 10_000))),
    days: option(args, '--days', 364),
    seed: option(args, '--seed', 1),
  };
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `mixed-${events}.tracewell`);
  await prepare(path, size);
  const run = await measure([cliEntry(), 'analyze', path]);
  console.log(`signals: ${events} events of ${size.people} people over ${size.days} days, seed ${size.seed}`);
  printRun('all signals', run);
  console.log(`  ${((run.wallSeconds * 1e6) / events).toFixed(2)} s a million events`);
  printArriving(await arriving(path));
  if (events < GOAL.events) return console.log(`  goal of ${GOAL.events} events: not measured`);
  console.log(
    `  goal ≤ ${GOAL.seconds} s, ≤ ${GOAL.mb} MB: ${verdict(run.wallSeconds <= GOAL.seconds && run.peakMb <= GOAL.mb)}`,
  );
}

/** A case with all that the signals need, and without any. */
async function prepare(path: string, size: Parameters<typeof fillMixed>[1]): Promise<void> {
  const isNew = !existsSync(path);
  const settings = { actor: 'bench', nowUs };
  const open = await (isNew ? createCase(path, 'UTC', settings) : openCase(path, settings));
  try {
    if (isNew) await fillMixed(open, size);
    const stages = STAGES.filter(({ id }) => BEFORE.has(id));
    const context = { signal: new AbortController().signal, emit: () => undefined, nowUs, stages };
    const { stages: ran } = await runAnalysis(open, context);
    console.log(ran.map(({ stage, rows, ms }) => `${stage}: ${rows} rows, ${ms} ms`).join('; '));
    await countAsDone(open);
    await open.writer.run("DELETE FROM stage_state WHERE starts_with(stage, 'signals')");
  } finally {
    await open.close();
  }
}

async function countAsDone(open: OpenCase): Promise<void> {
  const states = await stageStates(open.writer, STAGES, 'UTC');
  for (const { stage, inputs } of states.filter(({ stage: { id } }) => id !== 'signals'))
    await open.writer.run(
      `INSERT OR REPLACE INTO stage_state VALUES ('${stage.id}', ${stage.version}, '${inputs}', 0)`,
    );
}
