import { createReadStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SEVERITIES, type Severity } from '../../models/domain/signal.ts';
import { DEMO_ZONE } from '../../models/demo/demo-company.ts';
import { cliEntry, measure, option, printRun, verdict } from './measure.ts';

/** Stories a week that an analyst reads, and of these how many may be false. */
const BUDGET_A_WEEK = 20;
const FALSE_A_WEEK = 5;
const MONTH_DAYS = 30.4;

interface StoryLine {
  readonly principal: string;
  readonly risk: number;
  readonly start: string;
  readonly title: string;
}

/**
 * `npm run bench -- clean-year --out FOLDER [--people 300] [--days 365] [--seed N]`: writes the demonstration company
 * without planted stories, imports and analyses it, and counts what is told of people who did nothing.
 */
export default async function bench(args: readonly string[]): Promise<void> {
  const folder = args[args.indexOf('--out') + 1];
  if (!args.includes('--out') || folder === undefined)
    return console.log('clean-year: nothing done (name --out FOLDER)');
  const size = {
    people: option(args, '--people', 300),
    days: option(args, '--days', 365),
    seed: option(args, '--seed', 41),
  };
  mkdirSync(folder, { recursive: true });
  const [company, path] = [join(folder, 'company'), join(folder, 'clean.tracewell')];
  const wanted = Object.entries(size).flatMap(([name, value]) => [`--${name}`, String(value)]);
  await run('demo', company, '--clean', ...wanted);
  await run('import', path, join(company, 'exports'), '--timezone', DEMO_ZONE);
  await run('analyze', path);
  const [stories, signals] = [join(folder, 'stories.ndjson'), join(folder, 'signals.ndjson')];
  await run('export', path, 'stories', '--format', 'ndjson', '--out', stories);
  await run('export', path, 'signals', '--format', 'ndjson', '--out', signals);
  reportSignals(await countSignals(signals), (size.people * size.days) / MONTH_DAYS);
  reportStories(linesOf(stories), size.days / 7);
}

const run = async (...call: readonly string[]) =>
  printRun(call[0] ?? '', await measure([cliEntry(), ...call]));

/** The list by rank. */
const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as StoryLine);

type Counts = Record<Severity, number>;

async function countSignals(file: string): Promise<ReadonlyMap<string, Counts>> {
  const counts = new Map<string, Counts>();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line === '') continue;
    const { signal, severity } = JSON.parse(line) as { signal: string; severity: Severity };
    const known = counts.get(signal) ?? { low: 0, medium: 0, high: 0, critical: 0 };
    known[severity] += 1;
    counts.set(signal, known);
  }
  return counts;
}

function reportSignals(counts: ReadonlyMap<string, Counts>, personMonths: number): void {
  console.log(`${'signal'.padEnd(28)} ${'hits'.padStart(6)}  a person-month  ${SEVERITIES.join(' / ')}`);
  for (const [signal, bySeverity] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const all = SEVERITIES.reduce((sum, severity) => sum + bySeverity[severity], 0);
    const shares = SEVERITIES.map((severity) => `${Math.round((100 * bySeverity[severity]) / all)} %`);
    const rate = (all / personMonths).toFixed(4).padStart(14);
    console.log(`${signal.padEnd(28)} ${String(all).padStart(6)}  ${rate}  ${shares.join(' / ')}`);
  }
}

function reportStories(stories: readonly StoryLine[], weeks: number): void {
  const inside = stories.slice(0, Math.floor(BUDGET_A_WEEK * weeks));
  const rate = inside.length / weeks;
  for (const { principal, risk, start, title } of inside.slice(0, 40))
    console.log(`  ${principal} ${risk.toFixed(0)} ${start.slice(0, 10)} ${title}`);
  console.log(`stories: ${stories.length}, ${(stories.length / weeks).toFixed(1)} a week, all of them false`);
  console.log(
    `inside a budget of ${BUDGET_A_WEEK} a week: ${rate.toFixed(1)} a week, at most ${FALSE_A_WEEK} wanted: ${verdict(rate <= FALSE_A_WEEK)}`,
  );
}
