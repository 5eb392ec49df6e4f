import { text as firstCase } from './0001-first-case.ts';
import { text as windows } from './0002-windows.ts';
import { text as ledger } from './0003-ledger.ts';
import { text as origins } from './0004-origins.ts';
import { text as signals } from './0005-signals.ts';
import { text as evidence } from './0006-evidence.ts';
import { text as zones } from './0007-zones.ts';

export interface Migration {
  readonly number: number;
  readonly text: string;
}

/** Every step from an empty database to today's schema, in order. */
export const MIGRATIONS: readonly Migration[] = [
  { number: 1, text: firstCase },
  { number: 2, text: windows },
  { number: 3, text: ledger },
  { number: 4, text: origins },
  { number: 5, text: signals },
  { number: 6, text: evidence },
  { number: 7, text: zones },
];

MIGRATIONS.forEach(({ number }, i) => {
  if (number !== i + 1) throw new Error(`migration ${number} stands where ${i + 1} belongs`);
});

export const SCHEMA_VERSION = MIGRATIONS.length;
