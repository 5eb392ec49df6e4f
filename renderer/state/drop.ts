import { createStore } from 'zustand/vanilla';
import type { Client } from '../../electron/contract/api.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import type { DroppedFile } from '../channel/dropped-files.ts';
import { asAppError } from '../channel/query-cache.ts';
import { sendDrop, type SendProgress } from '../channel/send-drop.ts';
import { announce } from './announce.ts';
import { leaveProposal, proposeDrop, proposePaths } from './proposal.ts';
import { goTo } from './selection.ts';

/** What was dropped: paths where the shell tells them, else the files themselves. */
export type Dropped =
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  | { readonly kind: 'files'; readonly files: readonly DroppedFile[] };

export interface DropState {
  /** Dropped before there was a case to put it into. */
  readonly waiting: Dropped | null;
  readonly receiving: { readonly startedMs: number; readonly progress: SendProgress | null } | null;
  readonly error: AppError | null;
}
export const drops = createStore<DropState>(() => ({ waiting: null, receiving: null, error: null }));

let running: AbortController | null = null;

export const countOf = (dropped: Dropped): number =>
  dropped.kind === 'paths' ? dropped.paths.length : dropped.files.length;

/** Kept until a case is open. */
export function waitForCase(dropped: Dropped): void {
  drops.setState({ waiting: dropped });
  goTo('cases');
}

export const forgetWaiting = (): void => drops.setState({ waiting: null });

/** Shows what was dropped for import; nothing is stored yet. */
export async function takeDrop(client: Client, dropped: Dropped): Promise<void> {
  if (running) return announce('An earlier drop is still being received. Cancel it, or wait.');
  drops.setState({ waiting: null, error: null });
  leaveProposal(client);
  goTo('import');
  if (countOf(dropped) === 0) return proposePaths([], 'There is no file in what was dropped.');
  if (dropped.kind === 'paths') return proposePaths(dropped.paths);
  await receive(client, dropped.files);
}

async function receive(client: Client, files: readonly DroppedFile[]): Promise<void> {
  running = new AbortController();
  const startedMs = performance.now();
  const drop = crypto.randomUUID();
  drops.setState({ receiving: { startedMs, progress: null } });
  try {
    const progress = (now: SendProgress) => drops.setState({ receiving: { startedMs, progress: now } });
    const paths = await sendDrop(client, drop, files, { signal: running.signal, progress });
    proposeDrop(paths, drop);
    announce(`${files.length} files received; nothing is stored yet`);
  } catch (error) {
    if (asAppError(error).code !== 'CANCELLED') failDrop(error);
    else announce('Receiving was cancelled; nothing of it is kept.');
  } finally {
    running = null;
    drops.setState({ receiving: null });
  }
}

/** What was dropped cannot be had. */
export function failDrop(error: unknown): void {
  drops.setState({ error: asAppError(error) });
  goTo('import');
}

export const cancelDrop = (): void => running?.abort();
