import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MappingPreview, MappingProposal } from '../../electron/contract/api.ts';
import type { FileReceipt, ImportReceipt } from '../../models/domain/source.ts';
import { makeFolder, tracewell, type Folder } from './tool.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await makeFolder();
  await writeFile(
    join(folder.path, 'doors.tsv'),
    'Time\tCardholder\tDoor\n2026-11-02 08:01:00\tann\tLab 3\n2026-11-02 08:04:00\tbo\tLab 3\nlater\tbo\tLab 3\n',
  );
});
afterEach(() => folder.remove());

describe('mapping', { timeout: 60_000 }, () => {
  it('is proposed, written, tried and imported by', async () => {
    const printed = await tracewell(folder.path, 'mapping', 'propose', 'doors.tsv');
    expect(printed.stdout).toContain('kind: access');
    expect(printed.stderr).toContain('--timezone');
    const proposed = await tracewell(
      folder.path,
      'mapping',
      'propose',
      'doors.tsv',
      '--out',
      'm.yaml',
      '--json',
    );
    expect(JSON.parse(proposed.stdout) as MappingProposal).toMatchObject({ needsZone: true });
    expect(`${await readFile(join(folder.path, 'm.yaml'), 'utf8')}`.trimEnd()).toBe(printed.stdout.trimEnd());

    const tried = await tracewell(
      folder.path,
      'mapping',
      'preview',
      'doors.tsv',
      '--mapping',
      'm.yaml',
      '--timezone',
      'UTC',
      '--json',
    );
    expect(tried.code).toBe(0);
    expect(JSON.parse(tried.stdout) as MappingPreview).toMatchObject({ records: 3, rejected: 1 });

    const imported = await tracewell(
      folder.path,
      'import',
      'a.tracewell',
      'doors.tsv',
      '--mapping',
      'm.yaml',
      '--timezone',
      'UTC',
      '--json',
    );
    expect(imported.code).toBe(0);
    expect((JSON.parse(imported.stdout) as ImportReceipt).files).toMatchObject([
      { source: 'mapped', records: 3, stored: 2, rejected: 1, balanced: true },
    ]);
  });

  it('or zone is changed later from the text that the case keeps', async () => {
    await tracewell(folder.path, 'mapping', 'propose', 'doors.tsv', '--out', 'm.yaml');
    await tracewell(
      folder.path,
      'import',
      'a.tracewell',
      'doors.tsv',
      '--mapping',
      'm.yaml',
      '--timezone',
      'UTC',
    );
    await rm(join(folder.path, 'doors.tsv'));
    const moved = await tracewell(
      folder.path,
      'sources',
      'a.tracewell',
      'set-zone',
      '1',
      'Asia/Tokyo',
      '--json',
    );
    expect(JSON.parse(moved.stdout) as FileReceipt).toMatchObject({
      zone: 'Asia/Tokyo',
      first: '2026-11-01T23:01:00Z',
      stored: 2,
    });
    const yaml = await readFile(join(folder.path, 'm.yaml'), 'utf8');
    await writeFile(join(folder.path, 'm.yaml'), yaml.replace('kind: access', 'kind: event'));
    const changed = await tracewell(folder.path, 'sources', 'set-mapping', 'a.tracewell', '1', 'm.yaml');
    expect(changed.stdout).toContain('Source 1 is read anew. Run analyze.');
    for (const wrong of [
      ['set-zone', '1'],
      ['set-zone', 'one', 'UTC'],
      ['set-zone', '1', 'Mars/Olympus'],
      ['rezone', '1', 'UTC'],
    ])
      expect((await tracewell(folder.path, 'sources', 'a.tracewell', ...wrong)).code).toBe(2);
  });

  it('that is wrong is refused by its line or its part', async () => {
    await writeFile(join(folder.path, 'm.yaml'), 'name: x\nkind: wrong\n');
    const unread = await tracewell(folder.path, 'import', 'a.tracewell', 'doors.tsv', '--mapping', 'm.yaml');
    expect(unread.code).toBe(2);
    expect(unread.stderr).toContain('line 2');
    const yaml =
      'name: x\nkind: access\nencoding: csv\ndelimiter: "\\t"\ntime:\n  columns: [When]\n  pattern: iso\n';
    await writeFile(join(folder.path, 'm.yaml'), `${yaml}fields:\n  user: Cardholder\n`);
    const tried = await tracewell(folder.path, 'mapping', 'preview', 'doors.tsv', '--mapping', 'm.yaml');
    expect(tried.code).toBe(1);
    expect(tried.stdout).toContain('When');
  });
});
