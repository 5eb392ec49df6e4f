import { findValue } from './json-value.ts';

const OPEN_OBJECT = 123;
const BETWEEN = /^[\s,]+|[\s,]+$/g;
const ONE_LINE = /^\{.*\}$/s;

const trimmed = (text: string) => text.replace(BETWEEN, '');

/**
 * The text of record `index` of a block that the JSON scanner cut: a block holds either one record, which may be a bad
 * one, or good ones with nothing but space and commas between them. Null where it holds no such record.
 */
export function recordInBlock(block: Buffer, records: number, index: number): string | null {
  if (records === 1) return index === 0 ? trimmed(block.toString('utf8')) : null;
  const lines = block
    .toString('utf8')
    .split('\n')
    .map(trimmed)
    .filter((line) => line !== '');
  if (lines.length === records && lines.every((line) => ONE_LINE.test(line))) return lines[index] ?? null;
  let at = 0;
  for (let i = 0; ; i++) {
    at = block.indexOf(OPEN_OBJECT, at);
    const found = at < 0 ? null : findValue(block, at, block.length);
    if (!found || found.fault !== null || found.more) return null;
    if (i === index) return block.toString('utf8', at, found.end);
    at = found.end;
  }
}
