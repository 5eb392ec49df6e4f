import { dayOfIso, type Day } from '../domain/time.ts';

/** One labelled user-day as its file tells it. */
export interface Label {
  readonly scenario: string;
  readonly account: string;
  readonly day: Day;
  /** The row as read, for the record. */
  readonly detail: string;
}

/** What a label file must have; the message goes to the analyst. */
export class LabelFormatError extends Error {}

const COLUMNS = {
  account: ['user', 'account', 'entity'],
  day: ['date', 'day'],
  scenario: ['scenario'],
} as const;

/**
 * Reads rows of a label file: a header naming user, date (or day) and, if there is one, scenario, then a row a
 * malicious event or day. Dates are the person's local ones, `06/28/2010 08:51:08` (CERT) or `2010-06-28[T…]`.
 * Throws LabelFormatError with the line where it cannot.
 */
export function readLabels(rows: readonly (readonly string[])[]): Label[] {
  const header = (rows[0] ?? []).map((name) => name.trim().toLowerCase());
  const find = (names: readonly string[]) => header.findIndex((name) => names.includes(name));
  const account = find(COLUMNS.account);
  const date = find(COLUMNS.day);
  const scenario = find(COLUMNS.scenario);
  if (account < 0 || date < 0)
    throw new LabelFormatError(
      `line 1 names ${header.join(', ') || 'nothing'}; a label file needs the columns user and date (or day), and may have scenario`,
    );
  return rows.slice(1).flatMap((row, i) => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const name = row[account]?.trim() ?? '';
    if (name === '') throw new LabelFormatError(`line ${i + 2} has no user`);
    return [
      {
        scenario: (scenario < 0 ? '' : row[scenario]?.trim()) || '1',
        account: name,
        day: labelDay(row[date]?.trim() ?? '', i + 2),
        detail: row.join(','),
      },
    ];
  });
}

function labelDay(text: string, line: number): Day {
  const american = /^(\d{2})\/(\d{2})\/(\d{4})\b/.exec(text);
  const iso = american ? `${american[3]}-${american[1]}-${american[2]}` : text.slice(0, 10);
  try {
    return dayOfIso(iso);
  } catch {
    throw new LabelFormatError(`line ${line}: "${text}" is no date (06/28/2010 08:51:08 or 2010-06-28)`);
  }
}
