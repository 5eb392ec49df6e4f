import type { CaseVerification, ReportVerification } from '../../contract/api.ts';
import { verifyReport } from '../../engine/report/verify.ts';
import type { Command } from '../command.ts';
import { FoundWanting, type Io } from '../io.ts';
import { count, plural } from '../table.ts';
import { withCase } from '../with-case.ts';

const command: Command = {
  id: 'verify',
  declare: (command, run) =>
    command
      .description('check a written report against its manifest, or a case against its own ledgers')
      .argument('<path>', "a report's folder, a file in it, or a case file")
      .action(
        run(async (io, path: string) => {
          const holds = path.endsWith('.tracewell') ? await ofCase(io, path) : await ofReport(io, path);
          if (!holds) throw new FoundWanting();
        }),
      ),
};
export default command;

async function ofReport(io: Io, path: string): Promise<boolean> {
  const found = await verifyReport(io.path(path));
  io.print({ kind: 'report', ...found }, () => reportText(found));
  return found.holds;
}

function reportText({
  directory,
  holds,
  files,
  title,
  case: name,
  manifest,
  problems,
}: ReportVerification): string {
  const about = title === null ? [] : [`"${title}", case ${name ?? ''}`];
  const said = holds
    ? [`holds: ${plural(files, 'file')} as written, nothing missing, nothing added`]
    : problems.map(({ says }) => `differs: ${says}`);
  return [directory, ...about, ...said, `manifest ${manifest}`].join('\n');
}

async function ofCase(io: Io, path: string): Promise<boolean> {
  const found = await withCase(io.path(path), io, (client) =>
    client.call('cases.verify', {}, { signal: io.signal }),
  );
  io.print({ kind: 'case', path: io.path(path), ...found }, () => caseText(path, found));
  return found.holds;
}

function caseText(path: string, { holds, audit, sources, problems }: CaseVerification): string {
  const records = sources.reduce((sum, { kept }) => sum + kept, 0);
  const hashed = sources.filter(({ text }) => text === true).length;
  const said = holds
    ? [
        `holds: ${count(audit.entries)} audit entries in one chain`,
        `${plural(sources.length, 'source')}, the text of all ${count(records)} records kept; ${count(hashed)} with the hash of their file`,
      ]
    : problems.map((says) => `differs: ${says}`);
  return [path, ...said, `audit head ${audit.head}`].join('\n');
}
