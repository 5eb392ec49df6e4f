import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { analysed, type Analysed } from './analysed.ts';

const SHARED = process.env['TRACEWELL_SHARED'] ?? resolve(import.meta.dirname, '../../../shared');
const DAY_MS = 86_400_000;
/** A label's local day, held against times in UTC. */
const AROUND_MS = DAY_MS;
const UNUSUAL = 50;
const FIRST = [20, 40, 100] as const;

/**
 * `npm run bench -- insiders [org|multi]`: the CERT insiders of r4.2. Of every kind of evidence how much of it is about a
 * labelled person within a day of a labelled act; of the first stories how many are, and how many insiders they name.
 */
export default function bench(args: readonly string[]): void {
  const folder = join(SHARED, 'data/cert-r4.2');
  if (!existsSync(folder)) return console.log(`insiders: not measured (no ${folder})`);
  const labels = labelsOf(readFileSync(join(folder, 'answers.csv'), 'utf8'));
  for (const name of args.length > 0 ? args : ['org', 'multi']) {
    console.log(`  ${name}`);
    report(analysed([join(folder, name)], ['--timezone', 'America/New_York']), labels);
  }
}

type Labels = ReadonlyMap<string, readonly number[]>;

/** Days of labelled acts, milliseconds since 1970, by account. */
function labelsOf(csv: string): Labels {
  const labels = new Map<string, number[]>();
  for (const line of csv.split('\n').slice(1)) {
    const [, user = '', , , date = ''] = line.split(',');
    const [month, day, year] = (date.split(' ')[0] ?? '').split('/').map(Number);
    if (user === '' || !month || !day || !year) continue;
    labels.set(user, [...(labels.get(user) ?? []), Date.UTC(year, month - 1, day)]);
  }
  return labels;
}

/** The account in a name as a directory gives it: `Ann Lee (ANL0001)`. */
const accountOf = (name: string) => /\(([^)]+)\)$/.exec(name)?.[1] ?? name;

const isLabelled = (labels: Labels, name: string, fromMs: number, toMs: number) =>
  (labels.get(accountOf(name)) ?? []).some(
    (day) => day >= fromMs - AROUND_MS - DAY_MS && day <= toMs + AROUND_MS,
  );

const share = (part: number, all: number) =>
  `${part} of ${all} (${((100 * part) / Math.max(1, all)).toFixed(0)} %)`;

function report({ signals, stories, scores }: Analysed, labels: Labels): void {
  const people = new Set(scores.map(({ entity }) => entity));
  const insiders = [...labels.keys()].filter((user) => people.has(user)).length;
  const kinds = new Map<string, boolean[]>();
  const add = (kind: string, hit: boolean) => kinds.set(kind, [...(kinds.get(kind) ?? []), hit]);
  for (const { signal, entity, start, end } of signals)
    add(signal, isLabelled(labels, entity, Date.parse(start), Date.parse(end)));
  for (const { entity, day, risk } of scores)
    if (risk >= UNUSUAL) add('unusual-day', isLabelled(labels, entity, Date.parse(day), Date.parse(day)));
  console.log(`    chance: ${share(insiders, people.size)} of the people are insiders`);
  for (const [kind, hits] of kinds)
    console.log(`    ${kind}: ${share(hits.filter(Boolean).length, hits.length)} about a labelled act`);
  for (const first of FIRST) {
    const shown = stories.slice(0, first);
    const right = shown.filter(({ principal, start, end }) =>
      isLabelled(labels, principal, Date.parse(start), Date.parse(end)),
    );
    const named = new Set(right.map(({ principal }) => accountOf(principal)));
    console.log(
      `    first ${first} stories: ${share(right.length, shown.length)} about a labelled act, ${named.size} of ${insiders} insiders`,
    );
  }
}
