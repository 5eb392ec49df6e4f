import { Failure } from '../say.mjs';
import { run, runNode, tool } from '../spawn.mjs';
import { findChromium } from './chromium.mjs';
import { freshTallyFile, readTally } from './tally.mjs';

/** In the order they run: what answers soonest comes first. */
export const PARTS = [
  {
    name: 'types',
    says: 'tsc --noEmit',
    run: () => check('types', [tool('typescript/bin/tsc'), '--noEmit', '--pretty', 'false']),
  },
  {
    name: 'lint',
    says: 'oxlint',
    run: () =>
      check('lint', [tool('oxlint/bin/oxlint'), '--config', 'build/oxlint.json', '--deny-warnings', '.']),
  },
  {
    name: 'format',
    says: 'prettier --check ("npm run format" mends it)',
    run: () =>
      check('format', [
        tool('prettier/bin/prettier.cjs'),
        '--config=build/prettier.json',
        '--ignore-path=build/prettier.ignore',
        '--log-level=warn',
        '--cache',
        '--check',
        '.',
      ]),
  },
  {
    name: 'rules',
    says: 'what the code promises about itself',
    run: (rest) => vitest('rules', rest.some(isPath) ? rest : ['test/rules/', ...rest]),
  },
  {
    name: 'unit',
    says: 'vitest',
    needsBuild: true,
    run: (rest) => vitest('unit', [...rest, '--exclude', 'test/rules/**']),
  },
  { name: 'e2e', says: 'the app in Chromium', needsBuild: true, run: playwright },
];

/** Names of parts pick them; a path picks the part it belongs to; what is left goes to the runners. */
export function choose(args) {
  const names = new Set(PARTS.map((part) => part.name));
  const named = args.filter((arg) => names.has(arg));
  const rest = args.filter((arg) => !names.has(arg));
  const wanted = new Set([...named, ...(named.length === 0 ? rest.map(partOf) : [])]);
  const parts = PARTS.filter((part) => wanted.size === 0 || wanted.has(part.name));
  return parts.map((part) => ({
    ...part,
    args: rest.filter((arg) => !isPath(arg) || partOf(arg) === part.name),
  }));
}

const isPath = (arg) => arg.startsWith('test/');

function partOf(path) {
  if (path.startsWith('test/e2e')) return 'e2e';
  return path.startsWith('test/rules') ? 'rules' : 'unit';
}

/** A tool that says yes or no counts as one test. */
async function check(name, args) {
  const { code, output } = await runNode(args);
  if (code === 0) return { passed: 1, failed: [], skipped: [] };
  process.stdout.write(output);
  return { passed: 0, failed: [{ id: name }], skipped: [] };
}

async function vitest(name, args) {
  const tally = freshTallyFile(name);
  const { code } = await run(
    process.execPath,
    [
      tool('vitest/vitest.mjs'),
      'run',
      '--config=build/vitest.config.ts',
      '--reporter=dot',
      '--reporter=./build/bootstrap/test/vitest-tally.mjs',
      ...args,
    ],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, TRACEWELL_TALLY: tally, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
    },
  );
  return readTally(tally, name, code);
}

async function playwright(rest) {
  const tally = freshTallyFile('e2e');
  const chromium = await findChromium();
  if (!chromium)
    throw new Failure('no Chromium was found; install one, or run "npx playwright install chromium"');
  const { code } = await run(
    process.execPath,
    [
      tool('@playwright/test/cli.js'),
      'test',
      '--config',
      'build/playwright.config.ts',
      '--project=e2e',
      ...rest,
    ],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, TRACEWELL_TALLY: tally, TRACEWELL_CHROMIUM: chromium },
    },
  );
  return readTally(tally, 'e2e', code);
}
