import type { Day } from '../../../domain/time.ts';
import type { Random } from '../../random.ts';
import type { OktaLife } from '../life.ts';
import type { OktaRecord } from '../record.ts';

export interface StoryDay {
  readonly random: Random;
  readonly lives: readonly OktaLife[];
  /** By role and place in it. */
  readonly byKey: ReadonlyMap<string, OktaLife>;
  readonly day: Day;
}

/** What a planted story leaves in the System Log of a day; nothing on most. */
export type OktaStory = (on: StoryDay) => OktaRecord[];
