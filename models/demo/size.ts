import { DAYS } from './calendar.ts';

/** How much of the company is written. The same size gives the same bytes. */
export interface DemoSize {
  readonly people: number;
  readonly days: number;
  readonly seed: number;
  /** Ordinary life alone: no planted stories. */
  readonly isClean: boolean;
}

export const DEMO_SEED = 41;
export const DEMO_SIZE: DemoSize = { people: 60, days: DAYS, seed: DEMO_SEED, isClean: false };

/** What can be asked for; the stories need their people and their dates. */
export const SIZE_LIMITS = {
  people: { least: 20, most: 2000 },
  days: { least: 30, most: 730 },
  seed: { least: 0, most: 999_999_999 },
} as const;

/** Why a company of this size cannot be written, or null. */
export function sizeProblem({ people, days, seed, isClean }: DemoSize): string | null {
  for (const [name, value] of Object.entries({ people, days, seed })) {
    const { least, most } = SIZE_LIMITS[name as keyof typeof SIZE_LIMITS];
    if (!Number.isInteger(value) || value < least || value > most)
      return `--${name} takes a whole number from ${least} to ${most}.`;
  }
  if (!isClean && (people < DEMO_SIZE.people || days < DEMO_SIZE.days))
    return `The planted stories need at least ${DEMO_SIZE.people} people and ${DEMO_SIZE.days} days; --clean writes a smaller company without them.`;
  return null;
}
