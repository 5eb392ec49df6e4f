import { timestampUs, US_PER_SECOND, type TimestampUs } from '../../../models/domain/time.ts';
import type { StoryPiece } from '../../../models/figures/story-pieces.ts';

export const ZONE = 'Europe/Copenhagen';

/** `2026-11-19 21:04Z`. */
export const at = (utc: string): TimestampUs =>
  timestampUs(Date.parse(utc.replace(' ', 'T').replace('Z', ':00Z')) * (US_PER_SECOND / 1000));

/** A piece of evidence; it takes no time unless `end` says so. */
export function piece(kind: string, start: string, some: Partial<StoryPiece> = {}): StoryPiece {
  return {
    id: `${kind} ${start}`,
    kind,
    title: kind,
    severity: 'high',
    start: at(start),
    end: at(start),
    did: `did ${kind}`,
    says: `Did ${kind}`,
    points: 10,
    ...some,
  };
}
