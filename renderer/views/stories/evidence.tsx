import type { SignalRow, StoryDetail, UnusualDayRow } from '../../../electron/contract/api.ts';
import { plural } from '../../../models/figures/numbers.ts';
import type { StoryPiece } from '../../../models/figures/story-pieces.ts';
import { offsetBetween, pieceWhen } from '../../../models/figures/story-when.ts';
import { HISTORY_WORDS } from '../../../models/figures/story-words.ts';
import { SeverityMark } from '../../controls/severity.tsx';
import { openEvents, openPerson } from '../../state/selection.ts';

interface EvidenceProps {
  readonly detail: StoryDetail;
  readonly pieces: readonly StoryPiece[];
  readonly zone: string;
}

/** Every piece with its sentence, the points that it adds, where it was recorded, and a way to its events. */
export function Evidence({ detail, pieces, zone }: EvidenceProps) {
  const signals = new Map(detail.evidence.map((signal) => [signal.id, signal]));
  const days = new Map(detail.unusual.map((day) => [`day ${day.person} ${day.day}`, day]));
  return (
    <section className="story-evidence" aria-label="Evidence">
      <div className="region-head">
        <h3>Evidence</h3>
        <span className="end small muted">{counted(detail)}, in the order of time</span>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">Time, {offsetBetween(detail.start, detail.end, zone)}</th>
            <th scope="col">What</th>
            <th scope="col">From</th>
            <th scope="col" className="number">
              Points
            </th>
            <th scope="col" className="number">
              Events
            </th>
          </tr>
        </thead>
        <tbody>
          {pieces.map((piece) => (
            <EvidenceRow
              key={piece.id}
              piece={piece}
              signal={signals.get(piece.id)}
              day={days.get(piece.id)}
              zone={zone}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const counted = ({ evidence, unusual }: StoryDetail) =>
  [
    ...(evidence.length > 0 ? [plural(evidence.length, 'signal', 'signals')] : []),
    ...(unusual.length > 0 ? [plural(unusual.length, 'unusual day', 'unusual days')] : []),
  ].join(' and ');

interface RowProps {
  readonly piece: StoryPiece;
  readonly signal: SignalRow | undefined;
  readonly day: UnusualDayRow | undefined;
  readonly zone: string;
}

function EvidenceRow({ piece, signal, day, zone }: RowProps) {
  const { start, end, title, severity, says, points } = piece;
  const thin = signal ? HISTORY_WORDS[signal.history] : null;
  return (
    <tr>
      <td className="nowrap">{pieceWhen(start, end, zone)}</td>
      <td>
        <span className="evidence-kind">
          <SeverityMark severity={severity} />
          <span className="medium">{title}</span>
        </span>
        <span className="line wrap">
          {says}
          {thin !== null && <span className="muted"> ({thin})</span>}
        </span>
      </td>
      <td className="small muted evidence-from">{signal ? signal.from : 'baseline of the person'}</td>
      <td className="number">{points >= 0.5 ? Math.round(points) : ''}</td>
      <td className="number">
        {day ? (
          <button type="button" className="link" onClick={() => openPerson(day.person, day.day)}>
            day
          </button>
        ) : (
          <button
            type="button"
            className="link"
            aria-label={`${plural(signal?.events.length ?? 0, 'event', 'events')} of ${title}`}
            onClick={() => signal && openEvents(eventsOf(signal))}
          >
            {signal?.events.length ?? 0}
          </button>
        )}
      </td>
    </tr>
  );
}

/** Those that prove it, as many as stand in its row. */
const eventsOf = ({ id, story }: SignalRow) => ({ ...(story === null ? {} : { story }), signal: id });
