import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf } from './imports-of.ts';
import { nodesOf, sourceFiles, type SourceFile } from './source-files.ts';

const product = sourceFiles.filter(({ path }) => /^(?:models|electron|renderer)\//.test(path));
const folderOf = ({ path }: SourceFile) => posix.dirname(path);
const hasDefault = (file: SourceFile) =>
  nodesOf(file).some(({ type }) => type === 'ExportDefaultDeclaration');

const defaults = product.filter(hasDefault);
const isIndex = ({ path }: SourceFile) => /\/index\.tsx?$/.test(path);
/** The folder whose index lists a default export: its own, or the one above where it is itself the index of one thing. */
const listedIn = (file: SourceFile) => (isIndex(file) ? posix.dirname(folderOf(file)) : folderOf(file));

/** A folder of like things: an index.ts that lists them, each the default export of its own file or folder. */
const registries = product.filter(
  (file) => isIndex(file) && defaults.some((one) => listedIn(one) === folderOf(file)),
);

describe('registries', () => {
  it('are found', () => expect(registries.map(({ path }) => path)).toContain('models/sources/index.ts'));

  for (const index of registries) {
    it(`${index.path} lists everything of its folder`, () => {
      const beside = product.filter((file) => folderOf(file) === folderOf(index) && file !== index);
      const members = [...beside, ...defaults.filter((file) => listedIn(file) === folderOf(index))];
      const listed = new Set(importsOf(index));
      expect(members.map(({ path }) => path).filter((path) => !listed.has(path))).toEqual([]);
    });
  }

  it('are the only place of default exports', () => {
    const folders = new Set(registries.map(folderOf));
    expect(defaults.filter((file) => !folders.has(listedIn(file))).map(({ path }) => path)).toEqual([]);
  });
});
