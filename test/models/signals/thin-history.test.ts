import { describe, expect, it } from 'vitest';
import type { SignalId } from '../../../models/domain/signal.ts';
import { FOLD_SIGNALS } from '../../../models/signals/index.ts';
import { SIGNAL_CASES } from './cases.ts';
import { told } from './events.ts';

/** They say that something is new: of whom nothing is known they say nothing. */
const OF_NOVELTY: ReadonlySet<SignalId> = new Set<SignalId>([
  'unfamiliar-place',
  'new-device',
  'after-hours-critical',
  'never-used-resource',
  'bulk-access',
  'unusual-transaction',
  'first-privileged-use',
  'cert-new-device',
  'cert-odd-hour',
  'cert-never-used-service',
  'rare-api-sequence',
  'dormant-account',
]);

describe('a signal about novelty', () => {
  it.each(FOLD_SIGNALS.filter(({ id }) => OF_NOVELTY.has(id)).map((signal) => [signal.id, signal] as const))(
    '%s says nothing of the first that is seen of somebody',
    (id, signal) => {
      const { fires, firesWith } = SIGNAL_CASES[id as keyof typeof SIGNAL_CASES];
      expect(told(signal, fires.slice(-5), firesWith)).toEqual([]);
    },
  );
});

describe('a signal about a pattern', () => {
  it.each([
    ['failed-then-success', /there is no history to compare with/],
    ['mass-deletion', /they never deleted any before/],
    ['kerberos-abuse', /Kerberoasting/],
    ['session-hijack', /One session went on/],
    ['credential-stuffing', /attempts/],
  ] as const)('%s fires at once', (id, says) => {
    const signal = FOLD_SIGNALS.find((one) => one.id === id);
    const { fires } = SIGNAL_CASES[id];
    const last = fires.at(-1)?.day;
    const found = signal
      ? told(
          signal,
          fires.filter(({ day }) => day === last),
        )
      : [];
    expect(found.map((one) => one.says).join()).toMatch(says);
  });
});
