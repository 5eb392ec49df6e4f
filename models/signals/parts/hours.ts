const HOURS = 24;

interface Habit {
  day: number;
  days: number;
  readonly byHour: Float64Array;
  today: Set<number>;
}

/** At which hours of a weekday class somebody is usually active; the day that still runs does not count. */
export class Hours {
  readonly #of = new Map<string, Habit>();

  /**
   * Share of the days of this class on which `who` was active at the hour, a quarter of each neighbouring hour lent to it;
   * add-half smoothed. Of all days where those of the class are fewer than `least`; 1 where all are.
   */
  share(who: string, day: number, hour: number, least: number): number {
    const ofClass = this.#of.get(classOf(who, day));
    const habit = ofClass && ofClass.days >= least ? ofClass : this.#of.get(who);
    if (!habit || habit.days < least) return 1;
    const { days, byHour } = habit;
    const near = (byHour[(hour + HOURS - 1) % HOURS] ?? 0) + (byHour[(hour + 1) % HOURS] ?? 0);
    return ((byHour[hour] ?? 0) + near / 4 + 0.5) / (days + 1);
  }

  add(who: string, day: number, hour: number): void {
    this.#addTo(who, day, hour);
    this.#addTo(classOf(who, day), day, hour);
  }

  #addTo(key: string, day: number, hour: number): void {
    let habit = this.#of.get(key);
    if (!habit)
      this.#of.set(key, (habit = { day, days: 0, byHour: new Float64Array(HOURS), today: new Set() }));
    // One certificate may be used by people of several zones.
    if (habit.day < day) {
      for (const past of habit.today) habit.byHour[past] = (habit.byHour[past] ?? 0) + 1;
      [habit.day, habit.days, habit.today] = [day, habit.days + 1, new Set()];
    }
    habit.today.add(hour);
  }
}

/** Weekends have hours of their own. 1970-01-01 was a Thursday. */
const classOf = (who: string, day: number) => `${who} ${(day + 3) % 7 >= 5 ? 'weekend' : 'weekday'}`;
