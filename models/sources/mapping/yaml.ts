import { LineCounter, parseDocument, stringify, type Document } from 'yaml';
import { MAPPED_ENCODINGS, MAPPED_FIELDS, MAPPED_KINDS, type Mapping } from '../../domain/mapping.ts';
import { ACTIONS } from '../../domain/event.ts';

/** Of a mapping's text: what is wrong, at which line, and what to do. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
  readonly line: number | null;

  constructor(message: string, line: number | null) {
    super(message);
    this.line = line;
  }
}

type Path = readonly (string | number)[];
type Fail = (at: Path, message: string) => never;

/** Reads what writeMapping wrote, or a person. Throws MappingError. */
export function readMapping(text: string): Mapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const trouble = document.errors[0];
  if (trouble)
    throw new MappingError(trouble.message.split('\n')[0] ?? '', trouble.linePos?.[0].line ?? null);
  const fail: Fail = (at, message) => {
    throw new MappingError(message, lineOf(document, at, lines));
  };
  return mappingOf(document.toJS() as unknown, fail);
}

/** The same mapping gives the same text. */
export const writeMapping = (mapping: Mapping): string =>
  stringify(
    {
      name: mapping.name,
      kind: mapping.kind,
      encoding: mapping.encoding,
      ...(mapping.delimiter === undefined ? {} : { delimiter: mapping.delimiter }),
      ...(mapping.header === undefined ? {} : { header: mapping.header }),
      time: { columns: mapping.time.columns, pattern: mapping.time.pattern },
      fields: Object.fromEntries(
        MAPPED_FIELDS.flatMap((field) => {
          const column = mapping.fields[field];
          return column === undefined ? [] : [[field, column]];
        }),
      ),
      ...(mapping.actions === undefined ? {} : { actions: mapping.actions }),
      ...(mapping.failures === undefined ? {} : { failures: mapping.failures }),
    },
    { lineWidth: 0 },
  );

function lineOf(document: Document, at: Path, lines: LineCounter): number | null {
  for (let length = at.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(at.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
      return lines.linePos(Number(node.range[0])).line;
  }
  return null;
}

type Parts = Readonly<Record<string, unknown>>;

const KEYS = ['name', 'kind', 'encoding', 'delimiter', 'header', 'time', 'fields', 'actions', 'failures'];

function mappingOf(value: unknown, fail: Fail): Mapping {
  const all = partsOf(value, [], KEYS, fail);
  const name = textOf(all['name'], ['name'], fail);
  const kind = oneOf(all['kind'], MAPPED_KINDS, ['kind'], fail);
  const time = partsOf(all['time'], ['time'], ['columns', 'pattern'], fail);
  const delimiter = all['delimiter'];
  const header = all['header'];
  if (delimiter !== undefined && (typeof delimiter !== 'string' || delimiter.length !== 1))
    fail(['delimiter'], 'delimiter is one character: "," or ";" or "|" or "\\t"');
  if (header !== undefined && typeof header !== 'boolean') fail(['header'], 'header is true or false');
  return {
    name,
    kind,
    encoding: oneOf(all['encoding'], MAPPED_ENCODINGS, ['encoding'], fail),
    ...(typeof delimiter === 'string' ? { delimiter } : {}),
    ...(typeof header === 'boolean' ? { header } : {}),
    time: {
      columns: listOf(time['columns'], ['time', 'columns'], fail),
      pattern: textOf(time['pattern'], ['time', 'pattern'], fail),
    },
    fields: fieldsOf(all['fields'] ?? {}, fail),
    ...(all['actions'] === undefined ? {} : { actions: actionsOf(all['actions'], fail) }),
    ...(all['failures'] === undefined ? {} : { failures: listOf(all['failures'], ['failures'], fail, 0) }),
  };
}

function partsOf(value: unknown, at: Path, keys: readonly string[], fail: Fail): Parts {
  const where = at.join('.') || 'The mapping';
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(at, `${where} is missing or has no parts; it needs ${keys.slice(0, 3).join(', ')}`);
  for (const key of Object.keys(value))
    if (!keys.includes(key))
      fail([...at, key], `${[...at, key].join('.')} is not known; there are ${keys.join(', ')}`);
  return value as Parts;
}

function textOf(value: unknown, at: Path, fail: Fail): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  return fail(at, `${at.join('.')} is missing, or no text`);
}

function oneOf<T extends string>(value: unknown, words: readonly T[], at: Path, fail: Fail): T {
  const word = words.find((one) => one === value);
  return word ?? fail(at, `${at.join('.')} is one of ${words.join(', ')}`);
}

function listOf(value: unknown, at: Path, fail: Fail, least = 1): readonly string[] {
  if (Array.isArray(value) && value.length >= least && value.every((item) => typeof item === 'string'))
    return value as string[];
  return fail(
    at,
    `${at.join('.')} is a list of texts, such as [${at.at(-1) === 'columns' ? 'Date, Time' : 'failed'}]`,
  );
}

function fieldsOf(value: unknown, fail: Fail): Mapping['fields'] {
  const parts = partsOf(value, ['fields'], MAPPED_FIELDS, fail);
  return Object.fromEntries(
    Object.entries(parts).map(([field, column]) => [field, textOf(column, ['fields', field], fail)]),
  );
}

function actionsOf(value: unknown, fail: Fail): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(['actions'], 'actions are pairs, such as "login: logged-on"');
  for (const [word, action] of Object.entries(value)) oneOf(action, ACTIONS, ['actions', word], fail);
  return value as Record<string, string>;
}
