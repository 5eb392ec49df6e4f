import { HighestHeld, PRIVILEGE_LEVELS } from '../domain/privilege.ts';
import type { Replay } from '../domain/replay.ts';
import { timestampUs } from '../domain/time.ts';
import { clock } from './days.ts';
import type { ReplayNames } from './replay-names.ts';
import { reasonMarks, reasonWords } from './replay-reasons.ts';
import { breakMarks, placeOf, type TimeAxis } from './replay-time.ts';
import { at, crisp, px, type Mark, type Scene, type Size } from './scene.ts';

/** Highest level that is held at a moment, by account id and by host id. */
export interface Held {
  readonly accounts: ReadonlyMap<number, number>;
  readonly hosts: ReadonlyMap<number, number>;
}

/** Levels count by account and host together: signing off at one host leaves the others. */
export function heldAt(replay: Replay, time: number): Held {
  const { at: times, account, host, level } = replay.privilege.columns;
  const pairs = new Map<string, readonly [account: number, host: number, level: number]>();
  for (let row = 0; row < replay.privilege.rows && at(times, row) <= time; row += 1) {
    const [who, where] = [at(account, row), at(host, row)];
    pairs.set(`${who} ${where}`, [who, where, at(level, row)]);
  }
  const accounts = new Map<number, number>();
  const hosts = new Map<number, number>();
  for (const [who, where, held] of pairs.values()) {
    accounts.set(who, Math.max(accounts.get(who) ?? 0, held));
    if (where >= 0) hosts.set(where, Math.max(hosts.get(where) ?? 0, held));
  }
  return { accounts, hosts };
}

/** A change of the highest level that any account of the replay holds. */
export interface LadderStep {
  readonly at: number;
  readonly level: number;
  /** Row of `privilege` that changed it. */
  readonly row: number;
}

export function ladderOf(replay: Replay): LadderStep[] {
  const { at: times, account, host, level } = replay.privilege.columns;
  const held = new HighestHeld<string>();
  const steps: LadderStep[] = [];
  let now = 0;
  for (let row = 0; row < replay.privilege.rows; row += 1) {
    const highest = held.set(`${at(account, row)} ${at(host, row)}`, at(level, row));
    if (highest === now) continue;
    now = highest;
    const last = steps[steps.length - 1];
    const step = { at: at(times, row), level: highest, row };
    if (last && last.at === step.at) steps[steps.length - 1] = step;
    else steps.push(step);
  }
  return steps;
}

/** Vertical places of none, user, elevated, domain. */
export const ladderRows = (height: number): readonly number[] =>
  PRIVILEGE_LEVELS.map((_, i) => height - 12 - (i * (height - 34)) / (PRIVILEGE_LEVELS.length - 1));

/** The step line: full ink before the playhead, dotted after it, the reason at each step. */
export function privilegeScene(
  replay: Replay,
  axis: TimeAxis,
  size: Size,
  names: ReplayNames,
  playhead: number,
  zone: string,
): Scene {
  const rows = ladderRows(size.height);
  const marks: Mark[] = breakMarks(axis, size.height);
  for (const y of rows)
    marks.push({ mark: 'line', x1: 0, x2: size.width, y1: crisp(y), y2: crisp(y), stroke: 'n-3' });
  const steps = ladderOf(replay);
  const cut = placeOf(axis, playhead);
  marks.push(...lineMarks(steps, axis, rows, size.width, cut));
  marks.push(...reasonMarks({ replay, axis, names, zone, size }, steps, rows));
  return { ...size, marks, stops: [], finding: ladderFinding(replay, steps, names, zone) };
}

function lineMarks(
  steps: readonly LadderStep[],
  axis: TimeAxis,
  rows: readonly number[],
  width: number,
  cut: number,
): Mark[] {
  const before: string[] = [];
  const after: string[] = [];
  let [x, y] = [0, rows[0] ?? 0];
  const run = (to: number, level: number) => {
    const next = rows[level] ?? y;
    const middle = Math.max(x, Math.min(to, cut));
    if (middle > x || (to <= cut && next !== y))
      before.push(`M${px(x)} ${px(y)}H${px(middle)}${to <= cut ? `V${px(next)}` : ''}`);
    if (to > cut) after.push(`M${px(middle)} ${px(y)}H${px(to)}V${px(next)}`);
    [x, y] = [to, next];
  };
  for (const step of steps) run(placeOf(axis, step.at), step.level);
  run(width, steps[steps.length - 1]?.level ?? 0);
  const marks: Mark[] = [];
  if (before.length > 0) marks.push({ mark: 'path', d: before.join(''), stroke: 'n-9', strokeWidth: 2 });
  if (after.length > 0)
    marks.push({
      mark: 'path',
      d: after.join(''),
      stroke: 'n-6',
      strokeWidth: 1.5,
      dash: [1, 4],
      round: true,
    });
  return marks;
}

function ladderFinding(
  replay: Replay,
  steps: readonly LadderStep[],
  names: ReplayNames,
  zone: string,
): string {
  const top = steps.reduce<LadderStep | null>(
    (best, step) => (!best || step.level > best.level ? step : best),
    null,
  );
  if (!top || top.level === 0) return 'No privilege above none is known in this span.';
  const name = PRIVILEGE_LEVELS[top.level] ?? '';
  return `Highest level ${name}, from ${clock(timestampUs(top.at), zone)}: ${reasonWords(replay, top.row, names)}.`;
}
