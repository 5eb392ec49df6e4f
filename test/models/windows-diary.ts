import { Database } from '../../electron/engine/database/database.ts';
import { MIGRATIONS } from '../../electron/engine/case/migrations/index.ts';
import identity from '../../electron/engine/pipeline/stages/identity.ts';
import privileges from '../../electron/engine/pipeline/stages/privileges.ts';
import sessions from '../../electron/engine/pipeline/stages/sessions.ts';

/** Security ids and what they are; of 4624 and 4634 the type decides. */
const CODES: Readonly<Record<string, readonly [stream: string, action: string]>> = {
  4647: ['logon', 'logged-off'],
  4648: ['authentication', 'explicit-credentials'],
  4672: ['authentication', 'special-privileges'],
  4625: ['authentication', 'logon-failed'],
  4688: ['process', 'process-started'],
  4728: ['iam', 'group-member-added'],
  4726: ['iam', 'account-deleted'],
  4781: ['iam', 'account-changed'],
  4729: ['iam', 'group-member-removed'],
  4732: ['iam', 'group-member-added'],
  4733: ['iam', 'group-member-removed'],
  4768: ['authentication', 'ticket-requested'],
  4769: ['authentication', 'service-ticket-requested'],
  5140: ['share', 'share-accessed'],
  5156: ['network', 'network-connected'],
};
const INTERACTIVE: ReadonlySet<string> = new Set(['2', '7', '10', '11']);
const BY_TYPE: Readonly<Record<string, string>> = {
  4: 'batch-logon',
  5: 'service-logon',
  9: 'new-credentials',
};

interface Line {
  readonly at: string;
  readonly computer: string;
  readonly code: string;
  readonly account: string;
  readonly more: Readonly<Record<string, string>>;
}

/**
 * Windows events, a line each: `[2026-03-02 ]08:58:00 ws-01 4624 CORP\ann type=2 id=0x1a linked=0x1b from=ws-02 ip=10.0.0.5
 * to=srv as=CORP\adm about="Domain Admins" sid=S-1-5-21-9-512`. `as` is the target account; `sid` the group's, else the
 * account's own. Of a `dhcp` line, which Zeek wrote, `from` is who leased the address. Names with `$` are machines, with `svc-` services. The day is 2026-03-02 where none is said.
 */
function parse(text: string): Line[] {
  const lines = text.trim().split('\n');
  return lines.map((line) => {
    const parts = (line.trim().match(/(?:[^\s"]|"[^"]*")+/g) ?? []).map((part) => part.replaceAll('"', ''));
    const dated = /^\d{4}-/.test(parts[0] ?? '');
    const [at = '', computer = '', code = '', account = '', ...rest] = parts.slice(dated ? 1 : 0);
    return {
      at: `${dated ? parts[0] : '2026-03-02'} ${at}`,
      computer,
      code,
      account,
      more: Object.fromEntries(
        rest.map((pair) => {
          const cut = pair.indexOf('=');
          return [pair.slice(0, cut), pair.slice(cut + 1)];
        }),
      ),
    };
  });
}

const kindOf = (account: string) =>
  /\$(?:@|$)/.test(account)
    ? 'machine'
    : /SYSTEM|AUTHORITY/.test(account)
      ? 'system'
      : account === '-'
        ? 'none'
        : account.includes('svc-')
          ? 'service'
          : 'user';
const text = (value: string | undefined) =>
  value === undefined ? 'NULL' : `'${value.replaceAll("'", "''")}'`;

function typeOf({ code, more }: Line): readonly [string, string] {
  const interactive = INTERACTIVE.has(more['type'] ?? '');
  if (code === '4624')
    return interactive
      ? ['logon', 'logged-on']
      : ['authentication', BY_TYPE[more['type'] ?? ''] ?? 'remote-logon'];
  if (code === '4634') return interactive ? ['logon', 'logged-off'] : ['authentication', 'session-ended'];
  return CODES[code] ?? ['system', 'recorded'];
}

const unique = (names: readonly (string | undefined)[]) =>
  [...new Set(names)].filter((name) => name !== undefined && name !== '-').sort();

/** A case with these events and nothing computed. Accounts and hosts are numbered by name, as imports do. */
export async function windowsCase(events: string): Promise<Database> {
  const database = await Database.open(':memory:');
  await database.run("SET TimeZone = 'UTC'");
  for (const { text: migration } of MIGRATIONS) await database.run(migration);
  const lines = parse(events);
  const own = new Map(
    lines.flatMap(({ account, code, more }) =>
      more['sid'] && !code.startsWith('47') ? [[account, more['sid']]] : [],
    ),
  );
  for (const [i, name] of unique([
    ...lines.map(({ account }) => account),
    ...lines.map(({ more }) => more['as']),
  ]).entries())
    await database.run(
      `INSERT INTO account (account_id, name, kind, sid) VALUES (${i + 1}, ${text(name)}, '${kindOf(name ?? '')}', ${text(own.get(name ?? ''))})`,
    );
  await database.run(`INSERT INTO account (account_id, name, kind) VALUES (1000, '-', 'none')`);
  const hosts = lines.flatMap(({ computer, more }) => [computer, more['from'], more['to']]);
  for (const [i, name] of unique(hosts).entries())
    await database.run(`INSERT INTO host VALUES (${i + 1}, ${text(name)})`);
  for (const [i, line] of lines.entries()) await database.run(eventRow(i, line));
  return database;
}

const number = (value: string | undefined) => (value === undefined ? 'NULL' : String(Number(value)));
const accountId = (name: string | undefined) => `(SELECT account_id FROM account WHERE name = ${text(name)})`;
const hostId = (name: string | undefined) => `(SELECT host_id FROM host WHERE name = ${text(name)})`;

function eventRow(i: number, line: Line): string {
  const { at, computer, code, account, more } = line;
  const [stream, action] = typeOf(line);
  const lease = code === 'dhcp';
  const channel = lease ? 'zeek dhcp' : ['1074', '6005', '6006'].includes(code) ? 'System' : 'Security';
  const group = action.startsWith('group-member-') ? more['sid'] : undefined;
  return `INSERT INTO event (event_id, source_id, account_id, at_us, stream, action, outcome, src_host_id, src_ip, dst_host_id, resource,
      from_address, content_hash, channel, code, computer_id, target_account_id, logon_type, logon_id, linked_logon_id)
    VALUES (${i + 1}, 1, ${accountId(account)}, epoch_us(TIMESTAMP '${at}'), '${stream}', '${action}', ${more['failed'] ? "'failure'" : "'success'"},
      ${hostId(more['from'])}, ${text(more['ip'])}, ${hostId(more['to'])}, ${text(more['about'])}, ${text(group)}, 0, '${channel}', ${lease ? 'NULL' : code},
      ${lease ? 'NULL' : hostId(computer)}, ${accountId(more['as'])}, ${more['type'] ?? 'NULL'}, ${number(more['id'])}, ${number(more['linked'])})`;
}

/** The case after the three stages that read Windows events. */
export async function analysed(events: string): Promise<Database> {
  const database = await windowsCase(events);
  for (const stage of [identity, sessions, privileges]) {
    const write = await stage.run({
      database,
      zone: 'UTC',
      basis: '',
      done: new Map(),
      signal: new AbortController().signal,
      nowUs: () => 0,
      report: () => undefined,
      progress: async () => undefined,
    });
    await database.transaction(write);
  }
  return database;
}

/** Rows of a query as lines, a column after the other; NULL is `-`. */
export async function lines(database: Database, query: string): Promise<string[]> {
  const rows = await database.rows(query);
  database.closeInstance();
  return rows.map((row) =>
    Object.values(row)
      .map((value) => (value === null ? '-' : String(value)))
      .join(' '),
  );
}
