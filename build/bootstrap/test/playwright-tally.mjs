import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT } from '../paths.mjs';

/** Playwright reporter: writes what passed, failed and was skipped for the closing count. */
export default class PlaywrightTally {
  #suite;
  #outside = [];

  onBegin(_config, suite) {
    this.#suite = suite;
  }

  onError(error) {
    this.#outside.push({ id: 'outside any test', why: firstLine(error.message) });
  }

  onEnd() {
    const tally = { passed: 0, failed: this.#outside, skipped: [] };
    for (const test of this.#suite?.allTests() ?? []) addTest(test, tally);
    if (process.env.TRACEWELL_TALLY) writeFileSync(process.env.TRACEWELL_TALLY, JSON.stringify(tally));
  }

  printsToStdio() {
    return false;
  }
}

/** "flaky" passed only when repeated: nothing repeats here, so it counts as failed. */
function addTest(test, tally) {
  const [, , , ...titles] = test.titlePath();
  const id = [relative(ROOT, test.location.file).replaceAll('\\', '/'), ...titles].join(' > ');
  const outcome = test.outcome();
  if (outcome === 'expected') tally.passed += 1;
  else if (outcome === 'skipped') tally.skipped.push({ id, reason: reasonOf(test) });
  else tally.failed.push({ id, why: firstLine(test.results.at(-1)?.error?.message) });
}

const reasonOf = (test) =>
  test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
const firstLine = (text) => String(text ?? '').split('\n')[0];
