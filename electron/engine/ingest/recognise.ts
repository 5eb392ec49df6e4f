import { isUtf8 } from 'node:buffer';
import { basename } from 'node:path';
import {
  recogniseRecords,
  recogniseSample,
  SOURCE_FORMATS,
  sourceFormat,
} from '../../../models/sources/index.ts';
import type { JsonSample, Sample, SourceFormat } from '../../../models/sources/parts/format.ts';
import { sampleOf } from '../../../models/sources/parts/sample.ts';
import { AppError } from '../../contract/errors.ts';
import { fileBytes, type ContentPath } from './file-bytes.ts';
import { encodingOf } from './json-bytes.ts';
import { JsonScanner, MAX_JSON_BYTES } from './json-scanner.ts';

const SAMPLE_BYTES = 64 << 10;
const JSON_SAMPLE_BYTES = 1 << 20;
/** The first record may be a long one. */
const FIRST_RECORD_BYTES = 2 * MAX_JSON_BYTES;
const SAMPLE_RECORDS = 200;

/** What a file is, or in words why it is not known. */
export interface Recognised {
  readonly format: SourceFormat | null;
  readonly confidence: number;
  readonly reason: string;
}

/** Header and first rows. `name` is the base name to judge by. */
export async function readSample(content: ContentPath, name = basename(content.path)): Promise<Sample> {
  return sampleOf(name, (await firstBytes(content, SAMPLE_BYTES)).toString('utf8'));
}

async function readRecords(content: ContentPath, name: string): Promise<JsonSample> {
  for (const most of [JSON_SAMPLE_BYTES, FIRST_RECORD_BYTES]) {
    const bytes = await firstBytes(content, most);
    const sample = recordsOf(name, decoded(bytes));
    if (sample.records.length > 0 || bytes.length < most) return sample;
  }
  return { name, records: [] };
}

/** The base name that formats judge by: without the `.gz`. */
export const nameOf = (path: string) => basename(path).replace(/\.gz$/i, '');

const unknown = (reason: string): Recognised => ({ format: null, confidence: 0, reason });

/** `forced` is an importer id given by the analyst. Throws FORMAT_UNKNOWN where there is no such importer. */
export async function recogniseFile(content: ContentPath, forced?: string): Promise<Recognised> {
  if (forced !== undefined) {
    const format = sourceFormat(forced);
    if (!format)
      throw new AppError(
        'FORMAT_UNKNOWN',
        `There is no source format "${forced}". The formats are ${SOURCE_FORMATS.map(({ id }) => id).join(', ')}.`,
        { source: forced },
      );
    return { format, confidence: 1, reason: 'given' };
  }
  try {
    const name = nameOf(content.member ?? content.path);
    const bytes = await firstBytes(content, SAMPLE_BYTES);
    return looksLikeJson(bytes) ? await recogniseJson(content, name) : recogniseCsv(name, bytes);
  } catch (error) {
    return unknown(error instanceof Error ? error.message : String(error));
  }
}

async function recogniseJson(content: ContentPath, name: string): Promise<Recognised> {
  const found = recogniseRecords(await readRecords(content, name));
  return found
    ? { format: found.format, ...found.recognition }
    : unknown('JSON, but no records of a known kind');
}

function recogniseCsv(name: string, bytes: Buffer): Recognised {
  if (bytes.length === 0) return unknown('the file is empty');
  const binary = binaryReason(bytes);
  if (binary !== null) return unknown(binary);
  const found = recogniseSample(sampleOf(name, bytes.toString('utf8')));
  return found
    ? { format: found.format, ...found.recognition }
    : unknown('no known columns in the first line');
}

const looksLikeJson = (bytes: Buffer) => /^\uFEFF?\s*[{[]/.test(decoded(bytes).toString('utf8', 0, 4096));

function decoded(bytes: Buffer): Buffer {
  const encoding = encodingOf(bytes);
  return encoding === 'utf-8' ? bytes : Buffer.from(new TextDecoder(encoding).decode(bytes));
}

/** Throws FORMAT_UNKNOWN where a content has not one record. */
export async function requireRecords(content: ContentPath, name: string, title: string): Promise<JsonSample> {
  const sample = await readRecords(content, name);
  if (sample.records.length > 0 || looksLikeJson(await firstBytes(content, SAMPLE_BYTES))) return sample;
  throw new AppError(
    'FORMAT_UNKNOWN',
    `"${content.path}" cannot be read as ${title}: it holds no JSON object in its first ${FIRST_RECORD_BYTES >> 20} MiB.`,
    { path: content.path },
  );
}

/** Of bytes that may end anywhere. */
function recordsOf(name: string, bytes: Buffer): JsonSample {
  const records: Readonly<Record<string, unknown>>[] = [];
  const scanner = new JsonScanner({
    record: (text, _, __, fault) => {
      if (fault !== null || records.length >= SAMPLE_RECORDS) return;
      try {
        records.push(JSON.parse(text.toString('utf8')) as Record<string, unknown>);
      } catch {
        return;
      }
    },
  });
  for (let at = 0; at < bytes.length && records.length < SAMPLE_RECORDS; at += SAMPLE_BYTES)
    scanner.push(bytes.subarray(at, at + SAMPLE_BYTES));
  return { name, records };
}

function binaryReason(bytes: Buffer): string | null {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  if (mark === 0xfffe || mark === 0xfeff) return 'UTF-16 text: convert it to UTF-8 first';
  const end = bytes.indexOf(10);
  const line = bytes.subarray(0, end < 0 ? bytes.length : end);
  if (line.includes(0)) return 'a binary file';
  return isUtf8(line) ? null : 'the first line is no UTF-8 text';
}

async function firstBytes(content: ContentPath, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of fileBytes(content, { bytes: 0, sha256: '' })) {
    parts.push(Buffer.from(chunk.subarray(0, most)));
    length += chunk.length;
    if (length >= most) break;
  }
  return Buffer.concat(parts).subarray(0, most);
}
