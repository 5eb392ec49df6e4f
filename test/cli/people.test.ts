import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logons, makeFolder, tracewell, type Folder } from './tool.ts';

interface Identity {
  readonly accounts: readonly { account: string; reason: string; decision: number | null; events: number }[];
  readonly decisions: readonly { decision: number; who: string; other: string; undone: string | null }[];
  readonly stale: boolean;
}

const DAYS = 40;

describe('people in the terminal', () => {
  let folder: Folder;
  const json = async <T>(...args: readonly string[]) => {
    const { code, stdout, stderr } = await tracewell(folder.path, ...args, '--json');
    expect([code, stderr.includes('error')]).toEqual([0, false]);
    return JSON.parse(stdout) as T;
  };
  const failing = async (...args: readonly string[]) => {
    const { code, stdout } = await tracewell(folder.path, ...args, '--json');
    const { error } = JSON.parse(stdout) as { error: { code: string; message: string } };
    return { exit: code, ...error };
  };
  const ranked = async () =>
    (await json<{ people: { person: string }[] }>('people', 'a.tracewell')).people
      .map(({ person }) => person)
      .sort();

  beforeAll(async () => {
    folder = await makeFolder();
    const bob = logons(DAYS)
      .replaceAll('ANN0001', 'BOB0002')
      .replaceAll('{', '{X')
      .replaceAll('PC-1', 'PC-2');
    await writeFile(join(folder.path, 'exports/bob-logon.csv'), bob);
    await json('import', 'a.tracewell', 'exports', '--timezone', 'UTC');
    await json('analyze', 'a.tracewell');
  });
  afterAll(() => folder.remove());

  it('are merged, shown with the decision, and apart again once it is taken back', async () => {
    expect(await ranked()).toEqual(['ANN0001', 'BOB0002']);
    const { decision } = await json<{ decision: number }>(
      'people',
      'merge',
      'a.tracewell',
      'ann0001',
      'BOB0002',
      '--note',
      'HR: one of two names',
    );
    const before = await json<Identity>('people', 'a.tracewell', 'identity', 'ANN0001');
    expect(before).toMatchObject({ stale: true, accounts: [{ account: 'ANN0001' }] });

    await json('analyze', 'a.tracewell');
    expect(await ranked()).toEqual(['ANN0001']);
    const merged = await json<Identity>('people', 'a.tracewell', 'identity', 'BOB0002');
    expect(merged.stale).toBe(false);
    expect(merged.accounts).toMatchObject([
      { account: 'ANN0001', reason: 'account', events: 2 * DAYS, decision: null },
      { account: 'BOB0002', reason: 'merged by the analyst', events: 2 * DAYS, decision },
    ]);
    const { stdout } = await tracewell(folder.path, 'people', 'a.tracewell', 'identity', 'ANN0001');
    expect(stdout).toContain('merged by the analyst');
    expect(stdout).toMatch(/Decision 1: BOB0002 is ANN0001, cli, .*: HR: one of two names/);

    await json('people', 'a.tracewell', 'undo', String(decision));
    await json('analyze', 'a.tracewell');
    expect(await ranked()).toEqual(['ANN0001', 'BOB0002']);
    const apart = await json<Identity>('people', 'a.tracewell', 'identity', 'ANN0001');
    expect(apart.accounts).toHaveLength(1);
    expect(apart.decisions).toMatchObject([
      { decision, who: 'BOB0002', other: 'ANN0001', undone: expect.any(String) },
    ]);
  });

  it('say what is wrong with a call, and whom there is not', async () => {
    expect(await failing('people', 'a.tracewell', 'merge', 'ANN0001')).toMatchObject({
      exit: 2,
      code: 'BAD_REQUEST',
    });
    expect(await failing('people', 'a.tracewell', 'undo', 'one')).toMatchObject({
      exit: 2,
      code: 'BAD_REQUEST',
    });
    expect(await failing('people', 'a.tracewell', 'identity', 'CID0003')).toMatchObject({
      exit: 1,
      code: 'NOT_FOUND',
    });
    expect(await failing('people', 'a.tracewell', 'split', 'ANN0001', 'BOB0002')).toMatchObject({
      code: 'NOT_FOUND',
      message: '"BOB0002" is no account of theirs. They have ANN0001.',
    });
    expect(await failing('people', 'a.tracewell', 'split', 'ANN0001', 'ANN0001')).toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});
