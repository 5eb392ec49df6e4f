import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileBytes, type ReceivedBytes } from '../../../electron/engine/ingest/file-bytes.ts';
import { file } from './cases.ts';

const TEXT = Buffer.from(Array.from({ length: 50_000 }, (_, i) => `line ${i} of a log\n`).join(''));
const PACKED = gzipSync(TEXT);

async function read(content: Buffer, unbalanced = false) {
  const path = file('a.log.gz', content);
  const received: ReceivedBytes = { bytes: 0, sha256: '' };
  const parts: Buffer[] = [];
  for await (const part of fileBytes({ path, unbalanced }, received)) parts.push(Buffer.from(part));
  return {
    text: Buffer.concat(parts),
    received,
    sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
  };
}

/** The last third as another reading would have it: bytes turned round. */
const damaged = () => {
  const copy = Buffer.from(PACKED);
  copy.subarray(Math.floor(copy.length * 0.66)).reverse();
  return copy;
};

describe('gzip', () => {
  it.each<readonly [string, Buffer, Buffer]>([
    ['as it should be', PACKED, TEXT],
    ['padded with zeros', Buffer.concat([PACKED, Buffer.alloc(70_000)]), TEXT],
    [
      'in two members',
      Buffer.concat([PACKED, gzipSync('more\n')]),
      Buffer.concat([TEXT, Buffer.from('more\n')]),
    ],
  ])('%s is read to its end, its hash of every byte', async (_, content, text) => {
    for (const unbalanced of [false, true]) {
      const found = await read(content, unbalanced);
      expect(found.text.equals(text)).toBe(true);
      expect(found.received).toEqual({ bytes: content.length, sha256: found.sha256 });
    }
  });

  it.each<readonly [string, Buffer, number]>([
    ['cut off', PACKED.subarray(0, PACKED.length / 2), TEXT.length / 3],
    ['cut off in its header', PACKED.subarray(0, 5), 0],
    ['damaged', damaged(), TEXT.length / 10],
    ['with something else behind it', Buffer.concat([PACKED, Buffer.from('surplus')]), TEXT.length * 0.95],
  ])('%s is refused, or read as far as it goes, the same every time', async (_, content, least) => {
    await expect(read(content)).rejects.toMatchObject({ code: 'FORMAT_UNKNOWN' });
    const [one, two] = [await read(content, true), await read(content, true)];
    expect(one.received.fault).toMatch(/cannot be decompressed/);
    expect(one.received).toMatchObject({ bytes: content.length, sha256: one.sha256 });
    expect(one.text.equals(two.text)).toBe(true);
    expect(one.text.length).toBeGreaterThanOrEqual(Math.floor(least));
    const known = Math.min(one.text.length, TEXT.length / 10);
    expect(one.text.subarray(0, known).equals(TEXT.subarray(0, known))).toBe(true);
  });
});
