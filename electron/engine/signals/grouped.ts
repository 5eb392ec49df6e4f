/** Values of rows by a key, in the order of the rows. */
export function grouped<K, R, T>(rows: readonly R[], key: (row: R) => K, value: (row: R) => T): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row)) ?? [];
    group.push(value(row));
    groups.set(key(row), group);
  }
  return groups;
}

/** What belongs to ids that count from 0 or so. */
export function byId<T, R = T>(
  rows: Iterable<readonly [id: number, of: T]>,
  make: (of: T) => R = (of) => of as unknown as R,
): readonly (R | undefined)[] {
  const all: (R | undefined)[] = [];
  for (const [id, of] of rows) all[id] = make(of);
  return all;
}
