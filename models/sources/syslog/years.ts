import type { TimeAnchor, WholeFile } from '../parts/format.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const US_PER_DAY = 86_400_000_000;
/** Lines stray by minutes, and files joined in the wrong order by weeks: only a longer way back is a new year. */
const STRAY_DAYS = 31;
/** A zone may be ahead of the clock that wrote the file. */
const SLACK_US = US_PER_DAY;
/** 29 February is at most so far away, over a century that is no leap year. */
const MOST_YEARS_BACK = 8;

interface Stamp {
  /** Years since that of the first line. */
  readonly turn: number;
  /** Microseconds since 1 January of a leap year: orders the times of a year. */
  readonly inYear: number;
}

/** `Mar  1 08:00:00` in a leap year, from its 1 January; null where there is no such day or time. */
function inLeapYear(time: string): { readonly us: number; readonly leapDay: boolean } | null {
  const [, name = '', day = '', clock = '', fraction = ''] =
    /^(\w{3}) +(\d{1,2}) (\d\d:\d\d:\d\d)(\.\d+)?$/.exec(time) ?? [];
  const month = MONTHS.indexOf(name);
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  const date = new Date(Date.UTC(2000, month, Number(day)));
  if (clock === '' || date.getUTCMonth() !== month || date.getUTCDate() !== Number(day)) return null;
  if (hours > 23 || minutes > 59 || seconds > 60) return null;
  const clockUs = ((hours * 60 + minutes) * 60 + seconds) * 1_000_000;
  const us =
    (date.getTime() - Date.UTC(2000, 0, 1)) * 1000 + clockUs + Math.round(Number(`0${fraction}`) * 1e6);
  return { us, leapDay: month === 1 && date.getUTCDate() === 29 };
}

/** Follows the times of a file's lines from year to year. */
export class YearRun {
  private turn = 0;
  private lastUs: number | null = null;
  private first: Stamp | null = null;
  private least: Stamp | null = null;
  private most: Stamp | null = null;
  private readonly leapTurns = new Set<number>();

  /** Years since that of the first line, or null where the time is none. */
  turnOf(time: string): number | null {
    const found = inLeapYear(time);
    if (!found) return null;
    const { us, leapDay } = found;
    const days = this.lastUs === null ? 0 : (us - this.lastUs) / US_PER_DAY;
    if (days < -STRAY_DAYS) this.turn++;
    // What strayed over New Year belongs to the year before.
    else if (days > 366 - STRAY_DAYS) this.turn--;
    this.lastUs = us;
    const stamp = { turn: this.turn, inYear: us };
    this.first ??= stamp;
    this.least = earlier(this.least ?? stamp, stamp) ? (this.least ?? stamp) : stamp;
    this.most = earlier(this.most ?? stamp, stamp) ? stamp : (this.most ?? stamp);
    if (leapDay) this.leapTurns.add(this.turn);
    return this.turn;
  }

  /** The latest years that fit the anchor, with 29 February in leap years. */
  end(anchor: TimeAnchor): WholeFile {
    const { first, least, most } = this;
    if (!first || !least || !most) return { warnings: [] };
    const given = anchor.startUs !== undefined;
    const fits = given
      ? (year: number) => timeIn(year, least) >= (anchor.startUs ?? 0) - SLACK_US
      : (year: number) => timeIn(year, most) <= anchor.writtenUs + SLACK_US;
    const step = given ? 1 : -1;
    let base =
      new Date((anchor.startUs ?? anchor.writtenUs) / 1000).getUTCFullYear() -
      (given ? 1 + least.turn : most.turn - 1);
    while (!fits(base)) base += step;
    const leap = Array.from({ length: MOST_YEARS_BACK }, (_, i) => base + i * step).find((year) =>
      [...this.leapTurns].every((turn) => isLeap(year + turn)),
    );
    const firstYear = leap ?? base;
    return {
      firstYear,
      startUs: Math.max(0, timeIn(firstYear, least)),
      warnings: [this.inWords(firstYear, anchor, leap !== undefined && leap !== base)],
    };
  }

  private inWords(firstYear: number, anchor: TimeAnchor, forLeapDay: boolean): string {
    const years = [this.least, this.most].map((stamp) => firstYear + (stamp?.turn ?? 0));
    const read = years[0] === years[1] ? `${years[0]}` : `${years[0]} to ${years[1]}`;
    const day = new Date((anchor.startUs ?? anchor.writtenUs) / 1000).toISOString().slice(0, 10);
    const why =
      anchor.startUs === undefined
        ? `the latest with no line after ${day}, when the file was written (--start names the first day)`
        : `from ${day} on`;
    return `no year in the times: read as ${read}, ${why}${forLeapDay ? ', and with 29 February in a leap year' : ''}`;
  }
}

const earlier = (one: Stamp, other: Stamp) =>
  one.turn < other.turn || (one.turn === other.turn && one.inYear <= other.inYear);
const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;

function timeIn(year: number, { turn, inYear }: Stamp): number {
  const afterFebruary = inYear >= 60 * US_PER_DAY && !isLeap(year + turn) ? US_PER_DAY : 0;
  return Date.UTC(year + turn, 0, 1) * 1000 + inYear - afterFebruary;
}
