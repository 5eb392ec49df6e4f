import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { ImportProgress, ImportRequest } from '../../contract/api.ts';
import type { FileReceipt, ImportReceipt, ZoneDecision } from '../../../models/domain/source.ts';
import type { SourceFormat } from '../../../models/sources/parts/format.ts';
import { sql } from '../../../models/domain/sql.ts';
import { checkZone } from '../case/case-file.ts';
import { diskError } from '../case/case-errors.ts';
import type { OpenCase } from '../case/open-case.ts';
import { emptyPart } from '../case/work-folder.ts';
import { shownPath } from '../files/dropped-name.ts';
import { runImporter } from './importer-process.ts';
import type { StagedFile } from './job.ts';
import { attach, publish, type Attached } from './publish.ts';
import { nameOf, recogniseFile } from './recognise.ts';
import { receiptOf, sourceRow, type SourceFacts } from './source-row.ts';
import { filesUnder } from './walk.ts';

const IMPORTER_MEMORY = '600MB';

export interface ImportPorts {
  readonly signal: AbortSignal;
  readonly nowUs: () => number;
  readonly progress: (progress: ImportProgress) => void;
}

interface Candidate {
  readonly path: string;
  readonly format: SourceFormat | null;
  readonly reason: string;
}

/**
 * Imports files and folders, all or nothing: every file is staged first, then all are published in one transaction.
 * Throws PATH_MISSING, FORMAT_UNKNOWN (nothing known among the paths), IMPORT_UNBALANCED, DISK_FULL, CANCELLED, BUSY.
 */
export async function importFiles(
  open: OpenCase,
  request: ImportRequest,
  ports: ImportPorts,
): Promise<ImportReceipt> {
  if (request.zone !== undefined) checkZone(request.zone);
  const signal = AbortSignal.any([ports.signal, open.closing]);
  return open.exclusively('importing files', async () => {
    try {
      const candidates = await recogniseAll(request);
      const receipts = await importAll(open, candidates, request.zone, { ...ports, signal });
      return { files: receipts, case: open.path };
    } catch (error) {
      if (signal.aborted && !(error instanceof AppError))
        throw new AppError('CANCELLED', 'The import was cancelled. The case is as it was before.', {}, error);
      throw diskError(error, open.workFolder) ?? error;
    } finally {
      emptyPart(open.workFolder, 'in');
    }
  });
}

async function recogniseAll({ paths, source }: ImportRequest): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const path of filesUnder(paths)) candidates.push({ path, ...(await recogniseFile(path, source)) });
  if (!candidates.some(({ format }) => format)) throw nothingKnown(paths, candidates);
  return candidates;
}

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
    `${what} Nothing was imported. Give CERT r4.2 CSV files, or name the format with --source.`,
    {
      files: candidates.map(({ path, reason }) => ({ path, reason })),
    },
  );
}

async function importAll(
  open: OpenCase,
  candidates: readonly Candidate[],
  zone: string | undefined,
  ports: ImportPorts,
): Promise<FileReceipt[]> {
  const staged: (StagedFile | null)[] = [];
  for (const [i, candidate] of candidates.entries())
    staged.push(
      candidate.format
        ? await stage(open, candidate, candidate.format, zone, [i, candidates.length], ports)
        : null,
    );
  const ids = await publishAll(open, candidates, staged, zone, ports);
  const receipts: FileReceipt[] = [];
  for (const [i, candidate] of candidates.entries()) {
    const id = ids[i];
    const row = id === undefined || id === null ? undefined : await sourceRow(open.writer, id);
    const receipt = row ? receiptOf(row) : await unknownReceipt(candidate);
    receipts.push(receipt);
    report(ports, candidate.path, [i, candidates.length], receipt);
  }
  return receipts;
}

function report(
  ports: ImportPorts,
  file: string,
  [fileIndex, files]: readonly [number, number],
  receipt: FileReceipt,
): void {
  const { bytes, records } = receipt;
  ports.progress({ file, fileIndex, files, phase: 'publishing', bytesDone: bytes, bytes, records, receipt });
}

async function stage(
  open: OpenCase,
  candidate: Candidate,
  format: SourceFormat,
  zone: string | undefined,
  [fileIndex, files]: readonly [number, number],
  ports: ImportPorts,
): Promise<StagedFile> {
  const job = {
    path: candidate.path,
    name: nameOf(candidate.path),
    format: format.id,
    zone: zone ?? 'UTC',
    inbox: join(open.workFolder, 'in'),
    stem: `s${fileIndex}`,
    threads: availableParallelism(),
    memory: IMPORTER_MEMORY,
  };
  const bytes = statSync(candidate.path).size;
  return runImporter(job, ports.signal, ({ phase, bytesDone, records }) =>
    ports.progress({ file: candidate.path, fileIndex, files, phase, bytesDone, bytes, records }),
  );
}

/** Returns the source id of each candidate, null where it has none. */
async function publishAll(
  open: OpenCase,
  candidates: readonly Candidate[],
  staged: readonly (StagedFile | null)[],
  zone: string | undefined,
  ports: ImportPorts,
): Promise<(number | null)[]> {
  const { writer } = open;
  const last = await writer.row<{ id: number | null }>('SELECT max(source_id) AS id FROM source');
  let id = last?.id ?? 0;
  const attached: (Attached | null)[] = [];
  const stop = () => writer.interrupt();
  ports.signal.addEventListener('abort', stop, { once: true });
  try {
    for (const [i, { path, format }] of candidates.entries()) {
      const file = staged[i];
      const facts = file && format ? newFacts(++id, path, format, zone, file, ports) : null;
      attached.push(file && facts ? await attach(writer, `s${i}`, file, facts) : null);
    }
    await open.audited('sources.imported', () => publishEach(open, attached, zone, ports));
    return attached.map((file) => file?.facts.sourceId ?? null);
  } finally {
    ports.signal.removeEventListener('abort', stop);
    for (const file of attached) if (file) await writer.run(`DETACH ${file.alias}`);
  }
}

/** Inside the one transaction; what the log says of it. */
async function publishEach(
  open: OpenCase,
  attached: readonly (Attached | null)[],
  zone: string | undefined,
  ports: ImportPorts,
) {
  await rememberZone(open, zone);
  for (const [i, file] of attached.entries()) {
    if (!file) continue;
    ports.progress(publishing(file, i, attached.length));
    ports.signal.throwIfAborted();
    await publish(open.writer, file);
    ports.signal.throwIfAborted();
  }
  const sources = attached
    .filter((file) => file !== null)
    .map(({ facts }) => ({ source: facts.sourceId, path: facts.path, sha256: facts.sha256 }));
  return { result: undefined, detail: { sources, zone: zone ?? null } };
}

const publishing = (file: Attached, fileIndex: number, files: number): ImportProgress => ({
  file: file.facts.path,
  fileIndex,
  files,
  phase: 'publishing',
  bytesDone: file.staged.bytes,
  bytes: file.staged.bytes,
  records: file.staged.scan.records,
});

function newFacts(
  sourceId: number,
  path: string,
  format: SourceFormat,
  zone: string | undefined,
  staged: StagedFile,
  ports: ImportPorts,
): SourceFacts {
  const zoned = format.kind === 'events' && format.needsZone;
  const zoneDecision: ZoneDecision = zoned ? (zone === undefined ? 'assumed-utc' : 'given') : 'none';
  return {
    sourceId,
    path: shownPath(path),
    name: basename(shownPath(path)),
    importer: format.id,
    sha256: staged.sha256,
    bytes: staged.bytes,
    zone: zoned ? (zone ?? 'UTC') : null,
    zoneDecision,
    importedUs: ports.nowUs(),
  };
}

/** The case's zone is the first one given at an import. */
async function rememberZone(open: OpenCase, zone: string | undefined): Promise<void> {
  if (zone !== undefined) await open.writer.run(sql`INSERT OR IGNORE INTO meta VALUES ('zone', ${zone})`);
}

async function unknownReceipt({ path, reason }: Candidate): Promise<FileReceipt> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return {
    path,
    source: null,
    sha256: hash.digest('hex'),
    bytes: statSync(path).size,
    records: 0,
    stored: 0,
    rejected: 0,
    duplicate: 0,
    other: 0,
    other_by_reason: {},
    balanced: true,
    first: null,
    last: null,
    zone: null,
    warnings: [`not imported: ${reason}`],
  };
}
