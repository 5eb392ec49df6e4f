import { at } from './paths.mjs';
import { runNode } from './spawn.mjs';

/** The long runs of test/fuzz: `mutations 10000`, `kills 50`, `orders 3`; a seed may follow. */
export async function runFuzz(args) {
  const env = { ...process.env, TRACEWELL_OUT: at('out/node'), TZ: 'UTC' };
  const run = [at('test/bench/run.mjs'), at('test/fuzz/run.ts'), ...args];
  return (await runNode(run, { stdio: ['ignore', 'inherit', 'inherit'], env })).code;
}
