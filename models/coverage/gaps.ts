/** Events of one kind of log by the hour: hours since 1970 → how many. */
export type HourlyCounts = ReadonlyMap<number, number>;

/** Hours from `from` to before `to` without an event, where `usual` of them would have been expected. */
export interface Silence {
  readonly series: string;
  readonly from: number;
  readonly to: number;
  readonly usual: number;
}

const WEEK = 168;
/** A slot of the week has to be known this often. */
const LEAST_WEEKS = 4;
const LEAST_HOURS = 2;
/** Events that even a poor week would have had in the time. */
const LEAST_EXPECTED = 10;
/** Another log goes on where it has this share of what it usually has. */
const GOES_ON = 0.5;

/**
 * Logs that fell silent at hours of the week at which they usually are not, while another log went on: when all fall silent
 * together it is a holiday, or the export ends there. Nights, week-ends and slow logs are silent by habit: expected is what
 * the same hour has in a poor week (the 20 % quantile of all), `usual` their median.
 */
export function findSilences(series: ReadonlyMap<string, HourlyCounts>): readonly Silence[] {
  const habits = new Map([...series].map(([name, hours]) => [name, habitOf(hours)]));
  const found: Silence[] = [];
  for (const [name, hours] of series) {
    const habit = habits.get(name);
    if (!habit) continue;
    for (const run of silentRuns(hours, habit))
      if (othersWentOn(name, run, series, habits))
        found.push({ series: name, ...run, usual: sumOver(run, habit.usual) });
  }
  return found.sort((a, b) => a.from - b.from || (a.series < b.series ? -1 : 1));
}

interface Habit {
  readonly first: number;
  readonly last: number;
  /** By hour of the week. */
  readonly low: readonly number[];
  readonly usual: readonly number[];
}
interface Run {
  readonly from: number;
  readonly to: number;
}

function habitOf(hours: HourlyCounts): Habit | null {
  const [first, last] = [Math.min(...hours.keys()), Math.max(...hours.keys())];
  if (last - first < LEAST_WEEKS * WEEK) return null;
  const slots: number[][] = Array.from({ length: WEEK }, () => []);
  for (let hour = first; hour <= last; hour += 1) slots[hour % WEEK]?.push(hours.get(hour) ?? 0);
  const sorted = slots.map((counts) => counts.toSorted((a, b) => a - b));
  const quantile = (part: number) =>
    sorted.map((counts) => counts[Math.floor((counts.length - 1) * part)] ?? 0);
  return { first, last, low: quantile(0.2), usual: quantile(0.5) };
}

/** Silent hours next to one another, without those at their ends that are silent by habit. */
function silentRuns(hours: HourlyCounts, { first, last, low }: Habit): readonly Run[] {
  const runs: Run[] = [];
  const isTelling = (hour: number) => (low[hour % WEEK] ?? 0) > 0;
  for (let hour = first; hour <= last; hour += 1) {
    if (hours.has(hour)) continue;
    let end = hour;
    while (end <= last && !hours.has(end)) end += 1;
    let [from, to] = [hour, end];
    while (from < to && !isTelling(from)) from += 1;
    while (to > from && !isTelling(to - 1)) to -= 1;
    if (to - from >= LEAST_HOURS && sumOver({ from, to }, low) >= LEAST_EXPECTED) runs.push({ from, to });
    hour = end;
  }
  return runs;
}

function sumOver({ from, to }: Run, bySlot: readonly number[]): number {
  let sum = 0;
  for (let hour = from; hour < to; hour += 1) sum += bySlot[hour % WEEK] ?? 0;
  return sum;
}

function othersWentOn(
  name: string,
  run: Run,
  series: ReadonlyMap<string, HourlyCounts>,
  habits: ReadonlyMap<string, Habit | null>,
): boolean {
  return [...series].some(([other, hours]) => {
    const habit = habits.get(other);
    if (other === name || !habit) return false;
    const usual = sumOver(run, habit.usual);
    let seen = 0;
    for (let hour = run.from; hour < run.to; hour += 1) seen += hours.get(hour) ?? 0;
    return usual >= LEAST_EXPECTED && seen >= usual * GOES_ON;
  });
}
