import type { ReplaySubject } from '../../../models/domain/replay.ts';
import type { ReportDocument, ReportRecord } from '../../../models/domain/report.ts';
import { dayLong } from '../../../models/figures/days.ts';
import { useNames } from '../../channel/client.tsx';
import type { Piece } from '../../state/report.ts';

interface PieceWords {
  readonly title: string;
  readonly note: string;
}

/** What a piece is called in the list; records by what the page says of them. */
export function usePieceWords({ evidence }: Piece, document: ReportDocument | null): PieceWords {
  const nameOf = useNames();
  const person = (id: number) => nameOf('person', id) ?? '…';
  if (evidence.kind === 'day')
    return { title: dayLong(evidence.day), note: `a day of ${person(evidence.person)}` };
  if (evidence.kind === 'comment') return { title: 'Comment', note: 'your words' };
  if (evidence.kind === 'replay') return replayWords(evidence.subject, person);
  const record = recordOf(document, evidence.event);
  return record
    ? { title: record.says, note: record.when }
    : { title: 'A record', note: `event ${evidence.event}` };
}

function replayWords(subject: ReplaySubject, person: (id: number) => string): PieceWords {
  if (subject.kind === 'session')
    return { title: `Replay of session ${subject.session}`, note: 'path, causes, privileges' };
  if (subject.kind === 'day')
    return { title: `Replay of ${dayLong(subject.day)}`, note: `a day of ${person(subject.person)}` };
  const who = subject.person === undefined ? 'everyone' : `of ${person(subject.person)}`;
  return { title: 'Replay of a span', note: who };
}

function recordOf(document: ReportDocument | null, event: string): ReportRecord | undefined {
  for (const { blocks } of document?.sections ?? [])
    for (const block of blocks) if (block.kind === 'record' && block.event === event) return block;
  return undefined;
}
