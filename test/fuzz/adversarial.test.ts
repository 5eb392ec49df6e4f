import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileReceipt } from '../../models/domain/source.ts';
import { AppError } from '../../electron/contract/errors.ts';
import { originalText } from '../../electron/engine/ingest/source-text.ts';
import type { OpenCase } from '../../electron/engine/case/open-case.ts';
import { bring, contentOf, folder, newCase, reopened } from '../engine/ingest/cases.ts';
import { HAND_MADE, type HandMade } from './hand-made.ts';

async function attempt(open: OpenCase, path: string): Promise<readonly FileReceipt[] | AppError> {
  try {
    return await bring(open, path, { zone: 'UTC' });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

const sum = (
  receipts: readonly FileReceipt[],
  part: 'records' | 'stored' | 'rejected' | 'duplicate' | 'other',
) => receipts.reduce((total, receipt) => total + receipt[part], 0);

async function checkCounts(
  open: OpenCase,
  receipts: readonly FileReceipt[],
  expected: { records: number; rejected: number },
) {
  expect({ records: sum(receipts, 'records'), rejected: sum(receipts, 'rejected') }).toEqual(expected);
  expect(receipts.every(({ balanced }) => balanced)).toBe(true);
  expect(sum(receipts, 'stored') + sum(receipts, 'rejected')).toBe(expected.records);
  const events = await open.reader.row<{ events: number }>('SELECT count(*)::INTEGER AS events FROM event');
  expect(events?.events).toBe(expected.records - expected.rejected);
  const rejects = await open.reader.rows<{ reason: string; line: number }>('SELECT reason, line FROM reject');
  expect(rejects).toHaveLength(expected.rejected);
  for (const { reason, line } of rejects) expect(`${line}: ${reason}`).toMatch(/^[1-9]\d*: \S/);
}

/** Every record that is stored is, byte for byte, in the file. */
async function checkTexts(open: OpenCase, { path }: FileReceipt): Promise<void> {
  if (/\.(?:gz|zip)(?:!|$)/.test(path)) return;
  const bytes = readFileSync(path);
  if (bytes[0] === 0x1f || bytes[0] === 0xff || bytes[0] === 0xfe) return;
  const file = bytes.toString('latin1');
  const stored = await open.reader.rows<{ record: number }>(
    'SELECT (event_id - event_base)::INTEGER AS record FROM event JOIN source USING (source_id) ORDER BY record LIMIT 20',
  );
  for (const { record } of stored) {
    const { text } = await originalText(open.reader, 1, record);
    expect(file).toContain(Buffer.from(text).toString('latin1'));
  }
}

async function checkRefused(
  result: readonly FileReceipt[] | AppError,
  { expected }: HandMade,
): Promise<void> {
  if ('error' in expected) {
    expect(result).toBeInstanceOf(AppError);
    expect((result as AppError).message).toContain(expected.error);
    return;
  }
  if (!('unknown' in expected)) throw new Error('it has counts');
  const said =
    result instanceof AppError
      ? `${result.code} ${result.message}`
      : `FORMAT_UNKNOWN ${result.flatMap(({ source, warnings }) => (source === null ? warnings : [])).join('; ')}`;
  expect(said).toMatch(/^FORMAT_UNKNOWN/);
  expect(said).toMatch(expected.unknown);
}

describe('a file that', { timeout: 120_000 }, () => {
  it.each(HAND_MADE.map((one): [string, HandMade] => [one.name, one]))('%s', async (_, one) => {
    const open = await newCase();
    const around = folder();
    const at = join(around, 'exports');
    mkdirSync(at);
    const path = one.write(at);
    const result = await attempt(open, path);
    if ('records' in one.expected) {
      if (result instanceof AppError) throw result;
      await checkCounts(open, result, one.expected);
      const [first] = result;
      if (first) await checkTexts(open, first);
    } else {
      await checkRefused(result, one);
      expect((await contentOf(open)).events).toEqual([]);
    }
    expect(readdirSync(open.workFolder).flatMap((part) => readdirSync(`${open.workFolder}/${part}`))).toEqual(
      [],
    );
    expect(readdirSync(around)).toEqual(['exports']);
    const before = await contentOf(open);
    await open.close();
    expect(await contentOf(await reopened(open.path))).toEqual(before);
  });
});
