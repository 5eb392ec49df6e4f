import { NO_ACCOUNT } from '../../domain/account.ts';
import type { Action, Stream } from '../../domain/event.ts';
import { quoted } from '../../domain/sql.ts';
import { NOTHING, NOWHERE } from './nothing.ts';
import type {
  Check,
  JsonEventMapping,
  JsonFormat,
  JsonSample,
  LineLayout,
  Origin,
  Recognition,
} from './format.ts';

/** The value of a field of the log, NULL where the record has none or an empty one. */
export type FieldOf<Name extends string> = (name: Name) => string;

/** What a record becomes; what is left out is NULL. `account` NULL is nobody. */
export type LogMapping = Pick<JsonEventMapping, 'at' | 'stream' | 'action'> &
  Partial<Omit<JsonEventMapping, 'origin' | 'checks'>> & {
    readonly origin?: Partial<Origin>;
    readonly checks?: readonly Check[];
  };

/** A log of JSON records as its vendor writes it. */
export interface JsonLog<Name extends string> {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly recognise: (sample: JsonSample) => Recognition | null;
  /** Where a field lies: dotted paths, the first that holds something counts. Collectors write names in small letters too. */
  readonly fields: Readonly<Record<Name, string | readonly string[]>>;
  /** True where `a.b` is one key with a dot in it, or `a_b`, as well as a key in a key. */
  readonly flatKeys?: boolean;
  /** Of an envelope: where it holds the record, as JSON or as the text of it. Others are their own record. */
  readonly inside?: string;
  /** True where times without a zone, or a year, are read; `at` is then local. */
  readonly needsZone?: boolean;
  /** Text that is read as such records, besides JSON. */
  readonly lines?: LineLayout;
  /** `sample`: as of JsonFormat. */
  readonly map: (of: FieldOf<Name>, sample?: JsonSample) => LogMapping;
}

const TEXT = NOTHING.resource;

/** The format of a log. */
export function jsonLog<Name extends string>(log: JsonLog<Name>): JsonFormat {
  const { id, version, title, recognise, fields, inside, flatKeys = false, needsZone = false } = log;
  const { lines, map } = log;
  const of = (name: Name) => `f_${name}`;
  return {
    kind: 'events',
    encoding: 'json',
    id,
    version,
    title,
    needsZone,
    recognise,
    ...(lines === undefined ? {} : { lines }),
    structure: '{"_":"VARCHAR"}',
    steps: [
      ...(inside === undefined ? [] : [opened(inside)]),
      ...fieldSteps(fields, inside === undefined ? 'source' : 'opened', flatKeys, of),
    ],
    map: (sample) => {
      const mapped = map(of, sample);
      const account = mapped.account ?? TEXT;
      return {
        ...NOTHING,
        content: 'j',
        accountKind: `CASE WHEN ${account} IS NULL THEN 'none' ELSE 'user' END`,
        checks: [],
        ...mapped,
        account: `coalesce(${account}, ${quoted(NO_ACCOUNT)})`,
        origin: { ...NOWHERE, ...mapped.origin },
      };
    },
  };
}

/** The record out of its envelope, where there is one. */
function opened(path: string): JsonFormat['steps'][number] {
  const camel = path.replace(/^./, (letter) => letter.toLowerCase());
  const [first = 'NULL', ...others] = pathsOf([path, camel], false).map(
    (each) => `json_extract_string(j, ${quoted(each)})`,
  );
  const text = `coalesce(${[first, ...others].join(', ')})`;
  return {
    name: 'opened',
    select: `SELECT CASE WHEN json_valid(${text}) THEN ${text} ELSE j END AS j FROM source`,
  };
}

/** Relations that read every path of a record at once, and of each field the first that holds something. */
function fieldSteps<Name extends string>(
  fields: JsonLog<Name>['fields'],
  from: string,
  flat: boolean,
  of: FieldOf<Name>,
): JsonFormat['steps'] {
  const names = Object.keys(fields) as Name[];
  const paths = names.flatMap((name) => pathsOf(fields[name], flat).map((path) => ({ name, path })));
  const list = paths.map(({ path }) => quoted(path)).join(', ');
  const columns = names.map((wanted) => {
    const places = paths.flatMap(({ name }, i) => (name === wanted ? [`nullif(v[${i + 1}], '')`] : []));
    return `${places.length === 1 ? (places[0] ?? TEXT) : `coalesce(${places.join(', ')})`} AS ${of(wanted)}`;
  });
  return [
    { name: 'read', select: `SELECT j, json_extract_string(j, [${list}]) AS v FROM ${from}` },
    { name: 'fields', select: `SELECT j, ${columns.join(', ')} FROM read` },
  ];
}

/** `a.b` as `$."a"."b"`, also in small letters, whole or only the outermost key; `a[0]` stays an index. `flat`: first as the keys `a.b` and `a_b`. */
function pathsOf(paths: string | readonly string[], flat: boolean): string[] {
  const all = [paths].flat();
  const written = [
    ...new Set(
      all.flatMap((path) => [path, path.toLowerCase(), path.replace(/^[^.[]+/, (key) => key.toLowerCase())]),
    ),
  ];
  return written.flatMap((path) => [
    ...(flat && path.includes('.') ? [`$."${path}"`, `$."${path.replaceAll('.', '_')}"`] : []),
    `$${path
      .split('.')
      .map((part) => `.${part.replace(/^([^[]+)/, '"$1"')}`)
      .join('')}`,
  ]);
}

/** UTC of a time with an offset or `Z`, or without either where the vendor writes UTC; NULL where it is none. */
export const utcOf = (text: string): string =>
  `CASE WHEN regexp_matches(${text}, '\\d[+-]\\d\\d:?\\d\\d$') THEN timezone('UTC', try_cast(regexp_replace(${text}, '(\\.\\d{6})\\d+', '\\1') AS TIMESTAMPTZ))
    ELSE try_cast(regexp_replace(replace(rtrim(${text}, 'Z'), 'T', ' '), '(\\.\\d{6})\\d+$', '\\1') AS TIMESTAMP) END`;

/** `WHEN` clauses of a CASE over the words of a vendor. */
export const whens = (value: string, words: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(words)
    .map(([word, vendors]) => `WHEN ${value} IN (${vendors.map(quoted).join(', ')}) THEN ${quoted(word)}`)
    .join(' ');

/** Records of a sample that have what a log's records have; null where these are fewer than half. */
export function recogniseLog(
  { records }: JsonSample,
  isOne: (record: Readonly<Record<string, unknown>>) => boolean,
  reason: string,
): Recognition | null {
  const found = records.filter(isOne).length;
  if (found === 0 || found * 2 < records.length) return null;
  return { confidence: 0.5 + 0.5 * (found / records.length), reason };
}

/** The value of a key, whatever its letters' case. */
export function valueOf(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return record[key] ?? record[key.toLowerCase()];
}

const STREAMS: Readonly<Partial<Record<Stream, readonly Action[]>>> = {
  authentication: [
    'logged-on',
    'logged-off',
    'logon-failed',
    'app-signed-in',
    'role-assumed',
    'certificate-used',
    'remote-logon',
    'ticket-requested',
    'service-ticket-requested',
    'preauthentication-failed',
    'mfa-challenged',
    'mfa-verified',
    'mfa-refused',
  ],
  share: ['share-accessed', 'share-file-accessed'],
  iam: [
    'role-granted',
    'role-revoked',
    'group-member-added',
    'group-member-removed',
    'account-created',
    'account-enabled',
    'account-deleted',
    'account-changed',
    'password-reset',
    'key-created',
    'consent-granted',
    'mfa-method-added',
    'mfa-method-removed',
  ],
  configuration: ['policy-changed', 'log-stopped', 'shared-outside', 'mail-forwarded', 'changed'],
  email: ['email-sent'],
  object: ['object-deleted'],
  script: ['command-sent'],
  access: ['accessed'],
  network: ['network-connected'],
};

/** The stream of an action of an identity provider or cloud. */
export const streamOf = (action: string): string => `CASE ${whens(action, STREAMS)} ELSE 'system' END`;

/** Whether an action is about accounts, groups, roles, keys or factors. */
export const isIam = (action: string): string =>
  `(${action}) IN (${(STREAMS.iam ?? []).map(quoted).join(', ')})`;
