import { US_PER_DAY, US_PER_HOUR, US_PER_SECOND } from '../../../models/domain/time.ts';

/** Offsets of zones change on quarters of an hour at the finest. */
const SLOT_US = 900 * US_PER_SECOND;
const SLOTS_A_DAY = US_PER_DAY / SLOT_US;

/** Day and hour in a zone, for times that mostly follow each other. */
export class LocalClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();
  #slot = NaN;
  #offset = 0;
  /** Of the moment that was set last: days since 1970-01-01 and the hour, 0 to 23. */
  day = 0;
  hour = 0;

  constructor(zone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  }

  set(us: number): void {
    const slot = Math.floor(us / SLOT_US);
    if (slot !== this.#slot) {
      this.#slot = slot;
      this.#offset = this.#offsetIn(slot);
    }
    const local = us + this.#offset;
    this.day = Math.floor(local / US_PER_DAY);
    this.hour = Math.floor((local - this.day * US_PER_DAY) / US_PER_HOUR);
  }

  at(us: number): { readonly day: number; readonly hour: number } {
    this.set(us);
    return { day: this.day, hour: this.hour };
  }

  /** A day on which nothing changes has one offset. */
  #offsetIn(slot: number): number {
    const day = Math.floor((slot * SLOT_US) / US_PER_DAY);
    const [begins, ends] = [this.#known(day * SLOTS_A_DAY), this.#known((day + 1) * SLOTS_A_DAY)];
    return begins === ends ? begins : this.#known(slot);
  }

  #known(slot: number): number {
    let offset = this.#offsets.get(slot);
    if (offset === undefined) this.#offsets.set(slot, (offset = this.#offsetAt(slot * SLOT_US)));
    return offset;
  }

  #offsetAt(us: number): number {
    const ms = us / 1000;
    const parts = Object.fromEntries(
      this.#format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    return (Date.UTC(year, month - 1, day, hour, minute) - ms) * 1000;
  }
}
