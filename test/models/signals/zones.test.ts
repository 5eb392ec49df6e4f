import { describe, expect, it } from 'vitest';
import { dayOfIso, US_PER_DAY, US_PER_HOUR } from '../../../models/domain/time.ts';
import { FOLD_SIGNALS } from '../../../models/signals/index.ts';
import type { SignalEvent } from '../../../models/signals/parts/event.ts';
import type { Folds } from './case-parts.ts';
import { SIGNAL_CASES } from './cases.ts';
import { at, times, told, type Setting, type Some } from './events.ts';
import { OVER_MIDNIGHT, OVER_THE_CHANGE_OF_CLOCKS, seenFrom, type MidnightCase } from './zone-acts.ts';

const signalOf = (id: string) => {
  const signal = FOLD_SIGNALS.find((one) => one.id === id);
  if (!signal) throw new Error(`no fold ${id}`);
  return signal;
};

/** How many observations have an act of the last 36 hours. */
function toldLast(id: string, zone: string, events: readonly SignalEvent[], setting?: Setting) {
  const found = told(signalOf(id), seenFrom(zone, events), setting);
  const last = Math.max(...events.map((event) => event.at)) - 36 * US_PER_HOUR;
  return found.filter(({ endUs }) => endUs >= last);
}

const LOS_ANGELES = 'America/Los_Angeles';

describe('signals for which the day matters', () => {
  it.each(Object.entries<MidnightCase>(OVER_MIDNIGHT))(
    '%s: acts around midnight are of one day or of two, as it was where they were done',
    (id, { events, setting, utc, losAngeles }) => {
      expect({
        utc: toldLast(id, 'UTC', events, setting).length,
        losAngeles: toldLast(id, LOS_ANGELES, events, setting).length,
      }).toEqual({ utc, losAngeles });
    },
  );
});

/** At an hour of the wall clock in Berlin: an hour ahead of UTC, two in summer. */
const inBerlin = (iso: string, hour: number, offset: number, some: Some) => {
  const day = dayOfIso(iso);
  const event = at(0, 0, some);
  return { ...event, at: day * US_PER_DAY + (hour - offset) * US_PER_HOUR };
};

describe('signals for which the hour matters', () => {
  it.each(Object.entries(OVER_THE_CHANGE_OF_CLOCKS))(
    '%s: an hour beside the usual one is usual where the clocks were changed, and odd by UTC',
    (id, { usual, act, setting }) => {
      const winter = times(60, (i) => {
        const iso = new Date(Date.UTC(2026, 0, 5 + i)).toISOString().slice(0, 10);
        return [3, 4].map((more) => inBerlin(iso, 6 + more, 1, usual));
      }).flat();
      const summer = times(130, (i) => inBerlin('2026-04-01', 8 + i / 400, 2, act(i)));
      const events = [...winter, ...summer];
      const odd = (zone: string) =>
        toldLast(id, zone, events, setting).filter(({ says }) => / at 0[68]:00/.test(says)).length;
      expect({ berlin: odd('Europe/Berlin'), utc: odd('UTC') }).toEqual({ berlin: 0, utc: 1 });
    },
  );
});

/** Neither a day nor an hour plays a part: only what was done, and how long after something else. */
const OF_NO_ZONE = [
  'unfamiliar-place',
  'new-device',
  'failed-then-success',
  'credential-stuffing',
  'password-spray',
  'mfa-fatigue',
  'session-hijack',
  'dormant-account',
  'mfa-method-added',
  'unusual-transaction',
  'mail-forwarding',
  'public-share',
  'privilege-escalation',
  'account-or-key-created',
  'oauth-consent',
  'first-privileged-use',
  'explicit-credentials',
  'cert-new-device',
  'cert-never-used-service',
  'rare-api-sequence',
  'audit-tampering',
] as const satisfies readonly Folds[];

describe('signals of no zone', () => {
  it('are all others', () => {
    expect([...OF_NO_ZONE, ...Object.keys(OVER_MIDNIGHT)].toSorted()).toEqual(
      FOLD_SIGNALS.map(({ id }) => id).toSorted(),
    );
  });

  it.each(OF_NO_ZONE)('%s: tells the same wherever it is', (id) => {
    const { fires, firesWith } = SIGNAL_CASES[id];
    const here = told(signalOf(id), seenFrom('UTC', fires), firesWith);
    expect(here.length).toBeGreaterThan(0);
    for (const zone of [LOS_ANGELES, 'Pacific/Kiritimati', 'Asia/Kolkata', 'Europe/Berlin'])
      expect(told(signalOf(id), seenFrom(zone, fires), firesWith)).toEqual(here);
  });
});

/** 09:00 UTC is the evening before there. */
const PAGO_PAGO = 'Pacific/Pago_Pago';
/** These ask no allow-list. */
const UNLISTED: ReadonlySet<string> = new Set(['alternate-authentication', 'lateral-movement']);

describe('an allow-list', () => {
  it.each(FOLD_SIGNALS.map(({ id }) => id as Folds).filter((id) => !UNLISTED.has(id)))(
    '%s: holds from the day on which it is known where the act was done',
    (id) => {
      const { fires, firesWith } = SIGNAL_CASES[id];
      const since = Math.floor(Math.max(...fires.map((event) => event.at)) / US_PER_DAY);
      const onTheDay = (zone: string, events: readonly SignalEvent[], setting?: Setting) =>
        told(signalOf(id), seenFrom(zone, events), setting).filter(
          ({ endUs }) => endUs >= since * US_PER_DAY,
        );
      const allowed = (_: string, __: string, day: number) => (day >= since ? 'known' : null);
      const listed = { ...firesWith, lists: { ...firesWith?.lists, allowed } };
      const dayBeforeThere = fires.filter((event) => event.at < since * US_PER_DAY + 11 * US_PER_HOUR);
      expect(onTheDay('UTC', fires, listed)).toEqual([]);
      expect(onTheDay(PAGO_PAGO, fires, listed).length).toBe(
        onTheDay('UTC', dayBeforeThere, firesWith).length,
      );
    },
  );
});
