import { csvLine } from './csv.ts';

const HEAD = ['scenario', 'user', 'type', 'multi_id', 'date', 'pc'];

/** The planted records in the format of CERT's answers: scenario, user, stream, id, local time, machine. */
export const answersFile = (rows: readonly (readonly string[])[]): string =>
  [HEAD, ...rows.toSorted((a, b) => Number(a[0]) - Number(b[0]))].map(csvLine).join('');
