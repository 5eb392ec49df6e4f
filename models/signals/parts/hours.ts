import { ByWho } from './by-who.ts';

const HOURS = 24;
const ALL_DAYS = 0;
const WORKDAYS = 1;
const WEEKENDS = 2;
const CLASSES = 3;

/** A habit in a row of numbers: the day that runs, days before it, a bit for each of its hours, and on how many days each hour. */
const DAY = 0;
const DAYS = 1;
const TODAY = 2;
const BY_HOUR = 3;
const ROW = BY_HOUR + HOURS;

/** At which hours of a weekday class somebody is usually active; the day that still runs does not count. */
export class Hours {
  readonly #of = new ByWho<number>();
  /** Habits one after another, so that what is read of one lies together: three of each person. */
  #rows = new Int32Array(CLASSES * ROW * 64);
  #people = 0;

  /**
   * Share of the days of this class on which `who` was active at the hour, a quarter of each neighbouring hour lent to it;
   * add-half smoothed. Of all days where those of the class are fewer than `least`; 1 where all are.
   */
  share(who: number, day: number, hour: number, least: number): number {
    const person = this.#of.get(who);
    if (person === undefined) return 1;
    const ofClass = rowOf(person, classOf(day));
    const row = this.#at(ofClass + DAYS) >= least ? ofClass : rowOf(person, ALL_DAYS);
    const days = this.#at(row + DAYS);
    if (days < least) return 1;
    const hours = row + BY_HOUR;
    const near = this.#at(hours + ((hour + HOURS - 1) % HOURS)) + this.#at(hours + ((hour + 1) % HOURS));
    return (this.#at(hours + hour) + near / 4 + 0.5) / (days + 1);
  }

  add(who: number, day: number, hour: number): void {
    const person = this.#of.get(who) ?? this.#begin(who, day);
    this.#note(rowOf(person, ALL_DAYS), day, hour);
    this.#note(rowOf(person, classOf(day)), day, hour);
  }

  #at(place: number): number {
    return this.#rows[place] ?? 0;
  }

  #begin(who: number, day: number): number {
    const person = this.#people++;
    if (rowOf(this.#people, ALL_DAYS) > this.#rows.length) {
      const more = new Int32Array(this.#rows.length * 2);
      more.set(this.#rows);
      this.#rows = more;
    }
    for (let days = ALL_DAYS; days < CLASSES; days++) this.#rows[rowOf(person, days) + DAY] = day;
    return this.#of.set(who, person);
  }

  #note(row: number, day: number, hour: number): void {
    // One certificate may be used by people of several zones: an earlier day is no new one.
    if (day > this.#at(row + DAY)) this.#end(row, day);
    this.#rows[row + TODAY] = this.#at(row + TODAY) | (1 << hour);
  }

  #end(row: number, day: number): void {
    const today = this.#at(row + TODAY);
    for (let hour = 0; hour < HOURS; hour++)
      if ((today & (1 << hour)) !== 0) this.#rows[row + BY_HOUR + hour] = this.#at(row + BY_HOUR + hour) + 1;
    // Of a class that had no day yet none is over.
    if (today !== 0) this.#rows[row + DAYS] = this.#at(row + DAYS) + 1;
    this.#rows[row + DAY] = day;
    this.#rows[row + TODAY] = 0;
  }
}

const rowOf = (person: number, days: number): number => (person * CLASSES + days) * ROW;

/** Weekends have hours of their own. 1970-01-01 was a Thursday. */
const classOf = (day: number): number => ((day + 3) % 7 >= 5 ? WEEKENDS : WORKDAYS);
