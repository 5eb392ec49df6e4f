import type { GeoDatabase, GeoStatus } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { sql } from '../../../models/domain/sql.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { Database } from '../database/database.ts';
import { bundledGeoFile, openGeoFile, type GeoFile, type Place } from './geo-file.ts';

/** Where addresses are, by the databases at hand, the analyst's own first. */
export interface Geo {
  readonly status: GeoStatus;
  /** The first answer, and the title of the database that gave it. */
  readonly find: (ip: string) => (Place & { readonly by: string }) | null;
}

const KEY = 'geoip';

interface OwnFile {
  readonly path: string;
  readonly sha256: string;
}

const opened = new WeakMap<OpenCase, { readonly path: string; readonly file: GeoFile }>();

/** The databases of the case. One that has gone or changed is named in the status; the others go on answering. */
export async function geoOf(open: OpenCase, database: Database): Promise<Geo> {
  const row = await database.row<{ value: string }>(sql`SELECT value FROM meta WHERE key = ${KEY}`);
  const own = row ? (JSON.parse(row.value) as OwnFile) : null;
  const { file, problem } = own ? ownFile(open, own) : { file: null, problem: null };
  const files = [file, bundledGeoFile()].filter((each) => each !== null);
  return {
    status: { databases: files.map(described), problem },
    find: (ip) => {
      for (const { find, title } of files) {
        const place = find(ip);
        if (place) return { ...place, by: title };
      }
      return null;
    },
  };
}

const described = ({ title, built, path, attributed }: GeoFile): GeoDatabase => ({
  title,
  built,
  path,
  attributed,
});

function ownFile(
  open: OpenCase,
  { path, sha256 }: OwnFile,
): { file: GeoFile | null; problem: string | null } {
  try {
    const known = opened.get(open);
    const file = known?.path === path ? known.file : openGeoFile(path, true);
    opened.set(open, { path, file });
    if (file.sha256 === sha256) return { file, problem: null };
    return {
      file: null,
      problem: `"${path}" is another file than the one that was named. Name it again to use it.`,
    };
  } catch (error) {
    if (error instanceof AppError) return { file: null, problem: error.message };
    throw error;
  }
}

/** Reads the file once before it is remembered, by its path and its SHA-256. Throws PATH_MISSING, FORMAT_UNKNOWN, BUSY. */
export async function setGeoFile(open: OpenCase, path: string | null): Promise<void> {
  const file = path === null ? null : openGeoFile(path, true);
  await open.exclusively('naming a location database', () =>
    open.audited('context.geoip-set', async () => {
      await open.writer.run(sql`DELETE FROM meta WHERE key = ${KEY}`);
      if (file && path !== null)
        await open.writer.run(
          sql`INSERT INTO meta VALUES (${KEY}, ${JSON.stringify({ path, sha256: file.sha256 })})`,
        );
      return {
        result: undefined,
        detail: { path, sha256: file?.sha256 ?? null, title: file?.title ?? null },
      };
    }),
  );
  opened.delete(open);
}
