import type { LineLayout, LineReader, LineRecord } from '../parts/format.ts';

/** What the header of a TSV log says (docs.zeek.org, "Zeek TSV Format Logs"); a concatenated file says it anew. */
interface Header {
  separator: string;
  setSeparator: string;
  empty: string;
  unset: string;
  path: string;
  fields: readonly string[];
  types: readonly string[];
}

/** Zeek's logs as tab-separated values, as the JSON that Zeek writes of the same records. */
export const zeekTsv: LineLayout = {
  recognise: ({ lines }) => {
    const told = lines.filter((line) => /^#(?:separator|path|fields|types)\s/.test(line));
    const reason = "Zeek's header: #fields and what parts them";
    return told.some((line) => line.startsWith('#fields')) && told.length > 1
      ? { confidence: 1, reason }
      : null;
  },
  reader,
};

function reader(): LineReader {
  const header: Header = {
    separator: '\t',
    setSeparator: ',',
    empty: '(empty)',
    unset: '-',
    path: '',
    fields: [],
    types: [],
  };
  return {
    read: (line) => {
      if (!line.startsWith('#')) return recordOf(line, header);
      readHeader(line, header);
      return { kind: 'other', reason: 'comment' };
    },
    end: () => ({ warnings: [] }),
  };
}

function readHeader(line: string, header: Header): void {
  const separator = /^#separator\s+(\S+)/.exec(line)?.[1];
  if (separator !== undefined) header.separator = unescaped(separator);
  const [key, ...values] = line.split(header.separator);
  const [first = ''] = values;
  if (key === '#set_separator') header.setSeparator = unescaped(first);
  else if (key === '#empty_field') header.empty = first;
  else if (key === '#unset_field') header.unset = first;
  else if (key === '#path') header.path = first;
  else if (key === '#fields') header.fields = values;
  else if (key === '#types') header.types = values;
}

function recordOf(line: string, header: Header): LineRecord {
  const { fields, types, path, separator } = header;
  if (fields.length === 0) return { kind: 'bad', reason: 'no #fields line before it' };
  const values = line.split(separator);
  if (values.length !== fields.length)
    return { kind: 'bad', reason: `${values.length} fields instead of ${fields.length}` };
  const members = path === '' ? [] : [`"_path":${JSON.stringify(path)}`];
  values.forEach((value, i) => {
    const json = jsonOf(value, types[i] ?? 'string', header);
    if (json !== null) members.push(`${JSON.stringify(fields[i])}:${json}`);
  });
  return { kind: 'record', json: `{${members.join(',')}}` };
}

const LIST = /^(?:set|vector|table)\[(.+)\]$/;

/** Null where the field is not set. */
function jsonOf(value: string, type: string, header: Header): string | null {
  if (value === header.unset) return null;
  const of = LIST.exec(type)?.[1];
  if (of === undefined) return scalar(value === header.empty ? '' : value, type);
  if (value === header.empty || value === '') return '[]';
  const items = value.split(header.setSeparator);
  return `[${items.map((item) => (item === header.unset ? 'null' : scalar(item, of))).join(',')}]`;
}

const NUMBERS = new Set(['count', 'int', 'port', 'double', 'time', 'interval']);
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function scalar(value: string, type: string): string {
  if (type === 'bool' && (value === 'T' || value === 'F')) return String(value === 'T');
  if (NUMBERS.has(type) && JSON_NUMBER.test(value)) return value;
  return JSON.stringify(unescaped(value));
}

const ESCAPES = /\\\\|(?:\\x[0-9a-fA-F]{2})+/g;

/** `\x2c` is a byte, `\\` a backslash. Bytes that are no UTF-8 stay as they are written, and so does a NUL. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPES, (found) => {
    if (found === '\\\\') return '\\';
    if (found.includes('\\x00')) return found;
    try {
      return decodeURIComponent(found.replaceAll('\\x', '%'));
    } catch {
      return found;
    }
  });
}
