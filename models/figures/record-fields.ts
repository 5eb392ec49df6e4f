/** Splits one line of CSV; quotes may hold commas, newlines and doubled quotes. */
export function splitCsv(line: string): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i += 1) {
    const letter = line.charAt(i);
    if (quoted && letter === '"' && line.charAt(i + 1) === '"') {
      field += '"';
      i += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === ',' && !quoted) {
      fields.push(field);
      field = '';
    } else field += letter;
  }
  fields.push(field);
  return fields;
}

/** Column and value of a record, for reading only; nothing where the format has no header or they do not fit. */
export function recordFields(header: string | null, text: string): readonly (readonly [string, string])[] {
  if (header === null) return [];
  const names = splitCsv(header.trim());
  const values = splitCsv(text.replace(/\r?\n$/, ''));
  return names.length === values.length ? names.map((name, i) => [name, values[i] ?? ''] as const) : [];
}
