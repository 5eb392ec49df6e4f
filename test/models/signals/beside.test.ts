import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../models/domain/signal.ts';
import { US_PER_DAY, US_PER_HOUR } from '../../../models/domain/time.ts';
import type { ClosedSession, CollectionDay } from '../../../models/signals/parts/beside.ts';
import { SignInHistory } from '../../../models/signals/parts/sign-in-history.ts';
import type { SignalContext } from '../../../models/signals/parts/signal.ts';
import type { SignalInfo } from '../../../models/domain/signal.ts';
import { NO_LISTS } from './events.ts';
import slowCollection from '../../../models/signals/slow-collection.ts';
import sessionLength from '../../../models/signals/unusual-session-length.ts';

const contextOf = (
  { tunables }: SignalInfo,
  allowed: SignalContext['lists']['allowed'] = () => null,
): SignalContext => ({
  value: (key) => tunables[key]?.value ?? Number.NaN,
  nameOf: (who) => `person${who}`,
  hostName: (host) => `host${host}`,
  lists: { ...NO_LISTS, allowed },
  recent: () => -Infinity,
  signIns: new SignInHistory(),
});

/** One session a day of so many hours. */
function sessionsTold(hours: readonly number[], allowed?: SignalContext['lists']['allowed']): Observation[] {
  const found: Observation[] = [];
  const run = sessionLength.begin(contextOf(sessionLength, allowed));
  hours.forEach((length, day) => {
    const startUs = day * US_PER_DAY;
    const session: ClosedSession = {
      session: day,
      person: 1,
      role: '',
      host: 4,
      startUs,
      endUs: startUs + length * US_PER_HOUR,
      account: 1,
    };
    run(session, (one) => found.push(one));
  });
  return found;
}
const onlyOf = (name: string) => (id: string, value: string) =>
  id === 'unusual-session-length' && value === name ? 'kiosk' : null;
const usual = Array.from({ length: 20 }, (_, i) => 7.5 + (i % 4) * 0.5);

describe('unusual-session-length', () => {
  it('tells a session much longer than the own ones', () =>
    expect(sessionsTold([...usual, 40]).map(({ says }) => says)).toEqual([
      'A session of 40 h on host4; half of their sessions last no longer than 8 h 30 min',
    ]));
  it('stays quiet for a workstation locked over lunch', () =>
    expect(sessionsTold([...usual, 9.5])).toEqual([]));
  it('is linked with its host', () =>
    expect(sessionsTold([...usual, 40])[0]?.links).toEqual([
      ['person', '1'],
      ['host', '4'],
    ]));
  it('is silenced by its allow-list, by the person or the host', () => {
    expect(sessionsTold([...usual, 40], onlyOf('person1'))).toEqual([]);
    expect(sessionsTold([...usual, 40], onlyOf('host4'))).toEqual([]);
    expect(sessionsTold([...usual, 40], onlyOf('host5'))).toHaveLength(1);
  });
  it('stays quiet with too few sessions', () => expect(sessionsTold([8, 8, 8, 40])).toEqual([]));
});

/** New items a day for each of several people. */
function collectionTold(
  people: readonly (readonly number[])[],
  allowed: SignalContext['lists']['allowed'] = () => null,
): Observation[] {
  const found: Observation[] = [];
  const run = slowCollection.begin(contextOf(slowCollection, allowed));
  const days = Math.max(...people.map((one) => one.length));
  for (let day = 0; day < days; day++) {
    const that = people.flatMap((items, person): CollectionDay[] => {
      const fresh = items[day];
      const at = day * US_PER_DAY;
      return fresh === undefined
        ? []
        : [
            {
              person,
              role: 'clerk',
              day,
              fresh,
              foreign: 0,
              startUs: at,
              endUs: at + 1,
            },
          ];
    });
    run(that, (one) => found.push(one));
  }
  return found;
}
const flat = (days: number, count: number) => Array.from({ length: days }, (_, i) => count + (i % 2));
const migrates = (signal: string, value: string) =>
  signal === 'slow-collection' && value === 'person0' ? 'migration' : null;
const CALM = [flat(90, 2), flat(90, 3), flat(90, 2), flat(90, 1)];

describe('slow-collection', () => {
  it('tells a few items more every day, with the days since it began', () => {
    const found = collectionTold([[...flat(60, 2), ...flat(30, 9)], ...CALM]);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatchObject({ person: 0, severity: 'high' });
    expect(found[0]?.startUs).toBeGreaterThanOrEqual(60 * US_PER_DAY);
    expect(found[0]?.says).toMatch(/items never used before in \d+ active days/);
  });
  it("stays quiet for a team's new project", () =>
    expect(collectionTold(Array.from({ length: 5 }, () => [...flat(60, 2), ...flat(30, 9)]))).toEqual([]));
  it('stays quiet for who is on the allow-list', () => {
    expect(collectionTold([[...flat(60, 2), ...flat(30, 9)], ...CALM], migrates)).toEqual([]);
  });
  it('stays quiet for one busy day', () =>
    expect(collectionTold([[...flat(60, 2), 40, ...flat(29, 2)], ...CALM])).toEqual([]));
  it('stays quiet in the first active days', () =>
    expect(collectionTold([[...flat(10, 2), ...flat(8, 9)], ...CALM])).toEqual([]));
});
