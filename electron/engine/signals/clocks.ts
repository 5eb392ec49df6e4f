import type { Database } from '../database/database.ts';
import { LocalClock } from './local-clock.ts';
import { Spans, type Span } from './spans.ts';

/** Clocks by whose day it is: one for each zone, however many people live in it. */
export interface Clocks {
  /** Of who belongs to no person, and of what is nobody's, such as a log: that of the case's zone. */
  readonly ofCase: LocalClock;
  /** The clock of where somebody lived at a moment. */
  readonly of: (who: number, atUs: number) => LocalClock;
}

type Lived = Span & { readonly clock: LocalClock };

export async function clocksOf(database: Database, caseZone: string): Promise<Clocks> {
  const clocks = new Map<string, LocalClock>();
  const clockOf = (zone: string) => {
    const clock = clocks.get(zone) ?? new LocalClock(zone);
    clocks.set(zone, clock);
    return clock;
  };
  const ofCase = clockOf(caseZone);
  const lived: Lived[][] = [];
  const rows = await database.rows<{ person: number; zone: string; from: number; to: number }>(
    `SELECT person_id AS person, zone, from_us AS "from", to_us AS "to" FROM person_zone`,
  );
  for (const { person, zone, from, to } of rows)
    (lived[person] ??= []).push({ clock: clockOf(zone), fromUs: from, toUs: to });
  const byPerson: (Spans<Lived> | undefined)[] = [];
  lived.forEach((spans, person) => {
    if (spans.some(({ clock }) => clock !== ofCase)) byPerson[person] = new Spans(spans);
  });
  if (byPerson.length === 0) return { ofCase, of: () => ofCase };
  return { ofCase, of: (who, atUs) => (who < 0 ? undefined : byPerson[who]?.at(atUs)?.clock) ?? ofCase };
}
