import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import type { Endpoint } from '../server.ts';

const schema = z.object({
  pid: z.int().positive(),
  host: z.string(),
  socket: z.string(),
  token: z.string(),
});
/** Who holds a case, and how to reach it. */
export type Owner = z.infer<typeof schema> & Endpoint;

export const lockPathOf = (casePath: string) => `${casePath}.lock`;

/** The owner named in the lock; null without a lock, or with one that nobody can have written whole. */
export async function readLock(casePath: string): Promise<Owner | null> {
  const text = await readFile(lockPathOf(casePath), 'utf8').catch(absent);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** False where a lock is there already. The file appears whole or not at all, readable by this user only. */
export async function writeLock(casePath: string, endpoint: Endpoint): Promise<boolean> {
  const path = lockPathOf(casePath);
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const owner: Owner = { pid: process.pid, host: hostname(), socket: endpoint.socket, token: endpoint.token };
  await writeFile(draft, JSON.stringify(owner), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (codeOf(error) !== 'EPERM' && codeOf(error) !== 'ENOTSUP') throw error;
    return await writeWithoutLinks(path, owner);
  } finally {
    await rm(draft, { force: true });
  }
}

/** exFAT and the like have no hard links. */
async function writeWithoutLinks(path: string, owner: Owner): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(owner), { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock where it still is that of `token` (null: one that cannot be read). Of two takers one succeeds. */
export async function removeLock(casePath: string, token: string | null): Promise<void> {
  const path = lockPathOf(casePath);
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  const current = await readLock(casePath);
  if ((current?.token ?? null) !== token) return;
  const moved = await rename(path, aside).then(() => true, absent);
  if (!moved) return;
  const text = await readFile(aside, 'utf8').catch(absent);
  // Somebody took over between reading and renaming: theirs goes back.
  if (text !== null && token !== null && !text.includes(token))
    await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

/** True where another user of this machine wrote the lock. */
export async function isForeign(casePath: string): Promise<boolean> {
  const info = await stat(lockPathOf(casePath)).catch(absent);
  return info !== null && process.getuid !== undefined && info.uid !== process.getuid();
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

function absent(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}
