import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Client } from '../contract/api.ts';
import { inProcessChannel } from '../contract/channel-in-process.ts';
import { webSocketChannel } from '../contract/channel-web-socket.ts';
import { AppError } from '../contract/errors.ts';
import { createClient } from '../contract/rpc.ts';
import { createEngine } from '../engine/create-engine.ts';
import { samePath } from '../engine/lock/case-locks.ts';
import { findOwner } from '../engine/lock/find-owner.ts';
import type { Owner } from '../engine/lock/lock-file.ts';
import { printWithChromium } from '../engine/report/print/chromium.ts';
import { userDataDirectory } from '../engine/user-data.ts';
import { dialEngine } from '../host/engine-process.ts';
import type { Io } from './io.ts';

type Work<T> = (client: Client) => Promise<T>;

export interface CaseOptions {
  /** Makes the case, in this zone, where there is none. */
  readonly create?: { readonly zone?: string };
}

/**
 * Runs `work` on a case: through the engine that holds it, where one does, else through one of our own, which others
 * can share meanwhile. What they have asked is answered before the case is closed.
 */
export async function withCase<T>(
  casePath: string,
  io: Io,
  work: Work<T>,
  options: CaseOptions = {},
): Promise<T> {
  const path = await samePath(casePath);
  if (!options.create && !existsSync(path))
    throw new AppError(
      'PATH_MISSING',
      `There is no case "${casePath}". Check the path; \`tracewell import\` makes one.`,
      {
        path: casePath,
      },
    );
  for (let attempt = 0; ; attempt += 1) {
    try {
      const owner = await findOwner(path);
      return owner ? await shared(owner, path, io, work) : await own(path, work, options);
    } catch (error) {
      // Its owner ended, or somebody opened it, between looking and opening.
      if (attempt === 20 || !(await isWorthRetrying(path, error))) throw unwrap(error);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

class LostRace extends Error {}
const unwrap = (error: unknown) => (error instanceof LostRace ? error.cause : error);

/** CASE_LOCKED by somebody who can be shared with, or who is gone by now. Throws where they hang. */
async function isWorthRetrying(path: string, error: unknown): Promise<boolean> {
  if (error instanceof LostRace) return true;
  if (!(error instanceof AppError) || error.code !== 'CASE_LOCKED') return false;
  await findOwner(path);
  return true;
}

async function shared<T>(owner: Owner, path: string, io: Io, work: Work<T>): Promise<T> {
  const socket = await dialEngine(owner, 'cli').catch((cause: unknown) => {
    throw new LostRace('the owner ended', { cause });
  });
  io.note(`"${path}" is open in process ${owner.pid}; working through it`);
  const client = createClient(webSocketChannel(socket));
  try {
    return await work(client);
  } catch (error) {
    if (error instanceof AppError && error.code === 'NO_CASE')
      throw new LostRace('it was closed', { cause: error });
    throw error;
  } finally {
    client.close();
  }
}

/** Runs `work` on an engine without a case. */
export async function withEngine<T>(work: Work<T>): Promise<T> {
  const { engine, client } = await startEngine();
  try {
    return await work(client);
  } finally {
    await engine.close(true);
  }
}

async function startEngine() {
  const engine = await createEngine({
    userDataDirectory: userDataDirectory(),
    actor: 'cli',
    nowUs: () => Date.now() * 1000,
    print: printWithChromium,
  });
  const [near, far] = inProcessChannel();
  engine.clients.add(far, { unmasked: true });
  return { engine, client: createClient(near) };
}

async function own<T>(path: string, work: Work<T>, { create }: CaseOptions): Promise<T> {
  const { engine, client } = await startEngine();
  const made = create !== undefined && !existsSync(path);
  let failedEmpty = false;
  try {
    if (made) await client.call('cases.create', { path, ...create });
    else await client.call('cases.open', { path });
    return await work(client);
  } catch (error) {
    failedEmpty = made && (await isEmpty(client));
    throw error;
  } finally {
    await engine.close(true);
    if (failedEmpty) await rm(path, { force: true });
  }
}

/** A case that was made for work that failed is taken away again, unless somebody has put something into it. */
async function isEmpty(client: Client): Promise<boolean> {
  const status = await client.call('cases.status', {}).catch(() => null);
  return status !== null && status.sources === 0;
}
