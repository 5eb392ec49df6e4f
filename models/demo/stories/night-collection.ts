import { dayOfIso, type Day } from '../../domain/time.ts';
import type { Employee } from '../company/people.ts';
import { copyOne } from '../days/copying.ts';
import { visits } from '../days/surfing.ts';
import { randomOf, type Random } from '../random.ts';
import { scribe, type DemoRecord, type Scribe } from '../record.ts';

/** The administrators' console of the drawing server. */
const CONSOLE = 'FILE-CAD-02';
/** Where the drawings are looked up. */
const DRAWINGS = 'drawings.halden-optics.example';
/** Assemblies and optical designs: nothing that a tooling engineer carries on an ordinary day. */
const EXTENSIONS = ['step', 'sldasm', 'zmx', 'zip'] as const;

interface Night {
  readonly pc: 'own' | 'console';
  readonly from: number;
  readonly lasts: number;
  readonly copies: number;
}

/** First looking around from the own desk, then the drawing server, four nights, the second the longest. */
const NIGHTS: Readonly<Record<string, Night>> = {
  '2026-11-02': { pc: 'own', from: 20 * 60 + 40, lasts: 55, copies: 0 },
  '2026-11-04': { pc: 'own', from: 21 * 60 + 5, lasts: 80, copies: 6 },
  '2026-11-05': { pc: 'own', from: 20 * 60 + 50, lasts: 95, copies: 14 },
  '2026-11-10': { pc: 'console', from: 22 * 60 + 12, lasts: 85, copies: 58 },
  '2026-11-12': { pc: 'console', from: 22 * 60 + 41, lasts: 150, copies: 190 },
  '2026-11-16': { pc: 'console', from: 23 * 60 + 3, lasts: 70, copies: 84 },
  '2026-11-17': { pc: 'console', from: 22 * 60 + 28, lasts: 64, copies: 71 },
};

/** What the collector does on `day` beyond an ordinary day; nothing on most. */
export function nightCollection(seed: number, person: Employee, day: Day): DemoRecord[] {
  const night = Object.entries(NIGHTS).find(([date]) => dayOfIso(date) === day)?.[1];
  if (!night) return [];
  const random = randomOf(seed, 'night collection', day);
  const { from, lasts } = night;
  const end = from + lasts;
  const own = scribe(person, day, person.pc, 1);
  const reads = visits(random, { ...person, workSites: [DRAWINGS] }, own, from, end, 6);
  if (night.pc === 'own')
    return [own.logon(from), ...reads, ...copying(random, person, own, night), own.logoff(end)];
  const console = scribe(person, day, CONSOLE, 1);
  const there = [console.logon(from), ...copying(random, person, console, night), console.logoff(end)];
  return [own.logon(from - 9), ...reads, ...there, own.logoff(end + 6)];
}

function copying(
  random: Random,
  person: Employee,
  write: Scribe,
  { from, lasts, copies }: Night,
): DemoRecord[] {
  if (copies === 0) return [];
  const step = (lasts - 12) / copies;
  const copied = Array.from({ length: copies }, (_, i) =>
    copyOne(random, person, write, from + 6 + (i + 0.6 * random.next()) * step, EXTENSIONS),
  );
  return [write.connect(from + 4), ...copied, write.disconnect(from + lasts - 3)];
}
