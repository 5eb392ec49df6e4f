import { createStore } from 'zustand/vanilla';
import type { Client, ImportProgress, ImportRequest, StageProgress } from '../../electron/contract/api.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import type { FileReceipt } from '../../models/domain/source.ts';
import { asAppError } from '../channel/query-cache.ts';
import { alarm, announce } from './announce.ts';

export interface Running<Progress> {
  readonly startedMs: number;
  readonly progress: Progress | null;
  /** False: another window, or a command, is at it. */
  readonly own: boolean;
}

/** Long work that the analyst started: it goes on whatever view is open. */
export interface Work {
  readonly importing: Running<ImportProgress> | null;
  readonly receipts: readonly FileReceipt[];
  readonly importError: AppError | null;
  readonly analysing: Running<StageProgress> | null;
  readonly analysisError: AppError | null;
}
export const work = createStore<Work>(() => ({
  importing: null,
  receipts: [],
  importError: null,
  analysing: null,
  analysisError: null,
}));

const running: { import: AbortController | null; analysis: AbortController | null } = {
  import: null,
  analysis: null,
};
const SPEAK_EVERY_MS = 5000;

/** Hears progress for as long as the page lives. Returns the undo. */
export function followProgress(client: Client): () => void {
  let spokenMs = 0;
  const speak = (text: string) => {
    if (performance.now() - spokenMs < SPEAK_EVERY_MS) return;
    spokenMs = performance.now();
    announce(text);
  };
  const offImport = client.on('import.progress', (progress) => {
    const { importing, receipts } = work.getState();
    const receipt = progress.receipt;
    work.setState({
      importing: goneOn(importing, progress),
      receipts: receipt ? [...receipts.filter(({ path }) => path !== receipt.path), receipt] : receipts,
    });
    speak(`Importing file ${progress.fileIndex + 1} of ${progress.files}`);
  });
  const offAnalysis = client.on('analysis.progress', (progress) => {
    const { analysing } = work.getState();
    work.setState({ analysing: goneOn(analysing, progress) });
    speak(progress.title);
  });
  // Said when either has ended, however it did; what this window began it ends itself.
  const offChanged = client.on('case.changed', ({ what }) => {
    const { importing, analysing } = work.getState();
    if (what === 'sources' && importing && !importing.own) work.setState({ importing: null });
    if (what === 'scores' && analysing && !analysing.own) work.setState({ analysing: null });
  });
  return () => {
    offImport();
    offAnalysis();
    offChanged();
  };
}

const goneOn = <P>(before: Running<P> | null, progress: P): Running<P> => ({
  startedMs: before?.startedMs ?? performance.now(),
  progress,
  own: before?.own ?? false,
});

const beginning = () => ({ startedMs: performance.now(), progress: null, own: true });

/** Imports and, where that stored something, analyses. */
export async function startImport(client: Client, request: ImportRequest): Promise<void> {
  const controller = new AbortController();
  running.import = controller;
  work.setState({
    importing: beginning(),
    receipts: [],
    importError: null,
  });
  try {
    const { files } = await client.call('sources.import', request, { signal: controller.signal });
    work.setState({ importing: null, receipts: files });
    announce(`Import finished: ${files.length} files`);
  } catch (error) {
    const failure = asAppError(error);
    work.setState({ importing: null, importError: failure.code === 'CANCELLED' ? null : failure });
    if (failure.code === 'CANCELLED') announce('Import cancelled; nothing of the unfinished file is stored.');
    else alarm(failure.message);
  } finally {
    running.import = null;
  }
}

export async function startAnalysis(client: Client): Promise<void> {
  const controller = new AbortController();
  running.analysis = controller;
  work.setState({ analysing: beginning(), analysisError: null });
  try {
    const report = await client.call('analysis.run', {}, { signal: controller.signal });
    work.setState({ analysing: null });
    announce(`Analysis finished: ${report.people} people, ${report.days} days`);
  } catch (error) {
    const failure = asAppError(error);
    work.setState({ analysing: null, analysisError: failure.code === 'CANCELLED' ? null : failure });
    if (failure.code !== 'CANCELLED') alarm(failure.message);
  } finally {
    running.analysis = null;
  }
}

export const cancelImport = (): void => running.import?.abort();
export const cancelAnalysis = (): void => running.analysis?.abort();
