import {
  SEVERITY_SHARE,
  type Observation,
  type Signal,
  type SignalId,
  type SignalInfo,
} from '../../../models/domain/signal.ts';

/** What was told, the latest of each key, and when of whom. */
export class Found {
  readonly #byKey = new Map<string, Signal>();
  readonly #recent = new Map<string, number>();
  readonly #counts = new Map<string, number>();
  /** Told of days and sessions before the events were read: known to folds only once it is over. */
  #waiting: Signal[] = [];
  #next = 0;
  readonly #firstUs: number;

  /** `firstUs`: when the first event of all happened, microseconds UTC. */
  constructor(firstUs: number) {
    this.#firstUs = firstUs;
  }

  add(info: SignalInfo, told: Observation, factor: number): void {
    this.#remember(this.#keep(info, told, factor));
  }

  /** Of something that is over at its end, told before the events until then are read. */
  addAhead(info: SignalInfo, told: Observation, factor: number): void {
    this.#waiting.push(this.#keep(info, told, factor));
  }

  /** All that was told ahead is in: from now on time goes forward. */
  begin(): void {
    this.#waiting = this.#waiting.toSorted((a, b) => a.endUs - b.endUs);
    this.#next = 0;
  }

  /** What was told ahead and is over by then counts as told. */
  reach(atUs: number): void {
    for (let next = this.#waiting[this.#next]; next && next.endUs <= atUs; next = this.#waiting[this.#next]) {
      this.#remember(next);
      this.#next += 1;
    }
  }

  /** For how long there have been events. */
  sinceFirstUs(atUs: number): number {
    return atUs - this.#firstUs;
  }

  /** When one of these was last told of somebody; what is low is no ground for another. */
  recent(who: number, signals: readonly SignalId[]): number {
    return Math.max(-Infinity, ...signals.map((id) => this.#recent.get(`${who} ${id}`) ?? -Infinity));
  }

  count(id: string): number {
    return this.#counts.get(id) ?? 0;
  }

  all(): readonly Signal[] {
    return [...this.#byKey.values()].sort((a, b) => a.endUs - b.endUs || (a.key < b.key ? -1 : 1));
  }

  #keep({ id, weight }: SignalInfo, told: Observation, factor: number): Signal {
    const key = `${id} ${told.key}`;
    if (!this.#byKey.has(key)) this.#counts.set(id, this.count(id) + 1);
    const signal = { ...told, signal: id, weight: weight * SEVERITY_SHARE[told.severity] * factor };
    this.#byKey.set(key, signal);
    return signal;
  }

  #remember({ signal, person, severity, endUs }: Signal): void {
    if (person !== null && severity !== 'low') this.#recent.set(`${person} ${signal}`, endUs);
  }
}
