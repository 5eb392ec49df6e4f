import { uniformOf } from '../../../models/domain/random.ts';

/** How much is done by how many. The same size gives the same activities, in every run and on every machine. */
export interface Size {
  readonly events: number;
  readonly people: number;
  /** Calendar days from a Monday; nobody works on weekends. */
  readonly days: number;
  readonly seed: number;
}

/** Something that a person does. */
export interface Activity<Kind extends string> {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly person: number;
  readonly kind: Kind | 'logon' | 'logoff';
  /** 32 bits to choose what it is done to by. */
  readonly pick: number;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
const FIRST_DAY = Date.UTC(2024, 0, 1);

/**
 * Exactly `events` activities in the order of time: everyone signs on at an hour of their own, does in between what
 * `mix` says by its weights, and signs off. Without a mix they lock and unlock. None is an attack.
 */
export function* workOf<Kind extends string>(
  { events, people, days, seed }: Size,
  mix: Readonly<Partial<Record<Kind, number>>>,
): Generator<Activity<Kind>> {
  const uniform = uniformOf(String(seed));
  const deck = (Object.entries(mix) as [Kind, number][]).flatMap(([kind, weight]) =>
    Array.from({ length: weight }, () => kind),
  );
  const habits = Array.from({ length: people }, () => ({
    starts: (7 + 3 * uniform()) * HOUR,
    works: (7 + 2.5 * uniform()) * HOUR,
  }));
  const workdays = Array.from({ length: days }, (_, day) => day).filter((day) => day % 7 < 5);
  let first = 0;
  for (const [nth, day] of workdays.entries()) {
    const until = Math.floor((events * (nth + 1)) / workdays.length);
    const today: Activity<Kind>[] = [];
    for (const [person, habit] of habits.entries()) {
      const share = shareOf(until - first, (person + nth) % people, people);
      const begins = FIRST_DAY + day * DAY + habit.starts + (uniform() - 0.5) * HOUR;
      today.push(...dayOf(person, share, begins, habit.works, deck, uniform));
    }
    first = until;
    yield* today.sort((a, b) => a.at - b.at || a.person - b.person);
  }
}

const shareOf = (quota: number, place: number, people: number) =>
  Math.floor((quota * (place + 1)) / people) - Math.floor((quota * place) / people);

function dayOf<Kind extends string>(
  person: number,
  share: number,
  begins: number,
  works: number,
  deck: readonly Kind[],
  uniform: () => number,
): Activity<Kind>[] {
  const between = Array.from({ length: Math.max(0, share - 2) }, uniform).sort((a, b) => a - b);
  const moments = [0, ...between, 1].slice(0, share);
  return moments.map((moment, i) => {
    const edge = i === 0 || (i === share - 1 && share > 1);
    const pick = Math.floor(uniform() * 2 ** 32);
    const lock = i % 2 === 0 ? 'logon' : 'logoff';
    const kind = edge ? (i === 0 ? 'logon' : 'logoff') : (deck[pick % deck.length] ?? lock);
    return { at: Math.floor(begins + moment * works), person, kind, pick };
  });
}

/** One of `count`, another for every `salt`. */
export const choose = (pick: number, count: number, salt = 0): number =>
  (Math.imul(pick ^ Math.imul(salt + 1, 0x9e3779b9), 0x85ebca6b) >>> 0) % count;
