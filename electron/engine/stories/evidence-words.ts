import type { SignalId } from '../../../models/domain/signal.ts';
import { UNUSUAL_DAY } from '../../../models/domain/story.ts';
import { signalInfo } from '../../../models/signals/index.ts';

/** What a kind of evidence is called. Throws for what is none. */
export const evidenceTitle = (kind: string): string =>
  kind === UNUSUAL_DAY ? 'Unusual day' : signalInfo(kind as SignalId).title;
