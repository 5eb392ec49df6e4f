/** SQL text literal of a word of our own. */
export const literal = (word: string): string => `'${word.replaceAll("'", "''")}'`;

/** What Windows writes for nothing, as NULL. */
export const given = (field: string): string => `nullif(nullif(${field}, '-'), '')`;

/** A value of the registry by the one-based ordinal in column `type`. */
export const ofType = (values: readonly string[]): string => `([${values.map(literal).join(',')}])[type]`;

/** `cases` in order of their keys; NULL where none holds. */
export const choose = (column: string, cases: Readonly<Record<string, string>>): string =>
  `CASE ${column} ${Object.entries(cases)
    .map(([key, value]) => `WHEN ${literal(key)} THEN ${value}`)
    .join(' ')} END`;
