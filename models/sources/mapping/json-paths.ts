/** DuckDB's JSON path of a column `user.name` or `targets.0.id`; a number is a place in an array. */
export const pathOf = (column: string): string =>
  `$${column
    .split('.')
    .map((part) => (/^\d{1,4}$/.test(part) ? `[${part}]` : `."${part.replaceAll('"', '\\"')}"`))
    .join('')}`;

const DEEPEST = 8;
const MOST_OF_A_LIST = 3;

/** The leaves of a record by their columns; of a list the first few. */
export function* leavesOf(
  value: unknown,
  column = '',
  depth = 0,
): Generator<[column: string, value: string]> {
  if (value === null || value === undefined) return;
  if (typeof value !== 'object') {
    yield [column, String(value)];
    return;
  }
  if (depth >= DEEPEST) return;
  const entries = Array.isArray(value)
    ? value.slice(0, MOST_OF_A_LIST).map((item, i) => [String(i), item] as const)
    : Object.entries(value);
  for (const [name, inner] of entries)
    if (!name.includes('.') && name !== '')
      yield* leavesOf(inner, column === '' ? name : `${column}.${name}`, depth + 1);
}
