import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { CONTEXT_TABLES } from '../../../models/domain/context.ts';
import type { Mapping } from '../../../models/domain/mapping.ts';
import { readMapping } from '../../../models/sources/mapping/yaml.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { Database } from '../database/database.ts';
import { memberOf } from './archive.ts';
import { runImporter } from './importer-process.ts';
import { inboxPath, inboxStem } from './inbox.ts';
import { IMPORTER_MEMORY } from './job.ts';
import { attach, publish, type Attached } from './publish.ts';
import { nameOf } from './recognise.ts';
import type { SourceFacts } from './source-row.ts';
import { writeSourceText } from './source-text.ts';

const TABLES = [
  'event',
  'account_alias',
  ...Object.values(CONTEXT_TABLES),
  'psychometric',
  'source_text',
  'reject',
  'source',
];

/** Stages a source once more from the text that the case keeps, by what `facts` now say of it. */
export async function stageAgain(open: OpenCase, facts: SourceFacts, signal: AbortSignal): Promise<Attached> {
  const inbox = join(open.workFolder, 'in');
  const stem = inboxStem('r', facts.sourceId);
  const text = inboxPath(inbox, stem, 'text');
  await writeSourceText(open.writer, facts.sourceId, text);
  const job = {
    path: text,
    name: nameOf(facts.contentSha256 === null ? facts.path : memberOf(facts.path)),
    format: facts.importer,
    ...(facts.mapping === null ? {} : { mapping: fromText(readMapping(facts.mapping)) }),
    zone: facts.zone ?? 'UTC',
    known: facts.known ?? '1970-01-01',
    knownBy: facts.knownBy ?? ('given' as const),
    ...(facts.startUs === null ? {} : { startUs: facts.startUs }),
    unbalanced: facts.discrepancy !== null,
    inbox,
    stem,
    threads: availableParallelism(),
    memory: IMPORTER_MEMORY,
  };
  const staged = await runImporter(job, signal, () => undefined);
  rmSync(text);
  return attach(open.writer, `r${facts.sourceId}`, staged, facts);
}

/** The kept text of a Parquet table is its rows as JSON. */
const fromText = (mapping: Mapping): Mapping =>
  mapping.encoding === 'parquet' ? { ...mapping, encoding: 'json' } : mapping;

/** Takes sources out and puts those that were staged again in their place, in their order. */
export async function replaceSources(
  database: Database,
  gone: readonly number[],
  again: readonly Attached[],
): Promise<void> {
  const ids = [...gone, ...again.map(({ facts }) => facts.sourceId)].join(', ');
  for (const table of TABLES) await database.run(`DELETE FROM ${table} WHERE source_id IN (${ids})`);
  for (const file of again) await publish(database, file);
  for (const [table, id, roles] of [
    ['account', 'account_id', ['account_id', 'target_account_id']],
    ['host', 'host_id', ['computer_id', 'src_host_id', 'dst_host_id']],
  ] as const)
    await database.run(
      `DELETE FROM ${table} WHERE ${roles
        .map((role) => `${id} NOT IN (SELECT DISTINCT ${role} FROM event WHERE ${role} IS NOT NULL)`)
        .join(' AND ')}`,
    );
}
