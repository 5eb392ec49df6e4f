import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT } from '../paths.mjs';

/** Vitest reporter: writes what passed, failed and was skipped for the closing count. */
export default class VitestTally {
  onTestRunEnd(modules, errors) {
    const tally = { passed: 0, failed: [], skipped: [] };
    for (const module of modules) addModule(module, tally);
    for (const error of errors) tally.failed.push({ id: 'outside any test', why: firstLine(error.message) });
    writeFileSync(process.env.TRACEWELL_TALLY, JSON.stringify(tally));
  }
}

function addModule(module, tally) {
  const file = relative(ROOT, module.moduleId).replaceAll('\\', '/');
  for (const error of [...module.errors(), ...suiteErrors(module)])
    tally.failed.push({ id: file, why: firstLine(error.message) });
  for (const test of module.children.allTests()) {
    const id = `${file} > ${test.fullName}`;
    const result = test.result();
    if (result.state === 'passed') tally.passed += 1;
    else if (result.state === 'failed') tally.failed.push({ id, why: firstLine(result.errors[0]?.message) });
    else tally.skipped.push({ id, reason: result.note });
  }
}

const suiteErrors = (module) => [...module.children.allSuites()].flatMap((suite) => suite.errors());
const firstLine = (text) => String(text ?? '').split('\n')[0];
