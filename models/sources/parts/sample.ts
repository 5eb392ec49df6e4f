import type { EventFormat, RowFormat, Sample } from './format.ts';

const SAMPLE_ROWS = 20;

/** Fields of one CSV line (RFC 4180). A quote that never closes takes the rest of the line. */
export function csvFields(line: string, delimiter = ','): string[] {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const [field, end] =
      line[at] === '"' ? quotedField(line, at, delimiter) : plainField(line, at, delimiter);
    fields.push(field);
    if (end >= line.length) return fields;
    at = end + 1;
  }
}

function plainField(line: string, at: number, delimiter: string): [string, number] {
  const comma = line.indexOf(delimiter, at);
  const end = comma < 0 ? line.length : comma;
  return [line.slice(at, end), end];
}

function quotedField(line: string, at: number, delimiter: string): [string, number] {
  const match = /"((?:[^"]|"")*)"?/y;
  match.lastIndex = at;
  const text = match.exec(line)?.[1] ?? '';
  const comma = line.indexOf(delimiter, match.lastIndex);
  return [text.replaceAll('""', '"'), comma < 0 ? line.length : comma];
}

/** The sample of a file's first text. `name` is its base name; a last line that was cut is left out. */
export function sampleOf(name: string, text: string, delimiter = ',', most = SAMPLE_ROWS): Sample {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.length > 1) lines.pop();
  const [header = '', ...rows] = lines;
  return {
    name: name.replace(/\.gz$/i, ''),
    header: header === '' ? [] : csvFields(header, delimiter),
    rows: rows
      .filter((row) => row !== '')
      .slice(0, most)
      .map((row) => csvFields(row, delimiter)),
  };
}

/** What parts the fields of a file of this format, by its first line. */
export function delimiterOf({ delimiter = ',' }: EventFormat | RowFormat, firstLine: string): string {
  if (typeof delimiter === 'string') return delimiter;
  const fields = (each: string) => csvFields(firstLine, each).length;
  return delimiter.reduce((best, each) => (fields(each) > fields(best) ? each : best), delimiter[0] ?? ',');
}

/** The names of a file's fields, by its first line. */
export function fieldNames(format: EventFormat | RowFormat, first: readonly string[]): readonly string[] {
  const { fieldNames: names } = format;
  if (names === undefined) return first;
  return names.length > 0 ? names : first.map((_, i) => `#${i + 1}`);
}

/** A file without a header has its first record where the header would be. */
export function namedSample(format: EventFormat | RowFormat, sample: Sample): Sample {
  const { fieldNames: names } = format;
  if (names === undefined) return sample;
  return {
    ...sample,
    header: fieldNames(format, sample.header),
    rows: sample.header.length > 0 ? [sample.header, ...sample.rows] : sample.rows,
  };
}
