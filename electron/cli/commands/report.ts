import { InvalidArgumentError, Option } from 'commander';
import type { TimestampUs } from '../../../models/domain/time.ts';
import type { Client, ReportFormat, ReportReceipt, ReportRequest } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { storyEvidence } from '../../contract/story-evidence.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';
import { instant, wholeNumber } from '../options.ts';
import { bytes, table } from '../table.ts';
import { withCase } from '../with-case.ts';

const FORMATS: readonly ReportFormat[] = ['html', 'pdf', 'md', 'json'];

interface Options {
  readonly story?: string;
  readonly user?: string;
  readonly session?: number;
  readonly from?: TimestampUs;
  readonly to?: TimestampUs;
  readonly format: readonly ReportFormat[];
  readonly title?: string;
  readonly out: string;
}

const command: Command = {
  id: 'report',
  declare: (command, run) =>
    command
      .description(
        'write a case report of a story, a person, a session or a span; names are unmasked, and it is logged',
      )
      .argument('<case>', 'the case file')
      .option('--story <id>', 'a story: its signals in the order of time, and its replay')
      .option('--user <name>', 'a person, by account, full name or e-mail: their highest days')
      .option('--session <number>', 'a session, replayed', wholeNumber)
      .option('--from <time>', 'a span, replayed: ISO 8601 with zone, 2026-11-12T20:00:00Z', instant)
      .option('--to <time>', 'its end', instant)
      .addOption(
        new Option('--format <list>', 'html, pdf, md, json; several with commas')
          .argParser(formats)
          .default(FORMATS, 'all'),
      )
      .option('--title <text>', 'on the first page')
      .requiredOption('--out <folder>', 'a new or empty folder')
      .action(
        run(async (io, casePath: string, options: Options) => {
          const receipt = await withCase(io.path(casePath), io, (client) => write(client, io, options));
          io.print(receipt, () => receiptText(receipt));
        }),
      ),
};
export default command;

function formats(text: string): ReportFormat[] {
  const asked = text.split(',').map((word) => word.trim());
  const wrong = asked.find((word) => !(FORMATS as readonly string[]).includes(word));
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is none of ${FORMATS.join(', ')}.`);
  return FORMATS.filter((format) => asked.includes(format));
}

async function write(client: Client, io: Io, options: Options): Promise<ReportReceipt> {
  const request = {
    ...(options.story === undefined
      ? { subject: await subjectOf(client, io, options), evidence: [] }
      : await storyRequest(client, io, options.story)),
    ...(options.title !== undefined && { title: options.title }),
  };
  const input = { request, formats: options.format, out: io.path(options.out) };
  return client.call('report.write', input, { signal: io.signal });
}

/** What a story found, sentence by sentence, each with the first records that prove it, and its span as a replay. */
async function storyRequest(client: Client, io: Io, story: string): Promise<ReportRequest> {
  const detail = await client.call('stories.detail', { story }, { signal: io.signal });
  const { title, risk, principal, relief, techniques, verdict } = detail;
  const { person } = principal;
  const against = relief.map(({ reason }) => `Speaks against it: ${reason}.`);
  return {
    subject: person === null ? { kind: 'case' } : { kind: 'person', person },
    title: title,
    summary: [
      `Story ${story}, ${principal.called}, risk ${Math.round(risk)} of 100${verdict === null ? '' : `, judged ${verdict}`}.`,
      ...against,
      `ATT&CK: ${techniques.map(({ id, name }) => `${id} ${name}`).join(', ')}.`,
    ].join('\n\n'),
    evidence: storyEvidence(detail),
  };
}

async function subjectOf(
  client: Client,
  io: Io,
  { user, session, from, to }: Options,
): Promise<ReportRequest['subject']> {
  const span = from !== undefined && to !== undefined;
  if ([user !== undefined, session !== undefined, span].filter(Boolean).length !== 1)
    throw new AppError(
      'BAD_REQUEST',
      'Say what the report is about: --story, --user, --session, or both --from and --to.',
    );
  if (session !== undefined) return { kind: 'replay', replay: { kind: 'session', session } };
  if (span) {
    if (from >= to) throw new AppError('BAD_REQUEST', '--from lies after --to. Exchange them.');
    return { kind: 'replay', replay: { kind: 'span', from, to } };
  }
  const people = await client.call('people.find', { name: user ?? '' }, { signal: io.signal });
  const [person, ...others] = people;
  if (person === undefined)
    throw new AppError(
      'NOT_FOUND',
      `No person of this case is called "${user}". \`tracewell people\` lists them; analyse the case first where nobody is listed.`,
    );
  if (others.length > 0)
    throw new AppError(
      'NOT_FOUND',
      `"${user}" stands for ${people.length} people. Give an account with its domain.`,
    );
  return { kind: 'person', person };
}

const HEADS = [{ title: 'file' }, { title: 'size', right: true }, { title: 'sha-256' }];

function receiptText({ directory, files, missing, manifest }: ReportReceipt): string {
  const rows = files.map(({ name, bytes: size, sha256 }) => [name, bytes(size), sha256]);
  const left = missing.map(({ format, reason }) => `not written: ${format}. ${reason}`);
  return [
    directory,
    table(HEADS, rows),
    ...left,
    `manifest ${manifest}, also in the case's audit log; \`tracewell verify\` checks the folder`,
  ].join('\n');
}
