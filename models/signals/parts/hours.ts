import { ByWho } from './by-who.ts';

const HOURS = 24;

interface Habit {
  day: number;
  /** Days before this one. */
  days: number;
  /** On how many of them somebody was active at each hour. */
  readonly byHour: number[];
  /** A bit for each hour of this day. */
  today: number;
}

interface Habits {
  readonly all: Habit;
  readonly workdays: Habit;
  readonly weekends: Habit;
}

const newHabit = (): Habit => ({
  day: NaN,
  days: 0,
  byHour: Array.from({ length: HOURS }, () => 0),
  today: 0,
});

/** At which hours of a weekday class somebody is usually active; the day that still runs does not count. */
export class Hours {
  readonly #of = new ByWho<Habits>();

  /**
   * Share of the days of this class on which `who` was active at the hour, a quarter of each neighbouring hour lent to it;
   * add-half smoothed. Of all days where those of the class are fewer than `least`; 1 where all are.
   */
  share(who: number, day: number, hour: number, least: number): number {
    const habits = this.#of.get(who);
    if (!habits) return 1;
    const ofClass = ofDay(habits, day);
    const { days, byHour } = ofClass.days >= least ? ofClass : habits.all;
    if (days < least) return 1;
    const near = (byHour[(hour + HOURS - 1) % HOURS] ?? 0) + (byHour[(hour + 1) % HOURS] ?? 0);
    return ((byHour[hour] ?? 0) + near / 4 + 0.5) / (days + 1);
  }

  add(who: number, day: number, hour: number): void {
    const habits =
      this.#of.get(who) ?? this.#of.set(who, { all: newHabit(), workdays: newHabit(), weekends: newHabit() });
    note(habits.all, day, hour);
    note(ofDay(habits, day), day, hour);
  }
}

/** Weekends have hours of their own. 1970-01-01 was a Thursday. */
const ofDay = ({ workdays, weekends }: Habits, day: number): Habit =>
  (day + 3) % 7 >= 5 ? weekends : workdays;

function note(habit: Habit, day: number, hour: number): void {
  // One certificate may be used by people of several zones.
  if (!(day <= habit.day)) begin(habit, day);
  habit.today |= 1 << hour;
}

function begin(habit: Habit, day: number): void {
  for (let hour = 0; hour < HOURS; hour++)
    if ((habit.today & (1 << hour)) !== 0) habit.byHour[hour] = (habit.byHour[hour] ?? 0) + 1;
  if (!Number.isNaN(habit.day)) habit.days += 1;
  habit.day = day;
  habit.today = 0;
}
