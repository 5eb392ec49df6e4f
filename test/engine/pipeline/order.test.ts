import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../electron/engine/pipeline/order.ts';
import type { Stage } from '../../../electron/engine/pipeline/stage.ts';

const stage = (id: string, ...needs: string[]): Stage => ({
  id,
  needs,
  version: 1,
  partition: 'case',
  reach: 'everything',
  tables: [],
  run: async () => async () => undefined,
});

describe('the order of stages', () => {
  it('puts each after what it needs', () => {
    const ordered = inOrder([stage('c', 'b', 'a'), stage('b', 'a'), stage('a')]);
    expect(ordered.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('refuses circles, unknown stages and ids that repeat', () => {
    expect(() => inOrder([stage('a', 'b'), stage('b', 'a')])).toThrow('a → b → a');
    expect(() => inOrder([stage('a', 'x')])).toThrow('needs x');
    expect(() => inOrder([stage('a'), stage('a')])).toThrow('same id');
  });
});
