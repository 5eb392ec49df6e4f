import type {
  Handlers,
  ImportProgress,
  ImportRequest,
  RecognisedFile,
  RequestContext,
  SourceRow,
} from '../../contract/api.ts';
import { sourceId } from '../../../models/domain/ids.ts';
import { sql } from '../../../models/domain/sql.ts';
import type { ImportReceipt } from '../../../models/domain/source.ts';
import { dayOfIso, timestampUs } from '../../../models/domain/time.ts';
import { requireCase, type EngineState } from '../engine-state.ts';
import { shownPath, withoutDropFolder } from '../files/dropped-name.ts';
import { discardDrop, dropsOf } from '../files/drops.ts';
import { importFiles } from '../ingest/import-files.ts';
import { changesOf } from '../ingest/reread-source.ts';
import { removeSource } from '../ingest/remove-source.ts';
import { factsOf, receiptOf, sourceRows } from '../ingest/source-row.ts';
import { candidatesUnder, type Candidate } from '../ingest/candidates.ts';
import { receiptShown } from '../masking/receipts.ts';
import { shown, type Shown } from '../masking/shown.ts';
import { reading } from './reading.ts';

type SourceHandlers = Pick<
  Handlers,
  'sources.recognise' | 'sources.import' | 'sources.list' | 'sources.remove' | 'sources.rejects'
>;

const MOST_REJECTS = 1000;

export const sourcesHandlers = (state: EngineState) =>
  ({
    'sources.recognise': async ({ paths }, context) => {
      const { current } = state;
      const names = current && (await shown(state, current, current.reader, context.unmasked));
      return (await candidatesUnder(paths)).map((each) => recognised(each, names));
    },

    'sources.import': (request, context) => importShown(state, request, context),

    'sources.list': (_, context) =>
      reading(state, context, async (database, open) => {
        const names = await shown(state, open, database, context.unmasked);
        return (await sourceRows(database)).map((row): SourceRow => ({
          id: sourceId(row.source_id),
          name: names.text(row.name),
          importedUs: timestampUs(row.imported_us),
          receipt: receiptShown(receiptOf(row), names),
          changes: changesOf(factsOf(row)),
          known: row.known_from === null ? null : dayOfIso(row.known_from),
        }));
      }),

    'sources.remove': async ({ source }, context) => {
      const result = await removeSource(requireCase(state), source, context.signal);
      state.broadcast('case.changed', { what: 'sources' });
      return result;
    },

    'sources.rejects': async ({ source, offset, limit }) =>
      requireCase(state).reader.rows<{ line: number; record: number; reason: string }>(sql`
        SELECT line, record, reason FROM reject WHERE source_id = ${source} ORDER BY record
        LIMIT ${Math.min(limit, MOST_REJECTS)} OFFSET ${offset}`),
  }) satisfies SourceHandlers;

/** Files of a page that knows no paths are let go of when the import has ended, however it did. */
async function importShown(
  state: EngineState,
  request: ImportRequest,
  context: RequestContext,
): Promise<ImportReceipt> {
  const open = requireCase(state);
  const namesNow = () => shown(state, open, open.reader, context.unmasked);
  const before = await namesNow();
  try {
    const receipt = await importFiles(open, request, {
      signal: context.signal,
      nowUs: state.settings.nowUs,
      progress: (progress) => context.emit('import.progress', progressShown(progress, before)),
    });
    const after = await namesNow();
    return { ...receipt, files: receipt.files.map((file) => receiptShown(file, after)) };
  } catch (error) {
    throw withoutDropFolder(error, open.workFolder);
  } finally {
    for (const drop of dropsOf(open.workFolder, request.paths)) await discardDrop(open.workFolder, drop);
    // Also where nothing came of it: who follows the progress learns that it is over.
    state.broadcast('case.changed', { what: 'sources' });
  }
}

const progressShown = ({ file, receipt, ...rest }: ImportProgress, names: Shown): ImportProgress => ({
  ...rest,
  file: names.text(shownPath(file)),
  ...(receipt && { receipt: receiptShown(receipt, names) }),
});

/** Files of one archive share its path: it is imported as a whole. */
function recognised(
  { path, file, bytes, format, confidence, reason, mappable }: Candidate,
  names: Shown | null,
): RecognisedFile {
  const called = shownPath(path);
  return {
    path: file,
    shown: names ? names.text(called) : called,
    bytes,
    source: format?.id ?? null,
    title: format?.title ?? 'Unknown',
    confidence,
    reason,
    needsZone: format?.needsZone ?? false,
    needsStart: format?.kind === 'events' && format.needsStart === true,
    mappable,
  };
}
