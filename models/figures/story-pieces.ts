import type { Severity } from '../domain/signal.ts';
import type { TimestampUs } from '../domain/time.ts';

/** A piece of a story's evidence as it is shown: a signal, or an unusual day. */
export interface StoryPiece {
  readonly id: string;
  /** The id of its kind, and what that is called. */
  readonly kind: string;
  readonly title: string;
  readonly severity: Severity;
  readonly start: TimestampUs;
  readonly end: TimestampUs;
  /** A phrase without a subject, in the past. */
  readonly did: string;
  readonly says: string;
  readonly points: number;
}

interface SignalPiece extends Omit<StoryPiece, 'kind'> {
  readonly signal: string;
}

interface DayPiece {
  readonly person: number;
  readonly day: number;
  readonly severity: Severity;
  readonly start: TimestampUs;
  readonly end: TimestampUs;
  readonly risk: number;
  readonly says: string;
  readonly points: number;
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const withoutStop = (text: string) => text.replace(/\.$/, '');

/** Signals and unusual days of a story in the order in which they could be told: each at its end. */
export function storyPieces(
  signals: readonly SignalPiece[],
  days: readonly DayPiece[],
): readonly StoryPiece[] {
  return [
    ...signals.map(({ id, signal, title, severity, start, end, did, says, points }) => ({
      id,
      kind: signal,
      title,
      severity,
      start,
      end,
      did: did === '' ? lower(title) : did,
      says,
      points,
    })),
    ...days.map(({ person, day, severity, start, end, risk, says, points }) => ({
      id: `day ${person} ${day}`,
      kind: 'unusual-day',
      title: 'Unusual day',
      severity,
      start,
      end,
      did: lower(withoutStop(says)),
      says: `Risk ${Math.round(risk)} of 100: ${lower(withoutStop(says))}`,
      points,
    })),
  ].sort((a, b) => a.end - b.end || a.start - b.start || (a.id < b.id ? -1 : 1));
}
