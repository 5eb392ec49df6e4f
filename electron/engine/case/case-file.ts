import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, realpathSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../contract/errors.ts';
import { sql } from '../../../models/domain/sql.ts';
import { Database } from '../database/database.ts';
import { lockDown, OPEN_SETTINGS } from '../database/lock-down.ts';
import { AuditLog } from './audit-log.ts';
import { diskError, heldBy, notACase, openError, tooNew } from './case-errors.ts';
import { MIGRATIONS, SCHEMA_VERSION } from './migrations/index.ts';
import type { OpenCase } from './open-case.ts';
import { Turn } from './turn.ts';
import { clearWorkFolder, makeWorkFolder, workFolderOf } from './work-folder.ts';

const EXTENSION = '.tracewell';
const MEMORY = '800MB';

/** Who opens it, and its clock (microseconds UTC). */
export interface CaseSettings {
  readonly actor: string;
  readonly nowUs: () => number;
}

/** Paths open in this process: file locks do not stop a process from opening its own file twice. */
const openHere = new Set<string>();

/**
 * Creates `path` and opens it. Throws BAD_REQUEST where the name does not end in `.tracewell`, the file exists or the
 * zone is none, PATH_MISSING where its folder is missing.
 */
export async function createCase(
  path: string,
  zone: string | undefined,
  settings: CaseSettings,
): Promise<OpenCase> {
  const file = resolve(path);
  if (!file.endsWith(EXTENSION))
    throw new AppError(
      'BAD_REQUEST',
      `"${path}" does not end in ${EXTENSION}. Name the case "${path}${EXTENSION}".`,
    );
  if (existsSync(file))
    throw new AppError('BAD_REQUEST', `"${path}" exists already. Open it, or choose another name.`);
  if (!existsSync(dirname(file)))
    throw new AppError('PATH_MISSING', `The folder "${dirname(file)}" does not exist. Create it first.`, {
      path,
    });
  if (zone !== undefined) checkZone(zone);
  try {
    const database = await Database.open(file, OPEN_SETTINGS);
    try {
      await migrate(database, 0);
      await describe(database, zone, settings);
    } finally {
      database.closeInstance();
    }
  } catch (error) {
    for (const leftover of [file, `${file}.wal`]) rmSync(leftover, { force: true });
    throw diskError(error, file) ?? openError(path, error);
  }
  return begin(file, settings);
}

/** Opens a case, bringing it to today's schema. Throws PATH_MISSING, CASE_NOT_A_CASE, CASE_TOO_NEW, CASE_LOCKED. */
export async function openCase(path: string, settings: CaseSettings): Promise<OpenCase> {
  const file = existsSync(path) ? realpathSync(path) : resolve(path);
  if (!existsSync(file))
    throw new AppError('PATH_MISSING', `The case "${path}" does not exist. Check the path, or create it.`, {
      path,
    });
  if (openHere.has(file)) throw heldBy(path, process.pid);
  checkMagic(file);
  await probe(file);
  return begin(file, settings);
}

/** Throws BAD_REQUEST where `zone` is no IANA name. */
export function checkZone(zone: string): void {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
  } catch (error) {
    throw new AppError(
      'BAD_REQUEST',
      `"${zone}" is no time zone. Use a name like America/New_York or UTC.`,
      { zone },
      error,
    );
  }
}

/** A DuckDB file says so in its ninth byte; an empty file would otherwise be made into a new database. */
function checkMagic(file: string): void {
  if (statSync(file).isDirectory()) throw notACase(file, 'it is a folder');
  const bytes = Buffer.alloc(12);
  const descriptor = openSync(file, 'r');
  const read = readSync(descriptor, bytes, 0, 12, 0);
  closeSync(descriptor);
  if (read === 0) throw notACase(file, 'it is empty');
  if (bytes.toString('latin1', 8, 12) !== 'DUCK') throw notACase(file, 'it is another kind of file');
}

/** Looks without writing: is it ours, and not newer than this program? */
async function probe(file: string): Promise<void> {
  const database = await Database.open(file, { ...OPEN_SETTINGS, access_mode: 'READ_ONLY' }).catch(
    (error: unknown) => {
      throw openError(file, error);
    },
  );
  try {
    const ours = await database.row(
      "SELECT 1 FROM duckdb_tables() WHERE table_name = 'meta' AND database_name = current_database()",
    );
    const kind =
      ours &&
      (await database
        .row<{ value: string }>("SELECT value FROM meta WHERE key = 'kind'")
        .catch(() => undefined));
    if (kind?.value !== 'tracewell') throw notACase(file, 'it is a DuckDB database of another program');
    const version = await schemaVersion(database);
    if (version > SCHEMA_VERSION) throw tooNew(file, `schema ${version}`, `up to ${SCHEMA_VERSION}`);
  } finally {
    database.closeInstance();
  }
}

async function schemaVersion(database: Database): Promise<number> {
  const row = await database.row<{ value: string }>("SELECT value FROM meta WHERE key = 'schema_version'");
  return Number(row?.value ?? 0);
}

async function migrate(database: Database, from: number): Promise<void> {
  for (const { number, text } of MIGRATIONS.slice(from))
    await database.transaction(async () => {
      await database.run(text);
      await database.run(sql`INSERT OR REPLACE INTO meta VALUES ('schema_version', ${String(number)})`);
    });
}

async function describe(database: Database, zone: string | undefined, settings: CaseSettings): Promise<void> {
  const meta = {
    kind: 'tracewell',
    case_id: randomUUID(),
    created_us: String(settings.nowUs()),
    ...(zone === undefined ? {} : { zone }),
  };
  for (const [key, value] of Object.entries(meta))
    await database.run(sql`INSERT INTO meta VALUES (${key}, ${value})`);
  const log = await AuditLog.open({ own: database, writer: database }, settings.actor, settings.nowUs);
  await log.append('case.created', { case_id: meta.case_id, schema: SCHEMA_VERSION, zone: zone ?? null });
}

async function begin(file: string, settings: CaseSettings): Promise<OpenCase> {
  const workFolder = workFolderOf(file);
  const writer = await Database.open(file, OPEN_SETTINGS).catch((error: unknown) => {
    throw openError(file, error);
  });
  try {
    makeWorkFolder(workFolder);
    await lockDown(writer, {
      threads: availableParallelism(),
      memory: MEMORY,
      folder: workFolder,
      spill: join(workFolder, 'tmp'),
    });
    await migrate(writer, await schemaVersion(writer));
    const reader = await writer.sibling();
    const own = await writer.sibling();
    const log = await AuditLog.open({ own, writer }, settings.actor, settings.nowUs);
    openHere.add(file);
    return assemble(file, workFolder, { writer, reader, own }, log);
  } catch (error) {
    writer.closeInstance();
    clearWorkFolder(workFolder);
    throw error instanceof AppError ? error : (diskError(error, file) ?? openError(file, error));
  }
}

function assemble(
  path: string,
  workFolder: string,
  { writer, reader, own }: { writer: Database; reader: Database; own: Database },
  log: AuditLog,
): OpenCase {
  const name = basename(path, EXTENSION);
  const turn = new Turn(name);
  const closing = new AbortController();
  return {
    path,
    name,
    workFolder,
    writer,
    reader,
    zone: async () =>
      (await reader.row<{ value: string }>("SELECT value FROM meta WHERE key = 'zone'"))?.value ?? 'UTC',
    audit: (action, detail) => log.append(action, detail),
    audited: (action, work) => log.transaction(action, work),
    auditHead: log.head,
    exclusively: turn.take,
    closing: closing.signal,
    close: async () => {
      closing.abort();
      if (turn.taken) writer.interrupt();
      await turn.ended();
      reader.close();
      own.close();
      writer.closeInstance();
      clearWorkFolder(workFolder);
      openHere.delete(path);
    },
  };
}
