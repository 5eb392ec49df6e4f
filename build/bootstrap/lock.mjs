import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OUT } from './paths.mjs';
import { say } from './say.mjs';

/**
 * Runs `work` while no other process of this machine holds the lock at `path`. A lock whose owner died is taken over.
 * @param {() => Promise<T>} work
 * @template T
 */
export async function withLock(work, path = join(OUT, '.bootstrap.lock')) {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!tryLock(path)) {
    const owner = ownerOf(path);
    if (owner !== null && !isAlive(owner)) takeAway(path, owner);
    else if (!told) {
      told = true;
      say(`waiting for process ${owner ?? '?'}, which is installing or building here`);
    }
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLock(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The pid in the lock; null while it is being written or already gone. */
function ownerOf(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Renaming first makes sure that what is removed is the dead owner's lock and not one taken a moment ago. */
function takeAway(path, deadOwner) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (ownerOf(aside) !== deadOwner) linkSync(aside, path);
  } catch {
    // Someone else was quicker; the loop looks again.
  }
  rmSync(aside, { force: true });
}
