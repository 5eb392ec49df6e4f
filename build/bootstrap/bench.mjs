import { readdirSync } from 'node:fs';
import { at } from './paths.mjs';
import { say } from './say.mjs';
import { runNode } from './spawn.mjs';

const ENDING = '.bench.ts';

/** Runs test/bench/*.bench.ts, each in a process of its own; a name picks one, what follows goes to it. */
export async function runBench([name, ...rest]) {
  const all = readdirSync(at('test/bench'))
    .filter((file) => file.endsWith(ENDING))
    .toSorted();
  const chosen = all.filter((file) => name === undefined || file === name + ENDING);
  if (chosen.length === 0) {
    say(`there is no test/bench/${name ?? '*'}${ENDING}; there are: ${all.join(', ') || 'none'}`);
    return 2;
  }
  let worst = 0;
  for (const file of chosen) worst = Math.max(worst, await bench(file, rest));
  return worst;
}

async function bench(file, rest) {
  console.log(`── ${file}`);
  const args = ['--expose-gc', at('test/bench/run.mjs'), at('test/bench', file), ...rest];
  const env = { ...process.env, TRACEWELL_OUT: at('out/node') };
  return (await runNode(args, { stdio: ['ignore', 'inherit', 'inherit'], env })).code;
}
