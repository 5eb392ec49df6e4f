import type { Tunable } from '../../domain/signal.ts';

export const lookBack = (days: number): Tunable => ({
  title: 'Look-back',
  unit: 'days',
  value: days,
  least: 7,
  most: 730,
});

/** How long somebody has to be known, whichever is first. */
export const learning = (days: number, uses: number, unit: string) =>
  ({
    learningDays: { title: 'Learning', unit: 'days', value: days, least: 0, most: 180 },
    learningUses: { title: `Learning, or so many ${unit}`, unit, value: uses, least: 1, most: 1000 },
  }) satisfies Readonly<Record<string, Tunable>>;
