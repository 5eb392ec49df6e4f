import { raw, type Sql } from '../domain/sql.ts';

/** Words of our own as an SQL list, for after IN. */
export const wordList = (words: readonly string[]): Sql =>
  raw(`(${words.map((word) => `'${word}'`).join(', ')})`);
