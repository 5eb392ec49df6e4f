import { LIVE_THERE } from './three-people.ts';
/**
 * Rows of a case from readable lines, a line an event: `time account action` and then, in any order, `on HOST` (which
 * recorded it), `from HOST`, `at ADDRESS`, `to HOST`, `as ACCOUNT`, `of RESOURCE`, `type N`, `id LOGON_ID`.
 * Dates are of 12 Nov 2026 unless the time says another: `11-10T08:00:00`.
 */
export function evening(text: string): string {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const accounts = named(lines, (words) => [words[1], part(words, 'as')]);
  const hosts = named(lines, (words) => [part(words, 'on'), part(words, 'from'), part(words, 'to')]);
  const rows = lines.map((words, i) => eventRow(words, i, accounts, hosts));
  return [
    ...[...accounts].map(
      ([name, id]) =>
        `INSERT INTO account (account_id, name, kind) VALUES (${id}, '${name}', '${kindOf(name)}')`,
    ),
    ...[...hosts].map(
      ([name, id]) =>
        `INSERT INTO host VALUES (${id}, '${name}'); INSERT INTO host_identity VALUES (${id}, ${id}, '', '')`,
    ),
    ...[...accounts]
      .filter(([name]) => kindOf(name) === 'user')
      .map(
        ([name, id]) =>
          `INSERT INTO person VALUES (${id}, '${name}', 'UTC'); INSERT INTO person_account VALUES (${id}, ${id}, NULL, NULL, 'account')`,
      ),
    LIVE_THERE,
    `INSERT INTO event (event_id, source_id, account_id, at_us, stream, action, outcome, computer_id, src_host_id, src_ip,
      dst_host_id, target_account_id, resource, logon_type, logon_id, content_hash) VALUES ${rows.join(', ')}`,
  ].join(';\n');
}

const part = (words: readonly string[], name: string): string | undefined => {
  const place = words.indexOf(name, 2);
  return place < 0 ? undefined : words[place + 1];
};

function named(
  lines: readonly (readonly string[])[],
  of: (words: readonly string[]) => readonly (string | undefined)[],
): ReadonlyMap<string, number> {
  const names = lines.flatMap(of).filter((name) => name !== undefined);
  return new Map([...new Set(names)].sort().map((name, i) => [name, i + 1]));
}

const kindOf = (name: string) =>
  name.startsWith('svc-')
    ? 'service'
    : name === 'SYSTEM'
      ? 'system'
      : name.endsWith('$')
        ? 'machine'
        : 'user';

const STREAMS: readonly (readonly [RegExp, string])[] = [
  [/^logged-/, 'logon'],
  [/^share-/, 'share'],
  [/^(file|object)-/, 'object'],
  [/^web-/, 'web'],
  [/^email-/, 'email'],
  [/^(service-installed|task)/, 'configuration'],
  [/^(group|role-granted|role-revoked|key|consent)/, 'iam'],
  [/^accessed/, 'access'],
  [/^changed/, 'configuration'],
  [/^process-/, 'process'],
  [/^recorded/, 'system'],
];

export const at = (time: string): number =>
  Date.parse(`2026-${time.includes('T') ? time : `11-12T${time}`}Z`) * 1000;

function eventRow(
  words: readonly string[],
  i: number,
  accounts: ReadonlyMap<string, number>,
  hosts: ReadonlyMap<string, number>,
): string {
  const [time = '', account = '', action = ''] = words;
  const host = (name: string) => hosts.get(part(words, name) ?? '') ?? 'NULL';
  const text = (name: string) => (part(words, name) === undefined ? 'NULL' : `'${part(words, name)}'`);
  const stream = STREAMS.find(([pattern]) => pattern.test(action))?.[1] ?? 'authentication';
  const outcome = action.endsWith('-failed') ? `'failure'` : `'success'`;
  const number = (name: string) => part(words, name) ?? 'NULL';
  return `(${i + 1}, 1, ${accounts.get(account)}, ${at(time)}, '${stream}', '${action}', ${outcome}, ${host('on')},
    ${host('from')}, ${text('at')}, ${host('to')}, ${accounts.get(part(words, 'as') ?? '') ?? 'NULL'}, ${text('of')},
    ${number('type')}, ${number('id')}, ${i})`;
}
