import { describe, expect, it } from 'vitest';
import { folder } from '../engine/ingest/cases.ts';
import { kills } from './kills.ts';

const COUNT = 6;

describe('imports and analyses killed at random moments', () => {
  it(
    `leave everything or nothing, and end as if never killed (${COUNT} of them)`,
    { timeout: 300_000 },
    async () => {
      const { failures, killed, endedBefore, whole, absent } = await kills(COUNT, 20_261_124, folder());
      expect(failures).toEqual([]);
      expect(killed + endedBefore).toBe(COUNT);
      expect(killed).toBeGreaterThan(0);
      expect(whole + absent).toBe(COUNT / 2);
    },
  );
});
