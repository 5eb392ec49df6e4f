import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesHandlers } from '../../../electron/engine/handlers/files.ts';

const handlers = filesHandlers({
  settings: { userDataDirectory: '', actor: 'test', nowUs: () => 0 },
  current: null,
  broadcast: () => undefined,
});
const browse = (directory: string) => handlers['files.browse']({ directory });

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'files-test-')));
});
afterEach(() => rm(folder, { recursive: true }));

describe('files.browse', () => {
  it('lists folders first, then files by name and number, without what is hidden or broken', async () => {
    for (const name of ['part10.csv', 'part2.csv', '.hidden']) await writeFile(join(folder, name), 'abc');
    await mkdir(join(folder, 'zebra'));
    await symlink(join(folder, 'nowhere'), join(folder, 'broken.csv'));
    expect(await browse(folder)).toEqual({
      directory: folder,
      parent: dirname(folder),
      entries: [
        { name: 'zebra', kind: 'directory', bytes: 0 },
        { name: 'part2.csv', kind: 'file', bytes: 3 },
        { name: 'part10.csv', kind: 'file', bytes: 3 },
      ],
    });
  });

  it('has no parent at the root', async () => {
    expect((await browse('/')).parent).toBeNull();
  });

  it('says what is wrong with a path', async () => {
    await writeFile(join(folder, 'a.csv'), '');
    await expect(browse(join(folder, 'none'))).rejects.toMatchObject({
      code: 'PATH_MISSING',
      message: expect.stringContaining('There is no folder'),
    });
    await expect(browse(join(folder, 'a.csv'))).rejects.toMatchObject({
      code: 'PATH_MISSING',
      message: expect.stringContaining('is a file'),
    });
  });
});
