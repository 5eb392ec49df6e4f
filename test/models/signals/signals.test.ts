import { describe, expect, it } from 'vitest';
import { MOST_EVIDENCE, SIGNAL_IDS } from '../../../models/domain/signal.ts';
import { ATTACK_TECHNIQUES } from '../../../models/domain/attack.ts';
import { FOLD_SIGNALS, SIGNALS } from '../../../models/signals/index.ts';
import type { SignalEvent } from '../../../models/signals/parts/event.ts';
import { SIGNAL_CASES } from './cases.ts';
import { told } from './events.ts';

/** What trimmed records leave out. */
const BARE: Partial<SignalEvent> = {
  ip: '',
  network: '',
  country: '',
  city: '',
  latitude: NaN,
  longitude: NaN,
  device: '',
  agent: '',
  session: '',
  computer: -1,
  src: -1,
  dst: -1,
  resource: '',
  container: '',
  detail: '',
  factor: '',
  channel: '',
  certificate: '',
  certificateSubject: '',
  amount: NaN,
  target: -1,
  fromAddress: '',
};
/** What these tell needs nothing but who did it, and when. */
const NEEDS_NOTHING: ReadonlySet<string> = new Set([
  'mfa-fatigue',
  'dormant-account',
  'account-or-key-created',
  'audit-tampering',
  'public-share',
  'first-privileged-use',
  'exfiltration-channel',
]);

/** The very first use of something is told with no history; it is the later one that has to be quiet. */
const FIRST_ONE_TOLD: ReadonlySet<string> = new Set([
  'explicit-credentials',
  'first-privileged-use',
  'lateral-movement',
]);

describe('signals', () => {
  it('are those of the catalogue', () => {
    expect(SIGNALS.map(({ id }) => id).sort()).toEqual(
      SIGNAL_IDS.filter((id) => SIGNALS.some((one) => one.id === id)).sort(),
    );
    expect(SIGNAL_IDS.filter((id) => !SIGNALS.some((one) => one.id === id))).toEqual([]);
  });

  it('name techniques that are known, and tunables within their ranges', () => {
    for (const { techniques, tunables } of SIGNALS) {
      expect(techniques.filter((id) => !(id in ATTACK_TECHNIQUES))).toEqual([]);
      for (const { value, least, most } of Object.values(tunables)) {
        expect(value).toBeGreaterThanOrEqual(least);
        expect(value).toBeLessThanOrEqual(most);
      }
    }
  });

  for (const signal of FOLD_SIGNALS) {
    const one = SIGNAL_CASES[signal.id as keyof typeof SIGNAL_CASES];
    describe(signal.id, () => {
      it('fires, with what proves it', () => {
        const found = told(signal, one.fires, one.firesWith);
        expect(found.length).toBeGreaterThan(0);
        expect(found.map(({ says }) => says).join('\n')).toMatch(one.says);
        for (const { events, startUs, endUs } of found) {
          expect(events.length).toBeGreaterThan(0);
          expect(events.length).toBeLessThanOrEqual(MOST_EVIDENCE);
          expect(startUs).toBeLessThanOrEqual(endUs);
        }
      });

      it.each(Object.entries(one.quiet))('stays quiet: %s', (_, quiet) => {
        const [events, setting] = 'setting' in quiet ? [quiet.events, quiet.setting] : [quiet, one.firesWith];
        const last = BigInt(events.length);
        const found = told(signal, events, setting).filter(
          (each) => !FIRST_ONE_TOLD.has(signal.id) || each.events.includes(last),
        );
        expect(found.map(({ severity, says }) => `${severity}: ${says}`)).toEqual([]);
      });

      it('says nothing of records that lack what it needs', () => {
        const bare = one.fires.map((event) => ({ ...event, ...BARE }));
        const found = told(signal, bare, one.firesWith);
        expect(found.length === 0 || NEEDS_NOTHING.has(signal.id)).toBe(true);
      });

      it('sees what it fires on, so that it counts as assessed', () => {
        expect(one.fires.filter((event) => signal.actions.includes(event.action)).some(signal.sees)).toBe(
          true,
        );
      });

      it('tells the same of a first half whatever comes later: no look-ahead', () => {
        const inOrder = [...one.fires].sort((a, b) => a.at - b.at);
        const half = inOrder.slice(0, Math.floor(inOrder.length * 0.9));
        const cut = half.at(-1)?.at ?? 0;
        const early = told(signal, half, one.firesWith);
        const later = told(signal, inOrder, one.firesWith);
        for (const { key, endUs } of early)
          expect(later.some((other) => other.key === key && other.endUs >= endUs)).toBe(true);
        expect(later.filter(({ endUs }) => endUs <= cut).length).toBeLessThanOrEqual(early.length);
      });
    });
  }
});
