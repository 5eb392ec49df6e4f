import { createStore } from 'zustand/vanilla';
import type { Client } from '../../electron/contract/api.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import { asAppError } from '../channel/query-cache.ts';
import { alarm } from './announce.ts';
import { goTo } from './selection.ts';

/** On the way to a case, wherever that began: in the list, in the menu, by a drop. */
export interface Opening {
  /** The form for a new one is on screen. */
  readonly creating: boolean;
  readonly error: AppError | null;
}
export const opening = createStore<Opening>(() => ({ creating: false, error: null }));

export function beginCase(): void {
  goTo('cases');
  opening.setState({ creating: true, error: null });
}
export const endBeginning = (): void => opening.setState({ creating: false });

/** What fails is said in the list of cases. */
export async function openCase(client: Client, path: string): Promise<void> {
  opening.setState({ error: null });
  try {
    const before = await client.call('cases.status', {});
    const { events } = await client.call('cases.open', { path });
    // Another case shows its first view by itself.
    if (before?.path === path) goTo(events === 0 ? 'import' : 'overview');
  } catch (error) {
    opening.setState({ error: asAppError(error) });
    goTo('cases');
  }
}

/** For every window: the case closes, its work folder goes. */
export async function closeCase(client: Client): Promise<void> {
  try {
    await client.call('cases.close', {});
  } catch (error) {
    alarm(asAppError(error).message);
  }
}
