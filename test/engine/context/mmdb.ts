import { parseNetwork } from '../../../models/domain/address.ts';

type Value = string | number | bigint | { readonly [key: string]: Value } | readonly Value[];

/** A MaxMind DB of format 2.0 (https://maxmind.github.io/MaxMind-DB) with 24-bit records: `network → record`. */
export function mmdbOf(type: string, networks: Readonly<Record<string, Value>>): Buffer {
  const tree: [number | null, number | null][] = [[null, null]];
  const data: Buffer[] = [];
  let dataBytes = 0;
  const leaves: (readonly [node: number, bit: 0 | 1, offset: number])[] = [];
  for (const [text, record] of Object.entries(networks)) {
    const bytes = encode(record);
    insert(tree, leaves, text, dataBytes);
    data.push(bytes);
    dataBytes += bytes.length;
  }
  const nodes = tree.length;
  const records = tree.map(([left, right]) => [left ?? nodes, right ?? nodes]);
  for (const [node, bit, offset] of leaves) (records[node] ?? [])[bit] = nodes + 16 + offset;
  const body = Buffer.alloc(nodes * 6);
  records.forEach(([left = 0, right = 0], i) => {
    body.writeUIntBE(left, i * 6, 3);
    body.writeUIntBE(right, i * 6 + 3, 3);
  });
  const metadata = encode({
    node_count: nodes,
    record_size: 24,
    ip_version: 6,
    database_type: type,
    languages: ['en'],
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_704_067_200n,
    description: { en: 'made for a test' },
  });
  return Buffer.concat([
    body,
    Buffer.alloc(16),
    ...data,
    Buffer.from('abcdef', 'hex'),
    Buffer.from('MaxMind.com'),
    metadata,
  ]);
}

/** IPv4 lies at ::/96 in these trees. */
function insert(
  tree: [number | null, number | null][],
  leaves: (readonly [number, 0 | 1, number])[],
  text: string,
  offset: number,
) {
  const range = parseNetwork(text);
  const v4 = !text.includes(':');
  const length = Number(text.split('/')[1]) + (v4 ? 96 : 0);
  const first = (range?.first ?? 0n) - (v4 ? 0xffff00000000n : 0n);
  let node = 0;
  for (let depth = 0; depth < length; depth += 1) {
    const bit = ((first >> BigInt(127 - depth)) & 1n) === 1n ? 1 : 0;
    if (depth === length - 1) {
      leaves.push([node, bit, offset]);
      return;
    }
    const record = tree[node];
    if (!record) return;
    const next = record[bit] ?? tree.push([null, null]) - 1;
    record[bit] = next;
    node = next;
  }
}

const TYPE = { string: 2, u32: 6, map: 7, u64: 9, array: 11 } as const;

function encode(value: Value): Buffer {
  if (typeof value === 'string')
    return Buffer.concat([control(TYPE.string, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'number' || typeof value === 'bigint') {
    const hex = value.toString(16);
    const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
    return Buffer.concat([control(typeof value === 'number' ? TYPE.u32 : TYPE.u64, bytes.length), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([control(TYPE.array, value.length), ...value.map(encode)]);
  const entries = Object.entries(value as Readonly<Record<string, Value>>);
  return Buffer.concat([
    control(TYPE.map, entries.length),
    ...entries.flatMap(([key, each]) => [encode(key), encode(each)]),
  ]);
}

/** Types above 7 take a second byte, sizes from 29 on another one. */
function control(type: number, size: number): Buffer {
  const [short, more] = size < 29 ? [size, []] : [29, [size - 29]];
  return Buffer.from(type <= 7 ? [(type << 5) | short, ...more] : [short, type - 7, ...more]);
}
