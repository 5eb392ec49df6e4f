/**
 * Uniform numbers in [0, 1) from a seed text: Chris Doty-Humphrey's sfc32 (PractRand), 32 bits. The same seed gives
 * the same numbers on every machine.
 */
export function uniformOf(seed: string): () => number {
  let [a, b, c, d] = [hash(seed, 0x9e3779b9), hash(seed, 0x85ebca6b), hash(seed, 0xc2b2ae35), 1];
  const step = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i += 1) step();
  return step;
}

/** FNV-1a with a final mix. */
function hash(text: string, basis: number): number {
  let value = basis | 0;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 16_777_619);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 12)) | 0;
}
