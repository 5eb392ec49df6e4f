import { get } from 'node:http';
import { hostname } from 'node:os';
import { AppError } from '../../contract/errors.ts';
import { isForeign, lockPathOf, readLock, type Owner } from './lock-file.ts';

const ANSWER_WITHIN_MS = 4000;

/**
 * The engine that holds this case and answers; null where nobody does (no lock, or a dead owner's).
 * Throws CASE_LOCKED where the owner lives but cannot be talked to.
 */
export async function findOwner(casePath: string, answerWithinMs = ANSWER_WITHIN_MS): Promise<Owner | null> {
  const owner = await readLock(casePath);
  if (!owner) return null;
  if (await isForeign(casePath))
    throw locked(casePath, owner, 'held by another user of this machine', 'Ask them to close it.');
  if (owner.host !== hostname())
    throw locked(
      casePath,
      owner,
      `held by process ${owner.pid} on the machine "${owner.host}"`,
      `Close it there. If that machine no longer uses it, delete "${lockPathOf(casePath)}".`,
    );
  if (!isRunning(owner.pid)) return null;
  const answer = await knock(owner, answerWithinMs);
  if (answer === 'alive') return owner;
  if (answer === 'refused') return null;
  throw locked(
    casePath,
    owner,
    `held by process ${owner.pid}, which does not answer`,
    `Wait until it does, or end it (kill ${owner.pid}) and try again; the case is not harmed by that.`,
  );
}

function locked(casePath: string, { pid, host }: Owner, how: string, todo: string): AppError {
  return new AppError('CASE_LOCKED', `The case "${casePath}" is ${how}. ${todo}`, {
    path: casePath,
    pid,
    host,
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** `refused`: nobody listens, or somebody who does not know the token (a reused process id). */
function knock(owner: Owner, withinMs: number): Promise<'alive' | 'refused' | 'hung'> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${owner.token}` };
    const request = get({ socketPath: owner.socket, path: '/', headers, timeout: withinMs }, (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? 'alive' : 'refused');
    });
    request.on('timeout', () => {
      resolve('hung');
      request.destroy();
    });
    request.on('error', () => resolve('refused'));
  });
}
