import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../electron/contract/codec.ts';

const columns = {
  f64: new Float64Array([1, NaN, -0]),
  f32: new Float32Array([0.5]),
  i32: new Int32Array([-1, 2, 3]),
  u8: new Uint8Array([0, 255, 7, 9, 1]),
  u64: new BigUint64Array([2n ** 63n]),
};

/** A frame of the given header, as a hostile peer might write it. */
function frame(header: string, body = new Uint8Array(16), claimed?: number): ArrayBuffer {
  const text = new TextEncoder().encode(header);
  const start = (8 + text.byteLength + 7) & ~7;
  const bytes = new Uint8Array(start + body.byteLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x31465754, true);
  view.setUint32(4, claimed ?? text.byteLength, true);
  bytes.set(text, 8);
  bytes.set(body, start);
  return bytes.buffer;
}
const withColumn = (column: unknown, message: unknown = { a: null }) =>
  frame(JSON.stringify({ message, columns: [column] }));

describe('the codec', () => {
  it('writes text where there is no column', () => {
    expect(encode({ kind: 'result', id: 1, value: [1, 'ä', null] })).toBe(
      '{"kind":"result","id":1,"value":[1,"ä",null]}',
    );
  });

  it('reads back every column type, nested and in arrays', () => {
    const message = { a: { b: columns }, list: [{ c: new Uint8Array(0) }, 'x'] };
    const bytes = encode(message);
    expect(bytes).toBeInstanceOf(Uint8Array);
    expect(decode((bytes as Uint8Array<ArrayBuffer>).buffer)).toEqual(message);
  });

  it('does not take data that looks like a placeholder for a column', () => {
    const message = { value: { $column: 0, columns: [] }, points: new Int32Array([1]) };
    const bytes = encode(message) as Uint8Array<ArrayBuffer>;
    expect(decode(bytes.buffer)).toEqual(message);
  });

  it('keeps the bytes of a window only', () => {
    const bytes = encode({ x: new Float64Array(1_000_000).subarray(5, 6) });
    expect(bytes.length).toBeLessThan(200);
  });

  it.each([
    ['nothing', new ArrayBuffer(0)],
    ['four bytes', new ArrayBuffer(4)],
    ['a wrong magic', new ArrayBuffer(64)],
    ['a header longer than the frame', frame('{}', new Uint8Array(8), 4_000_000_000)],
    ['a header that is no JSON', frame('{{{')],
    ['a header that is no UTF-8', frame('"', new Uint8Array(8), 1)],
    ['no columns', frame('{"message":{}}')],
    ['columns that are no list', frame('{"message":{},"columns":{"length":1}}')],
    ['an unknown type', withColumn({ path: ['a'], type: 'Function', offset: 0, length: 1 })],
    ['a type of the prototype', withColumn({ path: ['a'], type: 'constructor', offset: 0, length: 1 })],
    ['a length past the end', withColumn({ path: ['a'], type: 'Float64Array', offset: 0, length: 99 })],
    ['a negative offset', withColumn({ path: ['a'], type: 'Float64Array', offset: -8, length: 1 })],
    ['a huge length', withColumn({ path: ['a'], type: 'Float64Array', offset: 0, length: 2 ** 53 - 1 })],
    ['an empty path', withColumn({ path: [], type: 'Uint8Array', offset: 0, length: 1 })],
    ['a path to a value', withColumn({ path: ['a'], type: 'Uint8Array', offset: 0, length: 1 }, { a: 1 })],
    [
      'a path to the prototype',
      withColumn({ path: ['__proto__', 'x'], type: 'Uint8Array', offset: 0, length: 1 }),
    ],
    ['a blob', { not: 'a frame' }],
    ['text that is no JSON', '{"kind":'],
  ])('drops a frame of %s', (_, data) => {
    expect(decode(data)).toBeUndefined();
    expect({}).not.toHaveProperty('x');
  });
});
