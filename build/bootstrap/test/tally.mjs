import { existsSync, readFileSync, rmSync } from 'node:fs';
import { at } from '../paths.mjs';

/**
 * What one part came to. `why` adds to a failure what its own output does not say.
 * @typedef {{ passed: number, failed: { id: string, why?: string }[], skipped: { id: string, reason?: string }[] }} Tally
 */

export function freshTallyFile(name) {
  const path = at(`test-results/tally-${name}.json`);
  rmSync(path, { force: true });
  return path;
}

/** @returns {Tally} what the runner's reporter wrote; a runner that ended badly without a failed test is a failure */
export function readTally(path, name, code) {
  if (!existsSync(path))
    return { passed: 0, failed: [{ id: name, why: `ended with exit code ${code}` }], skipped: [] };
  const tally = JSON.parse(readFileSync(path, 'utf8'));
  if (code !== 0 && tally.failed.length === 0)
    tally.failed.push({ id: name, why: `ended with exit code ${code}` });
  return tally;
}

/** Test id, or the beginning of one, to the reason why it may be skipped. */
export const readSkips = () => JSON.parse(readFileSync(at('test/skips.json'), 'utf8'));

/** A skip that nobody accounted for is a failure. */
export function applySkips(tally, skips) {
  const skipped = [];
  const failed = [...tally.failed];
  for (const { id, reason } of tally.skipped) {
    const named = Object.keys(skips).find((key) => id === key || id.startsWith(`${key} > `));
    if (named) skipped.push({ id, reason: reason ?? skips[named] });
    else failed.push({ id, why: 'skipped, and test/skips.json does not name it' });
  }
  return { passed: tally.passed, failed, skipped };
}

/** @param {Tally[]} results */
export function total(results) {
  const sum = (count) => results.reduce((all, result) => all + count(result), 0);
  return {
    passed: sum((result) => result.passed),
    failed: sum((result) => result.failed.length),
    skipped: sum((result) => result.skipped.length),
  };
}
