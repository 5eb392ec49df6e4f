import { describe, expect, it } from 'vitest';
import { entriesOf, filesIn } from '../../../renderer/channel/dropped-files.ts';

const AT_ONCE = 100;

type Tree = { readonly [name: string]: Tree | string };

/** Entries as a browser gives them: a reader gives a hundred at a time, in no order. */
function entry(name: string, node: Tree | string): FileSystemEntry {
  const made =
    typeof node === 'string'
      ? {
          isFile: true,
          isDirectory: false,
          file: (take: (file: File) => void) => take(new File([node], name)),
        }
      : {
          isFile: false,
          isDirectory: true,
          createReader: () => {
            const left = Object.entries(node).toReversed();
            return {
              readEntries: (take: (some: FileSystemEntry[]) => void) =>
                take(left.splice(0, AT_ONCE).map(([child, inside]) => entry(child, inside))),
            };
          },
        };
  return { name, fullPath: `/${name}`, ...made } as unknown as FileSystemEntry;
}

describe('what was dropped', () => {
  it('is every file below, in the order of the names, hidden ones left out', async () => {
    const tree = {
      'b.csv': 'b',
      'a.csv': 'a',
      '.git': { config: 'x' },
      sub: { 'z.json': 'z', '.DS_Store': '' },
    };
    const files = await filesIn([entry('exports', tree), entry('one.csv', '1')]);
    expect(files.map(({ name }) => name)).toEqual([
      'exports/a.csv',
      'exports/b.csv',
      'exports/sub/z.json',
      'one.csv',
    ]);
    expect(await files[2]?.file.text()).toBe('z');
  });

  it('is all of a folder with more files than a reader gives at once', async () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`f${i}.csv`, '']));
    expect(await filesIn([entry('many', many)])).toHaveLength(250);
  });

  it('is the file itself where the browser has no entries; text is nothing', async () => {
    const file = new File(['x'], 'x.csv');
    const items = [
      { kind: 'string', webkitGetAsEntry: () => null, getAsFile: () => null },
      { kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => file },
    ];
    const entries = entriesOf({ items } as unknown as DataTransfer);
    expect(await filesIn(entries)).toEqual([{ name: 'x.csv', file }]);
  });
});
