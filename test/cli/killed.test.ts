import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lastWords, logons, makeFolder, start, tracewell, type Folder } from './tool.ts';

/** Processes that are killed with no chance to tidy up. */
describe('a case whose process was killed', { timeout: 120_000 }, () => {
  let folder: Folder;
  beforeEach(async () => {
    folder = await makeFolder();
    await writeFile(join(folder.path, 'large.csv'), logons(300_000));
  });
  afterEach(() => folder.remove());

  const run = (...args: string[]) => tracewell(folder.path, ...args);
  const table = async (what: string, name = 'a.tracewell') => {
    const { code, stderr } = await run('export', name, what, '--format', 'ndjson', '--out', `${what}.ndjson`);
    expect(code, lastWords(stderr)).toBe(0);
    return readFileSync(join(folder.path, `${what}.ndjson`), 'utf8');
  };

  /** Starts the tool and kills it `afterMs` after its first word of progress. */
  const kill = async (afterMs: number, ...args: string[]) => {
    const running = start(folder.path, args);
    await running.says('1/');
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    running.child.kill('SIGKILL');
    await running.ended;
  };

  it.each([0, 300, 900, 1500])('%i ms into an import holds all of it or nothing', async (afterMs) => {
    expect((await run('import', 'a.tracewell', 'exports', '--timezone', 'UTC')).code).toBe(0);
    const before = await table('events');
    await kill(afterMs, 'import', 'a.tracewell', 'large.csv', '--timezone', 'UTC');
    const sources = JSON.parse((await run('sources', 'a.tracewell', '--json')).stdout).sources;
    const events = (await table('events')).trimEnd().split('\n');
    if (sources.length === 1) expect(`${events.join('\n')}\n`).toBe(before);
    else expect([sources.length, events.length]).toEqual([2, 600_000]);

    const again = await run('import', 'a.tracewell', 'large.csv', '--timezone', 'UTC');
    expect(again.code, lastWords(again.stderr)).toBe(0);
    expect((await table('events')).trimEnd().split('\n')).toHaveLength(600_000);
    expect(readdirSync(folder.path).filter((name) => /\.(work|lock)$/.test(name))).toEqual([]);
  });

  it.each([0, 150, 400])(
    '%i ms into an analysis ends, when run again, as if never killed',
    async (afterMs) => {
      await writeFile(join(folder.path, 'exports/logon.csv'), logons(700));
      for (const name of ['a', 'b'])
        expect((await run('import', `${name}.tracewell`, 'exports', '--timezone', 'UTC')).code).toBe(0);
      expect((await run('analyze', 'a.tracewell')).code).toBe(0);
      await kill(afterMs, 'analyze', 'b.tracewell');
      expect((await run('analyze', 'b.tracewell')).code).toBe(0);
      const unbroken = await table('scores');
      expect(unbroken).toContain('ANN0001');
      expect(await table('scores', 'b.tracewell')).toBe(unbroken);
      expect(existsSync(join(folder.path, 'b.tracewell.lock'))).toBe(false);
    },
  );
});
