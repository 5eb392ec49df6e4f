import { isoTime, type TimestampUs } from '../../../models/domain/time.ts';
import type { Client, MappingPreview, MappingProposal } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';
import { instant } from '../options.ts';
import { FoundWanting } from '../io.ts';
import { table } from '../table.ts';
import { withEngine } from '../with-case.ts';

interface Options {
  readonly mapping?: string;
  readonly out?: string;
  readonly timezone?: string;
  readonly start?: TimestampUs;
}

const command: Command = {
  id: 'mapping',
  declare: (command, run) =>
    command
      .description(
        'how a file of no known format is read: `mapping propose FILE` makes one, `mapping preview FILE --mapping M` tries it',
      )
      .argument('<action>', 'propose or preview')
      .argument('<file>', 'CSV, TSV, JSON, NDJSON or Parquet; a.zip!member in an archive')
      .option('--mapping <file>', 'of preview: the mapping to try; else the proposed one')
      .option('--out <file>', 'of propose: where to write the mapping')
      .option('--timezone <zone>', 'zone of times that name none')
      .option('--start <time>', 'what second 0 means where times are relative', instant)
      .action(
        run(async (io, action: string, file: string, options: Options) => {
          if (action !== 'propose' && action !== 'preview')
            throw new AppError('BAD_REQUEST', `"${action}" is neither propose nor preview.`);
          await withEngine((client) =>
            action === 'propose'
              ? propose(io, client, io.path(file), options)
              : preview(io, client, io.path(file), options),
          );
        }),
      ),
};
export default command;

async function propose(io: Io, client: Client, path: string, options: Options): Promise<void> {
  const { out } = options;
  const proposal = await client.call('mapping.propose', { path }, { signal: io.signal });
  if (out !== undefined) await client.call('mapping.save', { mapping: proposal.mapping, out: io.path(out) });
  const { yaml, problems } = await tried(client, io, path, proposal.mapping, options);
  io.print({ ...proposal, yaml, problems }, () =>
    out === undefined ? yaml.trimEnd() : columnsText(proposal),
  );
  if (io.json) return;
  if (out === undefined) io.note(`\n${columnsText(proposal)}`);
  for (const { where, message } of problems) io.note(`${where}: ${message}`);
  if (proposal.needsZone) io.note('The times carry no zone: give it with --timezone.');
  if (proposal.needsStart) io.note('The times count from a start: give it with --start.');
}

const columnsText = ({ columns }: MappingProposal) =>
  table(
    [
      { title: 'column' },
      { title: 'read as' },
      { title: 'sure', right: true },
      { title: 'why' },
      { title: 'values' },
    ],
    columns.map(({ column, field, confidence, reason, samples }) => [
      column,
      field ?? '',
      field === null ? '' : `${Math.round(confidence * 100)} %`,
      reason,
      samples.slice(0, 2).join(', ').slice(0, 60),
    ]),
  );

async function preview(io: Io, client: Client, path: string, options: Options): Promise<void> {
  const mapping =
    options.mapping === undefined
      ? (await client.call('mapping.propose', { path }, { signal: io.signal })).mapping
      : await client.call('mapping.read', { path: io.path(options.mapping) });
  const result = await tried(client, io, path, mapping, options);
  io.print(result, () => previewText(result));
  if (result.problems.length > 0) throw new FoundWanting();
}

const tried = (
  client: Client,
  io: Io,
  path: string,
  mapping: MappingProposal['mapping'],
  { timezone, start }: Options,
): Promise<MappingPreview> =>
  client.call(
    'mapping.preview',
    {
      path,
      mapping,
      ...(timezone !== undefined && { zone: timezone }),
      ...(start !== undefined && { start }),
    },
    { signal: io.signal },
  );

function previewText({ events, records, rejected, problems }: MappingPreview): string {
  if (problems.length > 0) return problems.map(({ where, message }) => `${where}: ${message}`).join('\n');
  const heads = ['time, UTC', 'user', 'action', 'outcome', 'from', 'to', 'resource', 'rejected'].map(
    (title) => ({ title }),
  );
  const rows = events.map((event) => [
    event.at === null ? '' : isoTime(event.at),
    event.user ?? '',
    event.action,
    event.outcome ?? '',
    event.srcHost ?? event.srcIp ?? '',
    event.dstHost ?? '',
    (event.resource ?? '').slice(0, 40),
    event.reason ?? '',
  ]);
  return `${table(heads, rows)}\n\n${records - rejected} of ${records} records read, ${rejected} rejected`;
}
