import { isUtf8 } from 'node:buffer';
import { basename } from 'node:path';
import {
  DELIMITERS,
  recogniseLines,
  recogniseRecords,
  recogniseSample,
  SOURCE_FORMATS,
  sourceFormat,
} from '../../../models/sources/index.ts';
import type { JsonSample, Sample, SourceFormat } from '../../../models/sources/parts/format.ts';
import { sampleOf } from '../../../models/sources/parts/sample.ts';
import { AppError } from '../../contract/errors.ts';
import { fileBytes, type ContentPath } from './file-bytes.ts';
import { beginsAsJson, encodingOf } from './json-bytes.ts';
import { JsonScanner, MAX_JSON_BYTES } from './json-scanner.ts';
import { magicOf } from './magic.ts';
import { textColumns } from './text-columns.ts';
import { readFault } from './walk.ts';

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
  /** True where a mapping can be made for it: text in columns, JSON records, Parquet. */
  readonly mappable: boolean;
}

/** Header and first rows. `name` is the base name to judge by. */
export async function readSample(
  content: ContentPath,
  name = basename(content.path),
  delimiter?: string,
): Promise<Sample> {
  return sampleOf(name, decoded(await firstBytes(content, SAMPLE_BYTES)).toString('utf8'), delimiter);
}

/** The first text of a file, as UTF-8, whole lines of it where there is more. */
export async function readText(content: ContentPath, most = SAMPLE_BYTES): Promise<string> {
  const bytes = await firstBytes(content, most);
  const text = decoded(bytes).toString('utf8');
  return bytes.length < most ? text : text.slice(0, text.lastIndexOf('\n') + 1) || text;
}

/** True where a file begins as JSON does. */
export const isJson = async (content: ContentPath): Promise<boolean> =>
  looksLikeJson(await firstBytes(content, SAMPLE_BYTES));

export async function readRecords(content: ContentPath, name: string): Promise<JsonSample> {
  for (const most of [JSON_SAMPLE_BYTES, FIRST_RECORD_BYTES]) {
    const bytes = await firstBytes(content, most);
    const sample = recordsOf(name, decoded(bytes), bytes.length < most);
    if (sample.records.length > 0 || bytes.length < most) return sample;
  }
  return { name, records: [] };
}

/** The base name that formats judge by: of a member its own, without the `.gz`. */
export const nameOf = (path: string) => basename(path.replace(/^.*\.zip!/is, '')).replace(/\.gz$/i, '');

export const unread = (reason: string, mappable = false): Recognised => ({
  format: null,
  confidence: 0,
  reason,
  mappable,
});

/** `forced` is an importer id given by the analyst. Throws FORMAT_UNKNOWN where there is no such importer. */
export async function recogniseFile(content: ContentPath, forced?: string): Promise<Recognised> {
  if (forced !== undefined) return given(forced);
  try {
    const name = nameOf(content.member ?? content.path);
    const first = await firstBytes(content, SAMPLE_BYTES);
    if (first.length === 0) return unread('the file is empty');
    const magic = magicOf(first);
    if (magic) return unread(magic.reason, magic.mappable);
    const bytes = decoded(first);
    return looksLikeJson(bytes) ? await recogniseJson(content, name) : recogniseCsv(name, bytes);
  } catch (error) {
    return unread(readFault(error));
  }
}

function given(forced: string): Recognised {
  const format = sourceFormat(forced);
  if (format) return { format, confidence: 1, reason: 'given', mappable: false };
  throw new AppError(
    'FORMAT_UNKNOWN',
    `There is no source format "${forced}". The formats are ${SOURCE_FORMATS.map(({ id }) => id).join(', ')}.`,
    { source: forced },
  );
}

async function recogniseJson(content: ContentPath, name: string): Promise<Recognised> {
  const sample = await readRecords(content, name);
  const found = recogniseRecords(sample);
  if (found) return { format: found.format, ...found.recognition, mappable: true };
  return sample.records.some((record) => Object.keys(record).length > 0)
    ? unread(`JSON records of no known kind (${keysOf(sample)}): a mapping says what they are`, true)
    : unread('JSON, but no records of a known kind');
}

const SAMPLE_LINES = 100;
/** The first lines, without the last one, which may be cut, where there are more. */
function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return (lines.length > 1 ? lines.slice(0, -1) : lines).slice(0, SAMPLE_LINES);
}

const SHOWN_KEYS = 5;
const keysOf = ({ records }: JsonSample) => {
  const keys = Object.keys(records[0] ?? {});
  return keys.slice(0, SHOWN_KEYS).join(', ') + (keys.length > SHOWN_KEYS ? ' …' : '');
};

function recogniseCsv(name: string, bytes: Buffer): Recognised {
  const binary = binaryReason(bytes);
  if (binary !== null) return unread(binary);
  const text = bytes.toString('utf8');
  const lined = recogniseLines({ name, lines: linesOf(text) });
  if (lined) return { format: lined.format, ...lined.recognition, mappable: false };
  const [found] = DELIMITERS.map((delimiter) => recogniseSample(sampleOf(name, text, delimiter), delimiter))
    .filter((each) => each !== null)
    .sort((a, b) => b.recognition.confidence - a.recognition.confidence);
  if (found) return { format: found.format, ...found.recognition, mappable: true };
  const parted = textColumns(text);
  return parted
    ? unread(
        `text in ${parted.columns} columns parted by ${parted.parted}, of no known format: a mapping says what they are`,
        true,
      )
    : unread('text, but no known columns in the first line');
}

const looksLikeJson = (bytes: Buffer) => beginsAsJson(decoded(bytes));

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

/** Of bytes that may end anywhere, or with the content. */
function recordsOf(name: string, bytes: Buffer, whole: boolean): JsonSample {
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
  if (whole) scanner.finish();
  return { name, records };
}

function binaryReason(bytes: Buffer): string | null {
  const end = bytes.indexOf(10);
  const line = bytes.subarray(0, end < 0 ? bytes.length : end);
  if (isBareUtf16(line)) return 'UTF-16 text without a byte order mark: save it as UTF-8';
  if (line.includes(0)) return 'a binary file';
  return isUtf8(line)
    ? null
    : 'the first line is no UTF-8 text, perhaps of an older encoding such as Windows-1252: save it as UTF-8';
}

/** Every other byte of plain letters in UTF-16 is zero. */
function isBareUtf16(line: Buffer): boolean {
  if (line.length < 8) return false;
  const zeros = [0, 0];
  line.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  return zeros.some((count, at) => count * 2.5 > line.length && (zeros[1 - at] ?? 0) === 0);
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
