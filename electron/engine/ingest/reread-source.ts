import type { Mapping } from '../../../models/domain/mapping.ts';
import type { FileReceipt } from '../../../models/domain/source.ts';
import { isoDay, type Day } from '../../../models/domain/time.ts';
import { formatOfSource } from '../../../models/sources/index.ts';
import { MAPPED_FORMAT, mappedFormat } from '../../../models/sources/mapping/format.ts';
import { writeMapping } from '../../../models/sources/mapping/yaml.ts';
import type { SourceFormat } from '../../../models/sources/parts/format.ts';
import type { SourceChangeKind } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { checkZone } from '../case/case-file.ts';
import { diskError } from '../case/case-errors.ts';
import type { OpenCase } from '../case/open-case.ts';
import { emptyPart } from '../case/work-folder.ts';
import { checkMapping } from '../mapping/mapping-file.ts';
import type { Attached } from './publish.ts';
import { replaceSources, stageAgain } from './restage.ts';
import { factsOf, receiptOf, sourceRow, sourceRows, type SourceFacts } from './source-row.ts';

/** What is to be different: the zone of its local times, the mapping, or the day from which a list was known. */
export type SourceChange =
  { readonly zone: string } | { readonly mapping: Mapping } | { readonly known: Day };

/**
 * Reads a source anew from the text that the case keeps, and later ones that may share records with it, so that the case
 * ends up as if it had been imported so. Throws NOT_FOUND, BAD_REQUEST (the source has no such thing), BUSY, CANCELLED.
 */
export async function rereadSource(
  open: OpenCase,
  id: number,
  change: SourceChange,
  stop: AbortSignal,
): Promise<FileReceipt> {
  const row = await sourceRow(open.reader, id);
  if (!row)
    throw new AppError('NOT_FOUND', `The case has no source ${id}. List them with \`tracewell sources\`.`, {
      id,
    });
  const before = factsOf(row);
  const after = changed(before, change);
  const signal = AbortSignal.any([stop, open.closing]);
  return open.exclusively(`reading ${row.name} anew`, async () => {
    const attached: Attached[] = [];
    try {
      attached.push(await stageAgain(open, after, signal));
      for (const later of await sourceRows(open.writer))
        if (
          later.source_id > id &&
          later.importer === row.importer &&
          (!('zone' in change) || later.duplicate > 0)
        )
          attached.push(await stageAgain(open, factsOf(later), signal));
      return await open.audited('sources.reread', async () => {
        await replaceSources(open.writer, [], attached);
        return { result: await receiptNow(open, id), detail: detailOf(before, after) };
      });
    } catch (error) {
      throw diskError(error, open.workFolder) ?? error;
    } finally {
      for (const { alias } of attached) await open.writer.run(`DETACH ${alias}`);
      emptyPart(open.workFolder, 'in');
    }
  });
}

async function receiptNow(open: OpenCase, id: number): Promise<FileReceipt> {
  const row = await sourceRow(open.writer, id);
  if (!row) throw new AppError('INTERNAL', `Source ${id} is gone after it was read anew.`, { id });
  return receiptOf(row);
}

const detailOf = (before: SourceFacts, after: SourceFacts) => ({
  source: before.sourceId,
  path: before.path,
  sha256: before.sha256,
  zone: [before.zone, after.zone],
  mapping: [before.mapping, after.mapping],
  known: [before.known, after.known],
});

function changed(facts: SourceFacts, change: SourceChange): SourceFacts {
  if ('zone' in change) {
    checkZone(change.zone);
    if (!needsZone(formatOfSource(facts.importer, facts.mapping)))
      throw new AppError(
        'BAD_REQUEST',
        `The times of "${facts.path}" say their zone themselves: there is none to change.`,
        {
          source: facts.sourceId,
        },
      );
    return { ...facts, zone: change.zone, zoneDecision: 'given' };
  }
  if ('known' in change) return knownFrom(facts, change.known);
  if (!isMapped(facts))
    throw new AppError('BAD_REQUEST', `"${facts.path}" is of a known format and was not read by a mapping.`, {
      source: facts.sourceId,
    });
  const { mapping } = change;
  checkMapping(mapping);
  const zoned = needsZone(mappedFormat(mapping));
  return {
    ...facts,
    mapping: writeMapping(mapping),
    zone: zoned ? (facts.zone ?? 'UTC') : null,
    zoneDecision: zoned ? (facts.zone === null ? 'assumed-utc' : facts.zoneDecision) : 'none',
  };
}

function knownFrom(facts: SourceFacts, known: Day): SourceFacts {
  if (hasKnownDay(formatOfSource(facts.importer, facts.mapping)))
    return { ...facts, known: isoDay(known), knownBy: 'given' };
  throw new AppError(
    'BAD_REQUEST',
    `"${facts.path}" is no list that applies from a day: there is none to change.`,
    {
      source: facts.sourceId,
    },
  );
}

const hasKnownDay = (format: SourceFormat | undefined) => format?.kind === 'rows' && format.needsKnownDay;
const isMapped = ({ importer, mapping }: SourceFacts) => importer === MAPPED_FORMAT && mapping !== null;

/** What `rereadSource` takes for a source. */
export function changesOf(facts: SourceFacts): SourceChangeKind[] {
  const format = formatOfSource(facts.importer, facts.mapping);
  return [
    ...(needsZone(format) ? ['zone' as const] : []),
    ...(hasKnownDay(format) ? ['known' as const] : []),
    ...(isMapped(facts) ? ['mapping' as const] : []),
  ];
}

const needsZone = (format: SourceFormat | undefined) => format?.needsZone ?? false;
