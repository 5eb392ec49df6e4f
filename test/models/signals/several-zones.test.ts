import { describe, expect, it } from 'vitest';
import exfiltration from '../../../models/signals/exfiltration-channel.ts';
import remoteExecution from '../../../models/signals/remote-execution.ts';
import { FamiliarPlaces } from '../../../models/signals/parts/familiar-places.ts';
import { Hours } from '../../../models/signals/parts/hours.ts';
import { hop, settled } from './case-parts.ts';
import { at, minutes, OSAKA, seconds, times, told, type Some } from './events.ts';
import { seenFrom } from './zone-acts.ts';

const [WEST, EAST] = ['America/Los_Angeles', 'Asia/Tokyo'];
/** One after the other within an hour, of which it is one day here and the next there. */
const inTurn = times(40, (i) => ({
  zone: i % 2 === 0 ? WEST : EAST,
  hour: 20 + minutes(i),
  who: 10 + (i % 4),
}));

describe('people of several zones', () => {
  it('do not make days of minutes: a place where they are for an hour is familiar to nobody', () => {
    const places = new FamiliarPlaces();
    for (const { zone, hour, who } of inTurn)
      for (const event of seenFrom(zone, [at(0, hour, { ...OSAKA, who })])) places.add(event);
    expect(places.isFamiliar(at(0, 22, OSAKA))).toBe(false);
  });

  it('who use one certificate for an hour are no habit of twenty days', () => {
    const hours = new Hours();
    for (const { zone, hour } of inTurn)
      for (const event of seenFrom(zone, [at(0, hour)])) hours.add(1, event.day, event.hour);
    expect(hours.share(1, at(0, 22).day, 3, 20)).toBe(1);
  });

  const midnight = [at(28, 23.5), at(29, 0.5)];

  it('run something on a day of their own, whatever the computer calls it', () => {
    const ran: Some = {
      action: 'service-installed',
      computer: 2,
      resource: 'Updater',
      who: -5,
      kind: 'system',
    };
    const events = midnight.flatMap(({ day, at: us }) => [
      ...seenFrom(WEST, [{ ...at(0, 0, hop(1, 2)), at: us }]),
      { ...at(0, 0, ran), at: us + seconds(20) * 3.6e9, day },
    ]);
    expect(told(remoteExecution, events)).toHaveLength(1);
  });

  it('leave something by a connection that names nobody on the day of who sits there', () => {
    const upload: Some = {
      action: 'network-connected',
      stream: 'network',
      who: -1,
      src: 4,
      resource: 'www.dropbox.com',
    };
    const events = [
      ...seenFrom(WEST, [...settled(), at(28, 20, { computer: 4 })]),
      ...midnight.map(({ day, at: us }) => ({ ...at(0, 0, upload), at: us, day })),
    ];
    const found = told(exfiltration, events, { recentUs: at(28, 21).at });
    expect(found.map(({ says }) => says)).toEqual([
      expect.stringMatching(/^Used www\.dropbox\.com 2 h 30 min after/),
    ]);
  });
});
