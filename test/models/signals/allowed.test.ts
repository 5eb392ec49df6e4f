import { describe, expect, it } from 'vitest';
import { FOLD_SIGNALS } from '../../../models/signals/index.ts';
import type { SignalLists } from '../../../models/signals/parts/signal.ts';
import { SIGNAL_CASES } from './cases.ts';
import { told, type Setting } from './events.ts';

const withAllowed = (setting: Setting | undefined, allowed: SignalLists['allowed']): Setting => ({
  ...setting,
  lists: { ...setting?.lists, allowed },
});

describe('the allow-list', () => {
  for (const signal of FOLD_SIGNALS) {
    const { fires, firesWith } = SIGNAL_CASES[signal.id as keyof typeof SIGNAL_CASES];
    const sayings = (allowed: SignalLists['allowed']) =>
      told(signal, fires, withAllowed(firesWith, allowed)).map(({ says }) => says);

    it(`silences ${signal.id}, and an entry for another signal does not`, () => {
      expect(sayings((id) => (id === signal.id ? 'expected' : null))).toEqual([]);
      expect(sayings((id) => (id === signal.id ? null : 'expected')).length).toBeGreaterThan(0);
    });

    it(`of ${signal.id} may name the person or the address`, () => {
      const names = /^(?:person\d+|account-?\d+|[\d.]+|[\d.]+\/24|host\d+|dev-\d)$/;
      expect(sayings((_, value) => (names.test(value) ? 'expected' : null))).toEqual([]);
    });
  }
});
