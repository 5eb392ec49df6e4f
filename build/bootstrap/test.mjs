import { mkdirSync } from 'node:fs';
import { ensureBuilt } from './bundle.mjs';
import { at } from './paths.mjs';
import { Failure, seconds } from './say.mjs';
import { choose } from './test/parts.mjs';
import { applySkips, readSkips, total } from './test/tally.mjs';

/**
 * Runs every part even where one fails. `args` narrow it: names of parts, then anything the part's own runner takes.
 * @returns {Promise<number>} exit code
 */
export async function runTests(args) {
  const started = Date.now();
  const parts = choose(args);
  const skips = readSkips();
  mkdirSync(at('test-results'), { recursive: true });
  const results = [];
  if (parts.some((part) => part.needsBuild)) {
    const failed = await buildFailure();
    if (failed) results.push(failed);
  }
  for (const part of parts) results.push(await runPart(part, skips));
  return close(results, seconds(started));
}

async function buildFailure() {
  try {
    await ensureBuilt();
    return null;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(error.message);
    return { part: 'build', passed: 0, failed: [{ id: 'build' }], skipped: [] };
  }
}

async function runPart(part, skips) {
  console.log(`\n── ${part.name}: ${part.says}`);
  const started = Date.now();
  try {
    const result = applySkips(await part.run(part.args), skips);
    for (const { id, reason } of result.skipped) console.log(`skipped: ${id}\n         ${reason}`);
    console.log(`${part.name}: ${result.failed.length === 0 ? 'passed' : 'failed'} in ${seconds(started)}`);
    return { part: part.name, ...result };
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    return { part: part.name, passed: 0, failed: [{ id: `${part.name} could not run` }], skipped: [] };
  }
}

/** The last line holds the count alone; all that failed is named again just above it. */
function close(results, took) {
  console.log(`\n── done in ${took}`);
  for (const { part, failed } of results) {
    for (const { id, why } of failed) console.log(`FAILED ${part}: ${id}${why ? ` (${why})` : ''}`);
  }
  const { passed, failed, skipped } = total(results);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
