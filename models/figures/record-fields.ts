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

type Field = readonly [name: string, value: string];

/** Names and values of a record, for reading only; nothing where they do not fit or the text is neither CSV nor JSON. */
export function recordFields(header: string | null, text: string): readonly Field[] {
  if (header === null) return text.trimStart().startsWith('{') ? jsonFields(text) : [];
  const names = splitCsv(header.trim());
  const values = splitCsv(text.replace(/\r?\n$/, ''));
  return names.length === values.length ? names.map((name, i) => [name, values[i] ?? ''] as const) : [];
}

/** The leaves of a JSON object by their paths: `winlog.event_data.LogonType`. */
function jsonFields(text: string): readonly Field[] {
  try {
    return [...leaves(JSON.parse(asWritten(text)), '')];
  } catch {
    return [];
  }
}

/** Numbers as they are written: a parsed one may come out rounded. */
const asWritten = (text: string) =>
  text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (part) =>
    part.startsWith('"') ? part : `"${part}"`,
  );

function* leaves(value: unknown, path: string): Generator<Field> {
  if (typeof value !== 'object' || value === null) yield [path, value === null ? '' : String(value)];
  else
    for (const [name, inner] of Object.entries(value))
      yield* leaves(inner, path === '' ? name : `${path}.${name}`);
}
