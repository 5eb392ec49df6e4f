import { describe, expect, it } from 'vitest';
import { lineOf, nodesOf, sourceFiles, type Node } from './source-files.ts';

const models = sourceFiles.filter(({ path }) => path.startsWith('models/'));

/** The clock, chance and the outside, as they are written. */
const IMPURE = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'process.env',
  'globalThis.fetch',
]);
const IMPURE_CALLS = new Set(['fetch', 'setTimeout', 'setInterval', 'require']);

function isImpure(node: Node, text: string): boolean {
  const written = text.slice(node.start, node.end);
  if (node.type === 'MemberExpression') return IMPURE.has(written);
  if (node.type === 'NewExpression') return /^new Date\s*(?:\(\s*\))?$/.test(written);
  return node.type === 'CallExpression' && IMPURE_CALLS.has(/^\w+(?=\()/.exec(written)?.[0] ?? '');
}

describe('models/', () => {
  it('use neither clock nor chance nor anything outside', () => {
    const found = models.flatMap((file) =>
      nodesOf(file)
        .filter((node) => isImpure(node, file.text))
        .map((node) => `${file.path}:${lineOf(file, node)} ${file.text.slice(node.start, node.end)}`),
    );
    expect(models.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });
});
