import { isUtf8 } from 'node:buffer';
import { basename } from 'node:path';
import { recogniseSample, sourceFormat } from '../../../models/sources/index.ts';
import type { Sample, SourceFormat } from '../../../models/sources/parts/format.ts';
import { sampleOf } from '../../../models/sources/parts/sample.ts';
import { AppError } from '../../contract/errors.ts';
import { fileBytes } from './file-bytes.ts';

const SAMPLE_BYTES = 64 << 10;

/** What a file is, or in words why it is not known. */
export interface Recognised {
  readonly format: SourceFormat | null;
  readonly confidence: number;
  readonly reason: string;
}

/** Header and first rows. `name` is the base name to judge by. */
export async function readSample(path: string, name = basename(path)): Promise<Sample> {
  return sampleOf(name, (await firstBytes(path)).toString('utf8'));
}

/** The base name that formats judge by: without the `.gz`. */
export const nameOf = (path: string) => basename(path).replace(/\.gz$/i, '');

const unknown = (reason: string): Recognised => ({ format: null, confidence: 0, reason });

/** `forced` is an importer id given by the analyst. Throws FORMAT_UNKNOWN where there is no such importer. */
export async function recogniseFile(path: string, forced?: string): Promise<Recognised> {
  if (forced !== undefined) {
    const format = sourceFormat(forced);
    if (!format)
      throw new AppError('FORMAT_UNKNOWN', `There is no source format "${forced}".`, { source: forced });
    return { format, confidence: 1, reason: 'given' };
  }
  let bytes: Buffer;
  try {
    bytes = await firstBytes(path);
  } catch (error) {
    return unknown(error instanceof Error ? error.message : String(error));
  }
  const binary = binaryReason(path, bytes);
  if (binary !== null) return unknown(binary);
  const found = recogniseSample(sampleOf(nameOf(path), bytes.toString('utf8')));
  if (!found) return unknown('no known columns in the first line');
  return { format: found.format, ...found.recognition };
}

function binaryReason(path: string, bytes: Buffer): string | null {
  if (bytes.length === 0) return 'the file is empty';
  if (/\.zip$/i.test(path)) return 'zip archives are not read yet: unpack it and import the folder';
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  if (mark === 0xfffe || mark === 0xfeff) return 'UTF-16 text: convert it to UTF-8 first';
  const end = bytes.indexOf(10);
  const line = bytes.subarray(0, end < 0 ? bytes.length : end);
  if (line.includes(0)) return 'a binary file';
  return isUtf8(line) ? null : 'the first line is no UTF-8 text';
}

async function firstBytes(path: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of fileBytes(path, { bytes: 0, sha256: '' })) {
    parts.push(Buffer.from(chunk.subarray(0, SAMPLE_BYTES)));
    length += chunk.length;
    if (length >= SAMPLE_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, SAMPLE_BYTES);
}
