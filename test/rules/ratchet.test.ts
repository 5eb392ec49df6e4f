import { describe, expect, it } from 'vitest';
import allowed from './ratchet.json' with { type: 'json' };
import { lineOf, nodesOf, sourceFiles, type Node, type SourceFile } from './source-files.ts';

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
/** A suite in a test is a list of cases, not one function. */
const isCode = ({ path }: SourceFile) => !path.startsWith('test/');

const SUPPRESSION = /@ts-(?:ignore|expect-error|nocheck)|(?:oxlint|eslint|prettier)-(?:disable|ignore)/;

function places(of: (file: SourceFile, node: Node) => boolean, files = sourceFiles): string[] {
  return files.flatMap((file) =>
    nodesOf(file)
      .filter((node) => of(file, node))
      .map((node) => `${file.path}:${lineOf(file, node)}`),
  );
}

const lineCount = (file: SourceFile, node: Node) => file.text.slice(node.start, node.end).split('\n').length;

/** Bad counts, each with the places it counts. */
const counted: Readonly<Record<keyof typeof allowed, () => string[]>> = {
  any: () => places((_, node) => node.type === 'TSAnyKeyword'),
  suppressions: () =>
    sourceFiles
      .filter(({ path }) => path !== 'test/rules/ratchet.test.ts')
      .flatMap((file) =>
        file.text.split('\n').flatMap((line, i) => (SUPPRESSION.test(line) ? [`${file.path}:${i + 1}`] : [])),
      ),
  filesOver400Lines: () => sourceFiles.filter(({ lines }) => lines > 400).map(({ path }) => path),
  functionsOver40Lines: () =>
    places(
      (file, node) => FUNCTIONS.has(node.type) && lineCount(file, node) > 40,
      sourceFiles.filter(isCode),
    ),
};

describe('bad counts only fall', () => {
  for (const [name, limit] of Object.entries(allowed) as [keyof typeof allowed, number][]) {
    it(`${name}: at most ${limit}`, () => {
      const found = counted[name]();
      expect(found.length, `more than allowed:\n${found.join('\n')}`).toBeLessThanOrEqual(limit);
      expect(found.length, `fewer than allowed: lower "${name}" in test/rules/ratchet.json`).toBe(limit);
    });
  }
});
