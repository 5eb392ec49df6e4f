import { US_PER_DAY, US_PER_HOUR, US_PER_SECOND } from '../../../models/domain/time.ts';

/** Offsets of zones change on quarters of an hour at the finest. */
const SLOT_US = 900 * US_PER_SECOND;

/** Day and hour in a zone, for times that mostly follow each other. */
export class LocalClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

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

  /** Days since 1970-01-01 and the hour, 0 to 23. */
  at(us: number): { readonly day: number; readonly hour: number } {
    const slot = Math.floor(us / SLOT_US);
    let offset = this.#offsets.get(slot);
    if (offset === undefined) this.#offsets.set(slot, (offset = this.#offsetAt(slot * SLOT_US)));
    const local = us + offset;
    const day = Math.floor(local / US_PER_DAY);
    return { day, hour: Math.floor((local - day * US_PER_DAY) / US_PER_HOUR) };
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
