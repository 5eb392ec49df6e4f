import { uniformOf } from '../../models/domain/random.ts';

/** A sample and what is done to it, all by one seed: the same seed gives the same bytes. */
export interface Mutated {
  readonly bytes: Buffer;
  /** In words, for the one who looks into a failure. */
  readonly done: readonly string[];
}

type Below = (limit: number) => number;
type Mutation = (bytes: Buffer, below: Below) => Buffer;

const NASTY = [
  '\0',
  '"',
  '""',
  "'",
  ',',
  ';',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\uFEFF',
  '{',
  '}',
  '[',
  ']',
  '\\',
  '\\u0000',
  '\\ud800',
  '\u202E',
  '\xff',
  '=1+1',
  '<script>',
  '9'.repeat(400),
  '-',
  '1e999',
  'null',
];

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'flips bits': (bytes, below) => {
    const copy = Buffer.from(bytes);
    for (let i = 0; i <= below(20); i += 1) {
      const at = below(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
    }
    return copy;
  },
  'is cut off': (bytes, below) => bytes.subarray(0, below(bytes.length)),
  'loses its beginning': (bytes, below) => bytes.subarray(below(Math.min(bytes.length, 400))),
  'loses a piece': (bytes, below) => {
    const at = below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + below(300))]);
  },
  'has a piece twice': (bytes, below) => {
    const at = below(bytes.length);
    const end = Math.min(bytes.length, at + below(2000));
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
  },
  'has pieces exchanged': (bytes, below) => {
    const [a, b, c] = [below(bytes.length), below(bytes.length), below(bytes.length)].sort(
      (x, y) => x - y,
    ) as [number, number, number];
    return Buffer.concat([
      bytes.subarray(0, a),
      bytes.subarray(b, c),
      bytes.subarray(a, b),
      bytes.subarray(c),
    ]);
  },
  'has nasty pieces put in': (bytes, below) => {
    let copy = bytes;
    for (let i = 0; i <= below(6); i += 1) {
      const at = below(copy.length);
      const piece = Buffer.from(NASTY[below(NASTY.length)] ?? '', below(4) === 0 ? 'latin1' : 'utf8');
      copy = Buffer.concat([copy.subarray(0, at), piece, copy.subarray(at)]);
    }
    return copy;
  },
  'is nested deep': (bytes, below) => {
    const at = below(bytes.length);
    const depth = 1 + below(3000);
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from('['.repeat(depth) + '{"a":'.repeat(below(200))),
      bytes.subarray(at),
    ]);
  },
  'has bytes of zero': (bytes, below) => {
    const copy = Buffer.from(bytes);
    const at = below(copy.length);
    return copy.fill(0, at, Math.min(copy.length, at + below(64)));
  },
  'has other line ends': (bytes) =>
    Buffer.from(bytes.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1'),
  'is UTF-16': (bytes) => Buffer.from(`\uFEFF${bytes.toString('latin1')}`, 'utf16le'),
};
const NAMES = Object.keys(MUTATIONS);

/** One to three mutations of a sample. */
export function mutate(sample: Buffer, seed: number): Mutated {
  const random = uniformOf(`fuzz ${seed}`);
  const below: Below = (limit) => Math.floor(random() * Math.max(1, limit));
  let bytes = sample;
  const done: string[] = [];
  for (let i = 0; i <= below(3); i += 1) {
    const name = NAMES[below(NAMES.length)] ?? '';
    bytes = MUTATIONS[name]?.(bytes, below) ?? bytes;
    done.push(name);
  }
  return { bytes, done };
}
