import { describe, expect, it } from 'vitest';
import { folder } from '../engine/ingest/cases.ts';
import { fuzz } from './fuzz.ts';

const COUNT = 200;

describe('mutated exports', () => {
  it(
    `are all read or refused, every record accounted for (${COUNT} of them)`,
    { timeout: 300_000 },
    async () => {
      const result = await fuzz(COUNT, 20_261_102, folder());
      expect(result.failures).toEqual([]);
      expect(result.read + result.refused).toBe(COUNT);
      expect(result.records).toBeGreaterThan(COUNT);
      expect(result.rejected).toBeGreaterThan(0);
    },
  );
});
