import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCompany } from './generate/company/write.ts';
import { option } from './measure.ts';
import type { Campaign } from './generate/company/campaigns.ts';

/** The first of a list that an analyst reads, and stories a week that may be false. */
const READ = 40;
const WEEK_MS = 7 * 86_400_000;

interface StoryRow {
  readonly principal: string;
  readonly users: string;
  readonly start: string;
  readonly end: string;
  readonly risk: number;
  readonly title: string;
}

/**
 * `npm run bench -- stories --out FOLDER [--people N] [--days N] [--seed N] [--clean]`: writes a company, imports and
 * analyses it, and holds the list of stories against what was planted.
 */
export default function bench(args: readonly string[]): void {
  const folder = args[args.indexOf('--out') + 1];
  if (!args.includes('--out') || folder === undefined)
    return console.log('stories: nothing done (name --out FOLDER)');
  const size = {
    people: option(args, '--people', 300),
    days: option(args, '--days', 90),
    seed: option(args, '--seed', 1),
    campaigns: !args.includes('--clean'),
  };
  const logs = join(folder, 'logs');
  mkdirSync(logs, { recursive: true });
  const truth = writeCompany(logs, size);
  const path = join(folder, 'company.tracewell');
  run('import', path, logs);
  const started = performance.now();
  run('analyze', path);
  const seconds = (performance.now() - started) / 1000;
  run('export', path, 'stories', '--format', 'ndjson', '--out', join(folder, 'stories.ndjson'));
  run('export', path, 'signals', '--format', 'ndjson', '--out', join(folder, 'signals.ndjson'));
  const list = readFileSync(join(folder, 'stories.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as StoryRow);
  report(list, truth, size.days, seconds);
}

const run = (...args: readonly string[]) =>
  execFileSync(process.execPath, ['out/node/cli.cjs', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });

const short = (name: string) => (name.split('\\').at(-1) ?? '').split('@')[0]?.toLowerCase() ?? '';

function tells(
  { principal, users, start, end }: StoryRow,
  { people, fromMs, toMs }: Omit<Campaign, 'lines'>,
): boolean {
  const names = [principal, ...(typeof users === 'string' ? (JSON.parse(users) as string[]) : users)].map(
    short,
  );
  return (
    names.some((name) => people.includes(name)) &&
    Date.parse(start) <= toMs + 86_400_000 &&
    Date.parse(end) >= fromMs - 86_400_000
  );
}

function report(
  list: readonly StoryRow[],
  truth: readonly Omit<Campaign, 'lines'>[],
  days: number,
  seconds: number,
): void {
  const found = truth.map((campaign) => ({
    campaign,
    rank: list.findIndex((story) => tells(story, campaign)) + 1,
  }));
  for (const { campaign, rank } of found)
    console.log(
      `${campaign.kind} ${campaign.people.join(', ')} ${new Date(campaign.fromMs).toISOString().slice(0, 10)}: ${rank === 0 ? 'missed' : `rank ${rank}`}`,
    );
  const isFalse = (story: StoryRow) => !truth.some((campaign) => tells(story, campaign));
  const wrong = list.filter(isFalse);
  const weeks = (days * 86_400_000) / WEEK_MS;
  const early = found.filter(({ rank }) => rank > 0 && rank <= READ).length;
  console.log(`stories: ${list.length}, of campaigns in the first ${READ}: ${early} of ${truth.length}`);
  console.log(
    `false stories: ${wrong.length} (${(wrong.length / weeks).toFixed(1)} a week), in the first ${READ}: ${list.slice(0, READ).filter(isFalse).length}`,
  );
  for (const { principal, risk, title, start } of wrong.slice(0, 25))
    console.log(`  false: ${principal} ${risk.toFixed(0)} ${start.slice(0, 10)} ${title}`);
  console.log(`analysis: ${seconds.toFixed(1)} s`);
}
