import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { CONTEXT_TABLES } from '../../../models/domain/context.ts';
import { AppError } from '../../contract/errors.ts';
import { diskError } from '../case/case-errors.ts';
import type { OpenCase } from '../case/open-case.ts';
import { emptyPart } from '../case/work-folder.ts';
import { memberOf } from './archive.ts';
import { inboxPath, inboxStem } from './inbox.ts';
import { runImporter } from './importer-process.ts';
import { attach, publish, type Attached } from './publish.ts';
import { nameOf } from './recognise.ts';
import { writeSourceText } from './source-text.ts';
import { factsOf, sourceRow, sourceRows, type SourceRecord } from './source-row.ts';

const TABLES = [
  'event',
  'account_alias',
  ...Object.values(CONTEXT_TABLES),
  'psychometric',
  'source_text',
  'reject',
  'source',
];

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
      for (const row of affected) attached.push(await stageAgain(open, row, signal));
      return await open.audited('sources.removed', () => rewrite(open, removed, attached));
    } catch (error) {
      throw diskError(error, open.workFolder) ?? error;
    } finally {
      for (const { alias } of attached) await open.writer.run(`DETACH ${alias}`);
      emptyPart(open.workFolder, 'in');
    }
  });
}

async function stageAgain(open: OpenCase, row: SourceRecord, signal: AbortSignal): Promise<Attached> {
  const inbox = join(open.workFolder, 'in');
  const stem = inboxStem('r', row.source_id);
  const text = inboxPath(inbox, stem, 'text');
  await writeSourceText(open.writer, row.source_id, text);
  const job = {
    path: text,
    name: nameOf(row.content_sha256 === null ? row.path : memberOf(row.path)),
    format: row.importer,
    zone: row.zone ?? 'UTC',
    known: row.known_from ?? '1970-01-01',
    knownBy: row.known_by ?? ('given' as const),
    startUs: row.start_us ?? 0,
    unbalanced: row.discrepancy !== null,
    inbox,
    stem,
    threads: availableParallelism(),
    memory: '600MB',
  };
  const staged = await runImporter(job, signal, () => undefined);
  rmSync(text);
  return attach(open.writer, `r${row.source_id}`, staged, factsOf(row));
}

async function rewrite(open: OpenCase, removed: SourceRecord, again: readonly Attached[]) {
  const { writer } = open;
  const ids = [removed.source_id, ...again.map(({ facts }) => facts.sourceId)].join(', ');
  for (const table of TABLES) await writer.run(`DELETE FROM ${table} WHERE source_id IN (${ids})`);
  for (const file of again) await publish(writer, file);
  for (const [table, id, roles] of [
    ['account', 'account_id', ['account_id', 'target_account_id']],
    ['host', 'host_id', ['computer_id', 'src_host_id', 'dst_host_id']],
  ] as const)
    await writer.run(
      `DELETE FROM ${table} WHERE ${roles
        .map((role) => `${id} NOT IN (SELECT DISTINCT ${role} FROM event WHERE ${role} IS NOT NULL)`)
        .join(' AND ')}`,
    );
  const { source_id: source, path, sha256, stored } = removed;
  return { result: { removedEvents: stored }, detail: { source, path, sha256, events: stored } };
}
