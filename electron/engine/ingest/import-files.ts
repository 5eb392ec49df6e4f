import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { ImportProgress, ImportRequest } from '../../contract/api.ts';
import type { FileReceipt, ImportReceipt, ZoneDecision } from '../../../models/domain/source.ts';
import type { SourceFormat } from '../../../models/sources/parts/format.ts';
import { writeMapping } from '../../../models/sources/mapping/yaml.ts';
import { sql } from '../../../models/domain/sql.ts';
import { isoDay, isoTime, timestampUs } from '../../../models/domain/time.ts';
import { checkZone } from '../case/case-file.ts';
import { diskError } from '../case/case-errors.ts';
import type { OpenCase } from '../case/open-case.ts';
import { emptyPart } from '../case/work-folder.ts';
import { checkMapping } from '../mapping/mapping-file.ts';
import { shownPath } from '../files/dropped-name.ts';
import { memberPath } from './archive.ts';
import { importable, type Candidate } from './candidates.ts';
import { rawBytes, type ReceivedBytes } from './file-bytes.ts';
import { inboxStem } from './inbox.ts';
import { runImporter } from './importer-process.ts';
import { IMPORTER_MEMORY, type StagedFile } from './job.ts';
import { attach, publish, type Attached } from './publish.ts';
import { nameOf } from './recognise.ts';
import { receiptOf, sourceRow, type SourceFacts } from './source-row.ts';

/** Of the files one by one. */
type WorkPorts = Omit<ImportPorts, 'progress'> & { readonly progress: (progress: FileProgress) => void };
type FileProgress = Omit<ImportProgress, 'done' | 'recordsInAll'>;

/** What an import needs of whoever asked for it. */
export interface ImportPorts {
  readonly signal: AbortSignal;
  readonly nowUs: () => number;
  readonly progress: (progress: ImportProgress) => void;
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
  for (const { mapping } of request.mappings ?? []) checkMapping(mapping);
  const signal = AbortSignal.any([ports.signal, open.closing]);
  return open.exclusively('importing files', async () => {
    try {
      const candidates = await importable(request);
      const progress = overAll(candidates, ports.progress);
      const receipts = await importAll(open, candidates, request, { ...ports, progress, signal });
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

/** Reading takes most of the time; publishing what is read the rest. */
const READING_SHARE = 0.75;

/** Tells of each file what it means for all of them. */
function overAll(
  candidates: readonly Candidate[],
  progress: ImportPorts['progress'],
): (one: FileProgress) => void {
  const sizes = candidates.map(({ format, bytes }) => (format ? bytes : 0));
  const total = Math.max(1, sum(sizes));
  const records = new Map<number, number>();
  return (one) => {
    const before = sum(sizes.slice(0, one.fileIndex));
    const size = sizes[one.fileIndex] ?? 0;
    const inFile = one.phase === 'reading' ? one.bytesDone / Math.max(1, one.bytes) : 1;
    const share = (before + Math.min(1, inFile) * size) / total;
    records.set(one.fileIndex, Math.max(one.records, records.get(one.fileIndex) ?? 0));
    const done =
      one.phase === 'publishing' ? READING_SHARE + (1 - READING_SHARE) * share : READING_SHARE * share;
    progress({ ...one, done, recordsInAll: sum([...records.values()]) });
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

async function importAll(
  open: OpenCase,
  candidates: readonly Candidate[],
  request: ImportRequest,
  ports: WorkPorts,
): Promise<FileReceipt[]> {
  const staged: (StagedFile | null)[] = [];
  const received = receivedFiles();
  for (const [i, candidate] of candidates.entries())
    staged.push(
      candidate.format
        ? await stage(open, candidate, candidate.format, request, [i, candidates.length], ports)
        : null,
    );
  const ids = await publishAll(open, candidates, staged, received, request, ports);
  const receipts: FileReceipt[] = [];
  for (const [i, candidate] of candidates.entries()) {
    const id = ids[i];
    const row = id === undefined || id === null ? undefined : await sourceRow(open.writer, id);
    const receipt = row ? receiptOf(row) : unknownReceipt(candidate, await receivedOf(candidate, received));
    receipts.push(receipt);
    report(ports, candidate.path, [i, candidates.length], receipt);
  }
  return receipts;
}

function report(
  ports: WorkPorts,
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
  request: ImportRequest,
  [fileIndex, files]: readonly [number, number],
  ports: WorkPorts,
): Promise<StagedFile> {
  const { file, member, bytes, mapping } = candidate;
  const job = {
    path: file,
    ...(member === undefined ? {} : { member }),
    name: nameOf(member ?? file),
    format: format.id,
    ...(mapping === undefined ? {} : { mapping }),
    zone: request.zone ?? 'UTC',
    ...knownOf(request, ports),
    ...(request.start === undefined ? {} : { startUs: request.start }),
    unbalanced: request.unbalanced ?? false,
    inbox: join(open.workFolder, 'in'),
    stem: inboxStem('s', fileIndex),
    threads: availableParallelism(),
    memory: IMPORTER_MEMORY,
  };
  return runImporter(job, ports.signal, ({ phase, bytesDone, records }) =>
    ports.progress({ file: candidate.path, fileIndex, files, phase, bytesDone, bytes, records }),
  );
}

/** Returns the source id of each candidate, null where it has none. */
async function publishAll(
  open: OpenCase,
  candidates: readonly Candidate[],
  staged: readonly (StagedFile | null)[],
  received: ReceivedFile,
  request: ImportRequest,
  ports: WorkPorts,
): Promise<(number | null)[]> {
  const { writer } = open;
  const last = await writer.row<{ id: number | null }>('SELECT max(source_id) AS id FROM source');
  let id = last?.id ?? 0;
  const attached: (Attached | null)[] = [];
  const stop = () => writer.interrupt();
  ports.signal.addEventListener('abort', stop, { once: true });
  try {
    for (const [i, candidate] of candidates.entries()) {
      const file = staged[i];
      const whole = file && candidate.member !== undefined ? await received(candidate.file) : file;
      const facts = file && whole ? newFacts(++id, candidate, request, file, whole, ports) : null;
      attached.push(file && facts ? await attach(writer, `s${i}`, file, facts, request.unbalanced) : null);
    }
    await open.audited('sources.imported', () => publishEach(open, attached, request.zone, ports));
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
  ports: WorkPorts,
) {
  await rememberZone(open, zone);
  const sources: Readonly<Record<string, unknown>>[] = [];
  for (const [i, file] of attached.entries()) {
    if (!file) continue;
    ports.progress(publishing(file, i, attached.length));
    ports.signal.throwIfAborted();
    const discrepancy = await publish(open.writer, file);
    ports.signal.throwIfAborted();
    const { sourceId: source, path, sha256 } = file.facts;
    sources.push({ source, path, sha256, ...(discrepancy !== null && { discrepancy }) });
  }
  return { result: undefined, detail: { sources, zone: zone ?? null } };
}

const publishing = (file: Attached, fileIndex: number, files: number): FileProgress => ({
  file: file.facts.path,
  fileIndex,
  files,
  phase: 'publishing',
  bytesDone: file.staged.bytes,
  bytes: file.staged.bytes,
  records: file.staged.scan.records,
});

/** `whole`: the file on the disk, which may be an archive around the staged one. */
function newFacts(
  sourceId: number,
  { file, member, format, mapping }: Candidate,
  request: ImportRequest,
  staged: StagedFile,
  whole: ReceivedBytes,
  ports: WorkPorts,
): SourceFacts {
  const { zone } = request;
  const zoned = format?.needsZone ?? false;
  const zoneDecision: ZoneDecision = zoned ? (zone === undefined ? 'assumed-utc' : 'given') : 'none';
  const relative = format?.kind === 'events' && format.needsStart === true;
  const path = shownPath(file);
  const inside = (of: string) => (member === undefined ? of : memberPath(of, member));
  return {
    sourceId,
    path: inside(path),
    name: inside(basename(path)),
    importer: format?.id ?? '',
    sha256: whole.sha256,
    bytes: whole.bytes,
    contentSha256: member === undefined ? null : staged.sha256,
    zone: zoned ? (zone ?? 'UTC') : null,
    zoneDecision,
    ...(format?.kind === 'rows' && format.needsKnownDay
      ? knownOf(request, ports)
      : { known: null, knownBy: null }),
    startUs: relative ? (request.start ?? null) : (staged.startUs ?? null),
    mapping: mapping ? writeMapping(mapping) : null,
    discrepancy: null,
    importedUs: ports.nowUs(),
  };
}

/** From when lists apply that do not say it themselves: never before the analyst had them. */
const knownOf = ({ known }: ImportRequest, { nowUs }: Pick<WorkPorts, 'nowUs'>) =>
  known === undefined
    ? { known: isoTime(timestampUs(nowUs())).slice(0, 10), knownBy: 'import-day' as const }
    : { known: isoDay(known), knownBy: 'given' as const };

/** The case's zone is the first one given at an import. */
async function rememberZone(open: OpenCase, zone: string | undefined): Promise<void> {
  if (zone !== undefined) await open.writer.run(sql`INSERT OR IGNORE INTO meta VALUES ('zone', ${zone})`);
}

type ReceivedFile = (file: string) => Promise<ReceivedBytes>;

/** Size and hash of a file as received, read once for all that is in it. */
function receivedFiles(): ReceivedFile {
  const known = new Map<string, ReceivedBytes>();
  return async (file) => {
    const received = known.get(file) ?? { bytes: 0, sha256: '' };
    if (!known.has(file)) for await (const _ of rawBytes(file, received)) continue;
    known.set(file, received);
    return received;
  };
}

/** Nothing, where the file cannot be opened. */
async function receivedOf({ file, opened }: Candidate, received: ReceivedFile): Promise<ReceivedBytes> {
  const nothing = { bytes: 0, sha256: '' };
  return opened ? received(file).catch(() => nothing) : nothing;
}

const unknownReceipt = ({ path, reason }: Candidate, received: ReceivedBytes): FileReceipt => ({
  path,
  source: null,
  ...received,
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
});
