import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Handlers } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { EngineState } from '../engine-state.ts';
import type { Door } from '../server.ts';
import { findOwner } from './find-owner.ts';
import { readLock, removeLock, writeLock } from './lock-file.ts';

type Doorkeeper = Pick<Door, 'socket' | 'issue' | 'revoke'>;
type CaseHandlers = Pick<Handlers, 'cases.open' | 'cases.create' | 'cases.close'>;

/** Opening takes the case's lock, closing gives it back; a failed opening leaves none. */
export function withLocks(
  handlers: Handlers,
  state: EngineState,
  locks: CaseLocks,
  onCase: (path: string | null) => void,
): Handlers {
  const settle = async () => {
    await locks.keepOnly(state.current?.path ?? null);
    onCase(state.current?.path ?? null);
  };
  const opening =
    <I extends { path: string }, O>(open: (input: I, context: never) => Promise<O>) =>
    async (input: I, context: unknown): Promise<O> => {
      const path = await samePath(input.path);
      await locks.acquire(path);
      const opened = open({ ...input, path }, context as never);
      locks.opening = opened.catch(() => undefined);
      return opened.finally(settle);
    };
  const locking: CaseHandlers = {
    'cases.open': opening(handlers['cases.open']),
    'cases.create': opening(handlers['cases.create']),
    'cases.close': async (input, context) => {
      try {
        return await handlers['cases.close'](input, context);
      } finally {
        await settle();
      }
    },
  };
  return { ...handlers, ...locking };
}

/** A case reached through a link has the lock of the file itself. */
export async function samePath(path: string): Promise<string> {
  const absolute = resolve(path);
  return realpath(absolute).catch(() => absolute);
}

export class CaseLocks {
  private readonly door: Doorkeeper;
  private readonly held = new Map<string, string>();
  /** The lock is there before the case is open: who shares it waits for this. */
  opening: Promise<unknown> = Promise.resolve();

  constructor(door: Doorkeeper) {
    this.door = door;
  }

  /** Throws CASE_LOCKED where another engine holds the case, PATH_MISSING where its folder is not there. */
  async acquire(casePath: string): Promise<void> {
    if (this.held.has(casePath)) return;
    const token = this.door.issue(casePath);
    try {
      for (let attempt = 0; attempt < 5; attempt += 1) {
        if (await writeLock(casePath, { socket: this.door.socket, token })) {
          this.held.set(casePath, token);
          return;
        }
        const owner = await findOwner(casePath);
        if (owner) throw inUse(casePath, owner.pid);
        await removeLock(casePath, (await readLock(casePath))?.token ?? null);
      }
      throw new AppError(
        'CASE_LOCKED',
        `The case "${casePath}" is being opened by several processes. Try again.`,
      );
    } catch (error) {
      await this.door.revoke(token);
      throw pathError(casePath, error);
    }
  }

  /** Gives back every lock but that of the case that is open. */
  async keepOnly(casePath: string | null): Promise<void> {
    for (const [path, token] of this.held) {
      if (path === casePath) continue;
      this.held.delete(path);
      await removeLock(path, token);
      await this.door.revoke(token);
    }
  }
}

const inUse = (casePath: string, pid: number) =>
  new AppError(
    'CASE_LOCKED',
    `The case "${casePath}" is open in process ${pid}. Close it there, or use the \`tracewell\` command, which shares it.`,
    { path: casePath, pid },
  );

function pathError(casePath: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new AppError(
      'PATH_MISSING',
      `The folder of the case "${casePath}" does not exist. Create it first.`,
      {
        path: casePath,
      },
    );
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return new AppError(
      'PATH_MISSING',
      `The folder of the case "${casePath}" cannot be written to (${String(code)}). Copy the case to one of your own.`,
      { path: casePath },
    );
  return error;
}
