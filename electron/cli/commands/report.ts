import { InvalidArgumentError, Option } from 'commander';
import type { TimestampUs } from '../../../models/domain/time.ts';
import type { Client, ReportFormat, ReportReceipt, ReportRequest } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';
import { instant, wholeNumber } from '../options.ts';
import { bytes, table } from '../table.ts';
import { withCase } from '../with-case.ts';

const FORMATS: readonly ReportFormat[] = ['html', 'pdf', 'md', 'json'];

interface Options {
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
        'write a case report of a person, a session or a span; names are unmasked, and it is logged',
      )
      .argument('<case>', 'the case file')
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
  const subject = await subjectOf(client, io, options);
  const request = { subject, evidence: [], ...(options.title !== undefined && { title: options.title }) };
  const input = { request, formats: options.format, out: io.path(options.out) };
  return client.call('report.write', input, { signal: io.signal });
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
      'Say what the report is about: --user, --session, or both --from and --to.',
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
