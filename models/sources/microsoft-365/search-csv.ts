import type { LineLayout, LineReader, LineRecord } from '../parts/format.ts';
import { csvFields } from '../parts/sample.ts';

/** Columns that the portal's export and the cmdlet's have beside the record itself; small letters. */
const BESIDE: ReadonlySet<string> = new Set([
  'creationdate',
  'creationtime',
  'recordtype',
  'operation',
  'operations',
  'userid',
  'userids',
]);
const RECORD = 'auditdata';
const DELIMITERS = [',', ';', '\t'];
/** What PowerShell writes before the header. */
const TYPE_LINE = /^#TYPE /;

interface Header {
  readonly delimiter: string;
  readonly record: number;
}

function headerOf(line: string): Header | null {
  for (const delimiter of DELIMITERS) {
    const names = csvFields(line.replace(/^\uFEFF/, ''), delimiter).map((name) => name.trim().toLowerCase());
    const record = names.indexOf(RECORD);
    if (record >= 0 && names.some((name) => BESIDE.has(name))) return { delimiter, record };
  }
  return null;
}

/** Search results as the portal and `Export-Csv` write them: every line holds its record as JSON in the column AuditData. */
export const searchCsv: LineLayout = {
  recognise: ({ lines }) => {
    const first = lines.find((line) => !TYPE_LINE.test(line));
    if (first === undefined || headerOf(first) === null) return null;
    return { confidence: 1, reason: 'columns of an audit search, the record itself in AuditData' };
  },
  reader,
};

function reader(): LineReader {
  let header: Header | null = null;
  return {
    read: (line) => {
      if (TYPE_LINE.test(line)) return { kind: 'other', reason: 'comment' };
      // Files that were put together say it anew.
      const said = header === null || line.length < 400 ? headerOf(line) : null;
      header = said ?? header;
      if (said !== null) return { kind: 'other', reason: 'header' };
      return header === null ? { kind: 'bad', reason: 'no header before it' } : recordOf(line, header);
    },
    end: () => ({ warnings: [] }),
  };
}

function recordOf(line: string, { delimiter, record }: Header): LineRecord {
  const json = csvFields(line, delimiter)[record] ?? '';
  if (json === '') return { kind: 'bad', reason: 'no AuditData' };
  try {
    const read: unknown = JSON.parse(json);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { kind: 'record', json };
  } catch {
    return { kind: 'bad', reason: 'AuditData is cut off or no JSON' };
  }
  return { kind: 'bad', reason: 'AuditData is no record' };
}
