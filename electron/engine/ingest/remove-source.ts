import { AppError } from '../../contract/errors.ts';
import { diskError } from '../case/case-errors.ts';
import type { OpenCase } from '../case/open-case.ts';
import { emptyPart } from '../case/work-folder.ts';
import type { Attached } from './publish.ts';
import { replaceSources, stageAgain } from './restage.ts';
import { factsOf, sourceRow, sourceRows, type SourceRecord } from './source-row.ts';

/**
 * Undoes an import. Records of later sources that counted as duplicates of the removed one are worked out again from the
 * text that the case keeps, so that it ends up as if the source had never come. Returns the events that went with it.
 * Throws NOT_FOUND, BUSY, CANCELLED, DISK_FULL.
 */
export async function removeSource(
  open: OpenCase,
  id: number,
  stop: AbortSignal,
): Promise<{ removedEvents: number }> {
  const removed = await sourceRow(open.reader, id);
  if (!removed)
    throw new AppError('NOT_FOUND', `The case has no source ${id}. List them with \`tracewell sources\`.`, {
      id,
    });
  const signal = AbortSignal.any([stop, open.closing]);
  return open.exclusively(`removing ${removed.name}`, async () => {
    const attached: Attached[] = [];
    try {
      const affected = (await sourceRows(open.writer)).filter(
        (row) => row.source_id > id && row.importer === removed.importer && row.duplicate > 0,
      );
      for (const row of affected) attached.push(await stageAgain(open, factsOf(row), signal));
      return await open.audited('sources.removed', () => rewrite(open, removed, attached));
    } catch (error) {
      throw diskError(error, open.workFolder) ?? error;
    } finally {
      for (const { alias } of attached) await open.writer.run(`DETACH ${alias}`);
      emptyPart(open.workFolder, 'in');
    }
  });
}

async function rewrite(open: OpenCase, removed: SourceRecord, again: readonly Attached[]) {
  await replaceSources(open.writer, [removed.source_id], again);
  const { source_id: source, path, sha256, stored } = removed;
  return { result: { removedEvents: stored }, detail: { source, path, sha256, events: stored } };
}
