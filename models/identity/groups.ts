/** Groups of numbered things that are one. */
export interface Groups {
  readonly of: (item: number) => number;
  readonly join: (a: number, b: number) => void;
}

export function groups(size: number): Groups {
  const parent = Int32Array.from({ length: size }, (_, i) => i);
  const of = (item: number): number => {
    let root = item;
    for (let next = parent[root]; next !== undefined && next !== root; next = parent[root]) root = next;
    parent[item] = root;
    return root;
  };
  return {
    of,
    join: (a, b) => {
      const [low, high] = [of(a), of(b)].sort((x, y) => x - y);
      if (low !== undefined && high !== undefined) parent[high] = low;
    },
  };
}

/** Items by key, in the order in which they come; those without a key are left out. */
export function byKey<T>(items: readonly T[], keyOf: (item: T, index: number) => string | null) {
  const found = new Map<string, number[]>();
  items.forEach((item, i) => {
    const key = keyOf(item, i);
    if (key === null) return;
    const known = found.get(key);
    if (known) known.push(i);
    else found.set(key, [i]);
  });
  return found;
}
