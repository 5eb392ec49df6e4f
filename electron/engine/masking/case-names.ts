import { randomBytes } from 'node:crypto';
import { sql } from '../../../models/domain/sql.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { Database } from '../database/database.ts';
import {
  accountNames,
  hostNames,
  knownNames,
  otherAccountNames,
  personNames,
  takenPseudonyms,
} from '../queries/names.ts';
import { caseStamp } from '../queries/stamp.ts';
import { maskedText } from './mail-addresses.ts';
import { nameForms } from './name-forms.ts';
import { NameMatcher } from './name-matcher.ts';
import { assignPseudonyms } from './pseudonyms.ts';

interface Named {
  readonly name: string;
  readonly pseudonym: string;
}

/** Every name of a case with its pseudonym. Rebuilt when the case has changed. */
export interface CaseNames {
  readonly people: ReadonlyMap<number, Named>;
  readonly accounts: ReadonlyMap<number, Named>;
  /** Accounts of services, computers and the system, by id. */
  readonly otherAccounts: ReadonlyMap<number, string>;
  readonly hosts: ReadonlyMap<number, string>;
  /** `text` with every name in it replaced, and whom mail addresses name. */
  readonly mask: (text: string) => string;
}

const loaded = new WeakMap<OpenCase, { stamp: string; names: Promise<CaseNames> }>();

/** `database`: outside a transaction, for what it wrote there is not seen. */
export async function caseNames(open: OpenCase, database: Database): Promise<CaseNames> {
  const stamp = (await database.row<{ stamp: string }>(caseStamp()))?.stamp ?? '';
  const known = loaded.get(open);
  if (known?.stamp === stamp) return known.names;
  const names = loadApart(open);
  loaded.set(open, { stamp, names });
  names.catch(() => loaded.delete(open));
  return names;
}

interface NameRow extends Record<string, unknown> {
  readonly subject: string;
  readonly account: string | null;
  readonly full_name: string | null;
  readonly email: string | null;
}
interface IdRow extends Record<string, unknown> {
  readonly id: number;
  readonly subject: string;
  readonly name: string;
}

/** On a connection of its own: others wait for the same names, and whoever asked first may be cancelled. */
async function loadApart(open: OpenCase): Promise<CaseNames> {
  const own = await open.reader.sibling();
  const stop = () => own.interrupt();
  open.closing.addEventListener('abort', stop);
  try {
    return await load(own);
  } finally {
    open.closing.removeEventListener('abort', stop);
    own.close();
  }
}

/** Reads and, for people who have no pseudonym yet, writes. */
async function load(database: Database): Promise<CaseNames> {
  const rows = await database.rows<NameRow>(knownNames());
  const people = await database.rows<IdRow>(personNames());
  const accounts = await database.rows<IdRow>(accountNames());
  const others = await database.rows<{ id: number; name: string }>(otherAccountNames());
  const hosts = await database.rows<{ id: number; name: string }>(hostNames());
  const subjects = [...rows, ...people, ...accounts].map(({ subject }) => subject);
  const pseudonyms = await pseudonymsOf(database, [...new Set(subjects)].sort());
  const of = (subject: string) => pseudonyms.get(subject) ?? '';
  const named = (list: readonly IdRow[]) =>
    new Map(list.map(({ id, subject, name }) => [id, { name, pseudonym: of(subject) }]));

  const matcher = new NameMatcher();
  for (const { subject, account, full_name, email } of rows)
    matcher.add(
      nameForms({ accounts: present(account), fullNames: present(full_name), emails: present(email) }),
      of(subject),
    );
  const key = await pseudonymKey(database);
  const open = new Set(others.flatMap(({ name }) => openForms(name)));
  const names = (text: string) => matcher.replace(text);
  return {
    people: named(people),
    accounts: named(accounts),
    otherAccounts: new Map(others.map(({ id, name }) => [id, name])),
    hosts: new Map(hosts.map(({ id, name }) => [id, name])),
    mask: (text) => maskedText(text, { key, names, open }),
  };
}

/** `HALDEN\svc-plm` and `svc-plm@HALDEN.EXAMPLE` are nobody, whatever the domain. */
function openForms(account: string): readonly string[] {
  const bare = (account.split(/[\\/]/).at(-1) ?? account).toLowerCase();
  return [bare, bare.split('@')[0] ?? bare];
}

const present = (text: string | null) => (text === null || text === '' ? [] : [text]);

async function pseudonymsOf(database: Database, subjects: readonly string[]): Promise<Map<string, string>> {
  const known = await taken(database);
  const missing = subjects.filter((subject) => !known.has(subject));
  if (missing.length === 0) return known;
  const key = await pseudonymKey(database);
  const given = assignPseudonyms(key, missing, new Set(known.values()));
  const rows = JSON.stringify([...given].map(([subject, pseudonym]) => ({ subject, pseudonym })));
  await database.run(sql`
    INSERT INTO pseudonym SELECT row.subject, row.pseudonym
    FROM (SELECT unnest(from_json(${rows}::JSON, '[{"subject":"VARCHAR","pseudonym":"VARCHAR"}]')) AS row)
    ON CONFLICT DO NOTHING`);
  return taken(database);
}

async function taken(database: Database): Promise<Map<string, string>> {
  const rows = await database.rows<{ subject: string; pseudonym: string }>(takenPseudonyms());
  return new Map(rows.map(({ subject, pseudonym }) => [subject, pseudonym]));
}

/** The case's own random key: two cases give the same person different pseudonyms. */
async function pseudonymKey(database: Database): Promise<string> {
  const kept = async () =>
    (await database.row<{ value: string }>("SELECT value FROM meta WHERE key = 'pseudonym_key'"))?.value;
  const known = await kept();
  if (known !== undefined) return known;
  const key = randomBytes(16).toString('hex');
  await database.run(sql`INSERT INTO meta VALUES ('pseudonym_key', ${key}) ON CONFLICT DO NOTHING`);
  return (await kept()) ?? key;
}
