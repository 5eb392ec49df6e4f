import { text as firstCase } from './0001-first-case.ts';
import { text as windows } from './0002-windows.ts';

export interface Migration {
  readonly number: number;
  readonly text: string;
}

/** Every step from an empty database to today's schema, in order. */
export const MIGRATIONS: readonly Migration[] = [
  { number: 1, text: firstCase },
  { number: 2, text: windows },
];

MIGRATIONS.forEach(({ number }, i) => {
  if (number !== i + 1) throw new Error(`migration ${number} stands where ${i + 1} belongs`);
});

export const SCHEMA_VERSION = MIGRATIONS.length;
