import { statSync } from 'node:fs';
import type { ImportRequest } from '../../contract/api.ts';
import { SOURCE_FORMATS } from '../../../models/sources/index.ts';
import type { Mapping } from '../../../models/domain/mapping.ts';
import { mappedFormat } from '../../../models/sources/mapping/format.ts';
import type { SourceFormat } from '../../../models/sources/parts/format.ts';
import { AppError } from '../../contract/errors.ts';
import { archiveMembers, isZip, memberPath, type Member } from './archive.ts';
import { recogniseFile, unread, type Recognised } from './recognise.ts';
import { filesUnder } from './walk.ts';

/** What may be imported: a file, or one file in an archive. */
export interface Candidate extends Recognised {
  /** How receipts name it: a path, or `archive!member`. */
  readonly path: string;
  /** On the disk. */
  readonly file: string;
  readonly member?: string;
  /** Of the file, or of the member unpacked. */
  readonly bytes: number;
  /** False where it is not to be opened: a link, a pipe, a folder that cannot be. */
  readonly opened: boolean;
  /** By which it is read, where the analyst named one. */
  readonly mapping?: Mapping;
}

/** Files and folders, archives opened. `forced` is an importer id. Throws PATH_MISSING, FORMAT_UNKNOWN (no such importer). */
export async function candidatesUnder(paths: readonly string[], forced?: string): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const { path: file, fault } of filesUnder(paths))
    if (fault !== null) candidates.push({ path: file, file, bytes: 0, opened: false, ...unread(fault) });
    else
      for (const candidate of isZip(file) ? await inArchive(file, forced) : [await plainFile(file, forced)])
        candidates.push(candidate);
  return candidates;
}

async function plainFile(file: string, forced?: string): Promise<Candidate> {
  const recognised = await recogniseFile({ path: file }, forced);
  return { path: file, file, bytes: sizeOf(file), opened: true, ...recognised };
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

async function inArchive(file: string, forced?: string): Promise<Candidate[]> {
  const whole = (reason: string) => [
    { path: file, file, bytes: sizeOf(file), opened: true, ...unread(reason) },
  ];
  let members: readonly Member[];
  try {
    members = await archiveMembers(file);
  } catch (error) {
    return whole(await archiveFault(file, error));
  }
  if (members.length === 0) return whole('the archive is empty');
  const candidates: Candidate[] = [];
  for (const { name: member, bytes, fault } of members)
    candidates.push({
      path: memberPath(file, member),
      file,
      member,
      bytes,
      opened: true,
      ...(fault === null ? await recogniseFile({ path: file, member }, forced) : unread(fault)),
    });
  return candidates;
}

/** What is named like an archive and is none may be something that is known. */
async function archiveFault(file: string, error: unknown): Promise<string> {
  const { reason } = await recogniseFile({ path: file });
  return /archive|packed with/.test(reason) && !reason.startsWith('a zip archive')
    ? reason
    : error instanceof Error
      ? error.message
      : String(error);
}

/** Throws FORMAT_UNKNOWN where nothing under the paths can be read. */
export async function importable({ paths, source, mappings = [] }: ImportRequest): Promise<Candidate[]> {
  const candidates = (await candidatesUnder(paths, source)).map((candidate) => mapped(candidate, mappings));
  if (!candidates.some(({ format }) => format)) throw nothingKnown(paths, candidates);
  return candidates;
}

/** One named for the file itself goes before what it is recognised as; one for all files is for those that nothing knows. */
function mapped(candidate: Candidate, mappings: NonNullable<ImportRequest['mappings']>): Candidate {
  const own = mappings.find(({ path }) => path === candidate.path);
  const any =
    candidate.format === null && candidate.mappable ? mappings.find(({ path }) => path === null) : undefined;
  const mapping = (own ?? any)?.mapping;
  if (!mapping || !candidate.opened) return candidate;
  return {
    ...candidate,
    format: mappedFormat(mapping),
    mapping,
    confidence: 1,
    reason: `read by the mapping "${mapping.name}"`,
  };
}

/** In words: which formats there are. */
const known = (formats: readonly SourceFormat[]) => formats.map(({ title }) => title).join(', ');

function nothingKnown(paths: readonly string[], candidates: readonly Candidate[]): AppError {
  const one = candidates[0];
  const what =
    one === undefined
      ? `There is no file in "${paths.join('", "')}".`
      : candidates.length === 1
        ? `"${one.path}" is of no known format: ${one.reason}.`
        : `None of the ${candidates.length} files in "${paths.join('", "')}" is of a known format; "${one.path}": ${one.reason}.`;
  return new AppError(
    'FORMAT_UNKNOWN',
    `${what} Nothing was imported. Known formats: ${known(SOURCE_FORMATS)}; or name one with --source${
      candidates.some(({ mappable }) => mappable) ? ', or say with --mapping what the columns are' : ''
    }.`,
    {
      files: candidates.map(({ path, reason }) => ({ path, reason })),
    },
  );
}
