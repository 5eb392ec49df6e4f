import type { NumericColumn } from '../../models/domain/columns.ts';

/**
 * A binary frame, little-endian: "TWF1" · u32 byte length of the header · header (UTF-8 JSON) · padding to 8 · columns.
 * The header is `{message, columns: [{path, type, offset, length}]}`: `message` holds null where a column belongs,
 * `path` leads there, `offset` counts bytes from the start of the column area (a multiple of 8), `length` counts values.
 */
const MAGIC = 0x31465754;
const PREFIX_BYTES = 8;

const COLUMN_TYPES = { Float64Array, Float32Array, Int32Array, Uint8Array, BigUint64Array } as const;
type ColumnType = keyof typeof COLUMN_TYPES;
type Key = string | number;
interface ColumnHeader {
  readonly path: readonly Key[];
  readonly type: ColumnType;
  readonly offset: number;
  readonly length: number;
}

const pad8 = (bytes: number) => (bytes + 7) & ~7;
const isObject = (value: unknown): value is Record<Key, unknown> =>
  typeof value === 'object' && value !== null;

function columnType(value: unknown): ColumnType | undefined {
  if (!ArrayBuffer.isView(value)) return undefined;
  const name = value.constructor.name;
  return Object.hasOwn(COLUMN_TYPES, name) ? (name as ColumnType) : 'Uint8Array';
}

type Visit = (column: NumericColumn, type: ColumnType, path: readonly Key[]) => unknown;

/** A copy of plain data in which every column is replaced by what `visit` gives; shares what holds no column. */
function mapColumns(value: unknown, visit: Visit, path: readonly Key[] = []): unknown {
  if (!isObject(value)) return value;
  const type = columnType(value);
  if (type) return visit(value as unknown as NumericColumn, type, path);
  let copy: Record<Key, unknown> | unknown[] | undefined;
  for (const [key, child] of Object.entries(value)) {
    if (!isObject(child)) continue;
    const mapped = mapColumns(child, visit, [...path, key]);
    if (mapped === child) continue;
    copy ??= Array.isArray(value) ? [...value] : { ...value };
    (copy as Record<Key, unknown>)[key] = mapped;
  }
  return copy ?? value;
}

const cutOut: Visit = (column) => (column.byteLength === column.buffer.byteLength ? column : column.slice());

/** Columns that are windows on a larger buffer are cut out: a structured clone would copy the whole buffer. */
export const compact = <T>(message: T) => mapColumns(message, cutOut) as T;

/** Text for a message without columns, else a binary frame. */
export function encode(message: unknown): string | Uint8Array<ArrayBuffer> {
  const columns: ColumnHeader[] = [];
  const parts: NumericColumn[] = [];
  let offset = 0;
  const plain = mapColumns(message, (column, type, path) => {
    columns.push({ path, type, offset, length: column.length });
    parts.push(column);
    offset += pad8(column.byteLength);
    return null;
  });
  if (columns.length === 0) return JSON.stringify(message);
  const header = new TextEncoder().encode(JSON.stringify({ message: plain, columns }));
  const start = pad8(PREFIX_BYTES + header.byteLength);
  const frame = new Uint8Array(start + offset);
  const view = new DataView(frame.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, header.byteLength, true);
  frame.set(header, PREFIX_BYTES);
  parts.forEach((part, i) => {
    const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
    frame.set(bytes, start + (columns[i]?.offset ?? 0));
  });
  return frame;
}

/** The message in a frame; `undefined` where it cannot be read. Never throws. */
export function decode(frame: unknown): unknown {
  try {
    if (typeof frame === 'string') return JSON.parse(frame) as unknown;
    if (frame instanceof ArrayBuffer) return decodeBinary(frame);
  } catch {
    return undefined;
  }
  return undefined;
}

function decodeBinary(buffer: ArrayBuffer): unknown {
  const view = new DataView(buffer);
  const headerBytes = view.getUint32(4, true);
  if (view.getUint32(0, true) !== MAGIC || headerBytes > buffer.byteLength - PREFIX_BYTES) return undefined;
  const text = new TextDecoder('utf-8', { fatal: true }).decode(
    new Uint8Array(buffer, PREFIX_BYTES, headerBytes),
  );
  const header: unknown = JSON.parse(text);
  if (!isObject(header) || !Array.isArray(header['columns'])) return undefined;
  const start = pad8(PREFIX_BYTES + headerBytes);
  for (const column of header['columns'] as unknown[]) {
    if (!isColumnHeader(column)) return undefined;
    const type = COLUMN_TYPES[column.type];
    // Copied out, so that a small column kept by a store does not keep the whole frame.
    const from = start + column.offset;
    const bytes = buffer.slice(from, from + column.length * type.BYTES_PER_ELEMENT);
    if (bytes.byteLength !== column.length * type.BYTES_PER_ELEMENT) return undefined;
    if (!place(header['message'], column.path, new type(bytes))) return undefined;
  }
  return header['message'];
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isColumnHeader(value: unknown): value is ColumnHeader {
  return (
    isObject(value) &&
    Array.isArray(value['path']) &&
    value['path'].length > 0 &&
    typeof value['type'] === 'string' &&
    Object.hasOwn(COLUMN_TYPES, value['type']) &&
    isCount(value['offset']) &&
    isCount(value['length'])
  );
}

/** Only where the message holds an own null: a path cannot reach a prototype or overwrite a value. */
function place(message: unknown, path: readonly Key[], column: NumericColumn): boolean {
  let at: unknown = message;
  for (const key of path.slice(0, -1)) {
    if (!isObject(at) || !Object.hasOwn(at, key)) return false;
    at = at[key];
  }
  const last = path.at(-1);
  if (last === undefined || !isObject(at) || !Object.hasOwn(at, last) || at[last] !== null) return false;
  at[last] = column;
  return true;
}
