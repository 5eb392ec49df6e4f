import { createStore } from 'zustand/vanilla';
import type {
  Client,
  Evidence,
  ReportFormat,
  ReportReceipt,
  ReportRequest,
} from '../../electron/contract/api.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import { asAppError } from '../channel/query-cache.ts';
import { plural } from '../../models/figures/numbers.ts';
import { alarm, announce } from './announce.ts';

/** One chosen piece; `key` stays with it wherever it moves. */
export interface Piece {
  readonly key: number;
  readonly evidence: Evidence;
}

/** The report that is being put together: ids and the analyst's words, never rows of the case. */
export interface ReportWork {
  readonly pieces: readonly Piece[];
  readonly title: string;
  readonly summary: string;
  readonly formats: readonly ReportFormat[];
  /** null: the folder that is proposed. */
  readonly out: string | null;
  readonly writing: boolean;
  readonly receipt: ReportReceipt | null;
  readonly error: AppError | null;
}
export const FORMATS: readonly ReportFormat[] = ['html', 'pdf', 'md', 'json'];

const NOTHING: ReportWork = {
  pieces: [],
  title: '',
  summary: '',
  formats: FORMATS,
  out: null,
  writing: false,
  receipt: null,
  error: null,
};
export const report = createStore<ReportWork>(() => NOTHING);

let lastKey = 0;
let running: AbortController | null = null;

export const forgetReport = (): void => {
  running?.abort();
  report.setState(NOTHING);
};

const same = (a: Evidence, b: Evidence) =>
  a.kind !== 'comment' && JSON.stringify(withoutComment(a)) === JSON.stringify(withoutComment(b));
const withoutComment = (one: Evidence) => (one.kind === 'event' ? { kind: one.kind, event: one.event } : one);

export const isInReport = (pieces: readonly Piece[], evidence: Evidence): boolean =>
  pieces.some((piece) => same(piece.evidence, evidence));

/** Puts a piece at the end, once. False where it was there already. */
export function addEvidence(evidence: Evidence, what: string): boolean {
  const { pieces } = report.getState();
  if (isInReport(pieces, evidence)) {
    announce(`${what} is in the report already.`);
    return false;
  }
  lastKey += 1;
  report.setState({ pieces: [...pieces, { key: lastKey, evidence }] });
  announce(`Added to the report: ${what}, piece ${pieces.length + 1}.`);
  return true;
}

/** Puts pieces that belong together at the end, those that are there already left out. */
export function addTogether(evidence: readonly Evidence[], what: string): void {
  const { pieces } = report.getState();
  const fresh = evidence.filter((one) => !isInReport(pieces, one));
  const added = fresh.map((one) => ({ key: (lastKey += 1), evidence: one }));
  report.setState({ pieces: [...pieces, ...added] });
  announce(`Added to the report: ${what}, ${plural(added.length, 'piece', 'pieces')}.`);
}

export function removePiece(key: number): void {
  report.setState(({ pieces }) => ({ pieces: pieces.filter((piece) => piece.key !== key) }));
}

/** Moves a piece by places; its new place, from 0. */
export function movePiece(key: number, by: number): number {
  const { pieces } = report.getState();
  const from = pieces.findIndex((piece) => piece.key === key);
  const to = Math.max(0, Math.min(pieces.length - 1, from + by));
  const piece = pieces[from];
  if (!piece || from === to) return from;
  const rest = pieces.filter((one) => one !== piece);
  report.setState({ pieces: [...rest.slice(0, to), piece, ...rest.slice(to)] });
  announce(`Moved to place ${to + 1} of ${pieces.length}.`);
  return to;
}

/** The words of a comment, or those beside an event. */
export function setWords(key: number, text: string): void {
  report.setState(({ pieces }) => ({
    pieces: pieces.map((piece) =>
      piece.key === key ? { key, evidence: worded(piece.evidence, text) } : piece,
    ),
  }));
}

function worded(evidence: Evidence, text: string): Evidence {
  if (evidence.kind === 'comment') return { kind: 'comment', text };
  if (evidence.kind !== 'event') return evidence;
  const { kind, event } = evidence;
  return text === '' ? { kind, event } : { kind, event, comment: text };
}

/** What is asked of the engine. It is about the first day's person, else the first replay. */
export function requestOf({ pieces, title, summary }: ReportWork): ReportRequest {
  const evidence = pieces.map((piece) => piece.evidence);
  const day = evidence.find((one) => one.kind === 'day');
  const replay = evidence.find((one) => one.kind === 'replay');
  return {
    subject: day
      ? { kind: 'person', person: day.person }
      : replay
        ? { kind: 'replay', replay: replay.subject }
        : { kind: 'case' },
    evidence,
    ...(title.trim() !== '' && { title: title.trim() }),
    ...(summary.trim() !== '' && { summary: summary.trim() }),
  };
}

export async function writeReport(client: Client, out: string): Promise<void> {
  const now = report.getState();
  const controller = new AbortController();
  running = controller;
  report.setState({ writing: true, receipt: null, error: null });
  try {
    const input = { request: requestOf(now), formats: now.formats, out };
    const receipt = await client.call('report.write', input, { signal: controller.signal });
    report.setState({ receipt, out: null });
    announce(`Report written: ${receipt.files.length} files.`);
  } catch (error) {
    const failure = asAppError(error);
    if (failure.code === 'CANCELLED') announce('Cancelled; nothing was written.');
    else {
      report.setState({ error: failure });
      alarm(failure.message);
    }
  } finally {
    running = null;
    report.setState({ writing: false });
  }
}

export const cancelReport = (): void => running?.abort();
