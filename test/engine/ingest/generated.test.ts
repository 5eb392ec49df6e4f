import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeCert } from '../../bench/generate/cert.ts';
import { writeLanl } from '../../bench/generate/lanl.ts';
import { writeOkta } from '../../bench/generate/okta.ts';
import { writeWindows } from '../../bench/generate/windows.ts';
import { workOf, type Size } from '../../bench/generate/work.ts';
import { bring, folder, newCase } from './cases.ts';

const SIZE: Size = { events: 3001, people: 20, days: 14, seed: 7 };
const FORMS: Readonly<Record<string, (at: string, size: Size) => void>> = {
  cert: (at, size) => writeCert(at, size),
  windows: (at, size) => writeWindows(join(at, 'winlogbeat.ndjson'), size),
  lanl: (at, size) => writeLanl(join(at, 'auth.txt'), size),
  okta: (at, size) => writeOkta(join(at, 'okta.ndjson'), size),
};

function written(form: string, size: Size): string {
  const at = folder();
  FORMS[form]?.(at, size);
  return at;
}

const contentsOf = (at: string) =>
  readdirSync(at)
    .toSorted()
    .map((name) => `${name}\n${readFileSync(join(at, name), 'utf8')}`)
    .join('');

describe('generated work', () => {
  it('is exactly as much as was asked for, by everyone, in the order of time, on weekdays', () => {
    const work = [...workOf(SIZE, { visit: 1 })];
    expect(work).toHaveLength(SIZE.events);
    expect(new Set(work.map(({ person }) => person)).size).toBe(SIZE.people);
    expect(work.every(({ at }, i) => i === 0 || at >= (work[i - 1]?.at ?? 0))).toBe(true);
    expect(new Set(work.map(({ at }) => new Date(at).getUTCDay()))).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  it.each(Object.keys(FORMS))('is the same bytes for a seed, and others for another: %s', (form) => {
    const first = contentsOf(written(form, SIZE));
    expect(contentsOf(written(form, SIZE))).toBe(first);
    expect(contentsOf(written(form, { ...SIZE, seed: 8 }))).not.toBe(first);
  });

  it.each(['cert', 'windows', 'lanl'])('is imported whole: %s', async (form) => {
    const open = await newCase('UTC');
    const files = await bring(open, written(form, SIZE), { zone: 'UTC' });
    expect(files.reduce((sum, { records }) => sum + records, 0)).toBe(SIZE.events);
    expect(
      files.map(({ path, stored, rejected, warnings }) => ({ path, stored, rejected, warnings })),
    ).toEqual(
      files.map(({ path, records }) => ({
        path,
        stored: records,
        rejected: 0,
        warnings: expect.any(Array) as string[],
      })),
    );
    const users = await open.writer.row<{ users: number }>(
      "SELECT count(*) AS users FROM account WHERE kind = 'user'",
    );
    expect(users?.users).toBe(SIZE.people);
  });
});
