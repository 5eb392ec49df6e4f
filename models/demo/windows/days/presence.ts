import type { Day } from '../../../domain/time.ts';
import type { Employee } from '../../company/people.ts';
import { grouped } from '../../grouped.ts';
import type { DemoRecord } from '../../record.ts';

/** When somebody is at a machine, as the endpoint records of the day tell. Minutes after midnight. */
export interface Presence {
  readonly person: Employee;
  readonly day: Day;
  readonly pc: string;
  readonly from: number;
  readonly to: number;
  readonly story: DemoRecord['story'];
}

/** A pause of this many minutes ends a presence. */
const PAUSE = 200;

/** Presences in order of person, day, machine and time, from everyone's records. */
export function presences(people: readonly Employee[], records: readonly DemoRecord[]): Presence[] {
  const byUser = new Map(people.map((person) => [person.id, person]));
  const groups = grouped(records, ({ user, day, pc, story }) => `${user} ${day} ${pc} ${story ?? ''}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const person = byUser.get(first?.user ?? '');
    if (!first || !person) return [];
    return spans(group).map((span) => ({ person, day: first.day, pc: first.pc, ...span }));
  });
}

function spans(group: readonly DemoRecord[]): { from: number; to: number; story: DemoRecord['story'] }[] {
  const out: { from: number; to: number; story: DemoRecord['story'] }[] = [];
  for (const { minute, story } of group.toSorted((a, b) => a.minute - b.minute)) {
    const last = out.at(-1);
    if (last && minute - last.to < PAUSE)
      out[out.length - 1] = { ...last, to: minute, story: last.story ?? story };
    else out.push({ from: minute, to: minute, story });
  }
  return out;
}
