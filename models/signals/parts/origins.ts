import { US_PER_SECOND } from '../../domain/time.ts';
import type { SignalEvent } from './event.ts';

/** A ticket for a host, or credentials used towards it, so near to a sign-in there say where that came from. */
const NEAR_US = 10 * US_PER_SECOND;

interface Source {
  readonly at: number;
  readonly src: number;
}

/**
 * Finds from where somebody signs in to a host whose record does not say it: Kerberos sign-ins of Windows leave the
 * address out, the controller's record of the ticket has it. The controller's clock may be behind: the ticket may come
 * after the sign-in, so one without a source waits for it.
 */
export class Origins {
  /** By host and who came there. */
  readonly #sources = new Map<number, Map<number, Source>>();
  #waiting: SignalEvent[] = [];

  /** What can be placed now, in the order of time: the event itself, one that waited, or both. */
  place(event: SignalEvent): readonly SignalEvent[] {
    const told = this.#note(event);
    const placed = this.#release(event.at, told);
    if (event.action === 'service-ticket-requested') return placed;
    if (event.action !== 'remote-logon' || event.src >= 0 || event.failed) return [...placed, event];
    const known = this.#sources.get(event.dst)?.get(event.who);
    if (known && event.at - known.at <= NEAR_US) return [...placed, { ...event, src: known.src }];
    this.#waiting.push(event);
    return placed;
  }

  /** What a record tells of a source, if it does. */
  #note({ action, failed, dst, src, computer, who, target, at }: SignalEvent): Source | undefined {
    if (failed || dst < 0) return undefined;
    const from =
      action === 'service-ticket-requested' ? src : action === 'explicit-credentials' ? computer : -1;
    if (from < 0 || from === dst) return undefined;
    const comer = action === 'explicit-credentials' && target !== -1 ? target : who;
    const there = this.#sources.get(dst) ?? new Map<number, Source>();
    this.#sources.set(dst, there);
    const source = { at, src: from };
    there.set(comer, source);
    return source;
  }

  #release(at: number, told: Source | undefined): readonly SignalEvent[] {
    if (this.#waiting.length === 0) return [];
    const placed: SignalEvent[] = [];
    this.#waiting = this.#waiting.filter((one) => {
      if (at - one.at > NEAR_US) return false;
      const source = this.#sources.get(one.dst)?.get(one.who);
      if (told === undefined || source !== told) return true;
      placed.push({ ...one, src: told.src });
      return false;
    });
    return placed;
  }
}
