import { eventId } from '../../../models/domain/ids.ts';
import type { Replay, ReplaySubject } from '../../../models/domain/replay.ts';
import { isoTime, type Day, type TimestampUs } from '../../../models/domain/time.ts';
import type { ReplayNames } from '../../../models/figures/replay-names.ts';
import type { Client } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';
import { dayIn, instant, wholeNumber } from '../options.ts';
import { candidate, listingText, pathSteps, replayText } from '../replay-text.ts';
import { withCase } from '../with-case.ts';

interface Options {
  readonly user?: string;
  readonly day?: Day;
  readonly from?: TimestampUs;
  readonly to?: TimestampUs;
  readonly session?: number;
  readonly candidates?: true;
}

const command: Command = {
  id: 'replay',
  declare: (command, run) =>
    command
      .description('how somebody moved from host to host, step by step; names are unmasked, and it is logged')
      .argument('<case>', 'the case file')
      .option('--user <name>', 'a person, by account, full name or e-mail')
      .option('--day <date>', 'their local day, 2026-11-12; without it the one with the longest way', dayIn)
      .option('--session <number>', 'a session', wholeNumber)
      .option('--from <time>', 'a span: ISO 8601 with zone, 2026-11-12T20:00:00Z', instant)
      .option('--to <time>', 'its end', instant)
      .option('--candidates', 'list the days worth replaying')
      .action(
        run(async (io, casePath: string, options: Options) => {
          const say = await withCase(io.path(casePath), io, (client) =>
            options.candidates ? listing(client, io, options) : replaying(client, io, options),
          );
          io.print(say.document, say.text);
        }),
      ),
};
export default command;

interface Said {
  readonly document: unknown;
  readonly text: () => string;
}

async function subjectOf(client: Client, io: Io, options: Options): Promise<ReplaySubject> {
  const { user, day, from, to, session } = options;
  if (session !== undefined) return { kind: 'session', session };
  const person = user === undefined ? undefined : await personOf(client, io, user);
  if (from !== undefined && to !== undefined)
    return { kind: 'span', from, to, ...(person !== undefined && { person }) };
  if (person === undefined)
    throw new AppError('BAD_REQUEST', 'Say what to replay: --user, --session, or both --from and --to.');
  if (day !== undefined) return { kind: 'day', person, day };
  const [best] = await client.call('replay.candidates', { person }, { signal: io.signal });
  if (!best)
    throw new AppError(
      'NOT_FOUND',
      `No day of "${user ?? ''}" has movement between hosts or a change of credentials. Name a day with --day.`,
    );
  return best.subject;
}

async function personOf(client: Client, io: Io, name: string) {
  const found = await client.call('people.find', { name }, { signal: io.signal });
  const [person, other] = found;
  if (person === undefined)
    throw new AppError(
      'NOT_FOUND',
      `Nobody in this case is called "${name}". \`tracewell people\` lists them.`,
      {
        name,
      },
    );
  if (other !== undefined)
    throw new AppError('BAD_REQUEST', `"${name}" fits ${found.length} people. Give the account.`, { name });
  return person;
}

async function replaying(client: Client, io: Io, options: Options): Promise<Said> {
  const subject = await subjectOf(client, io, options);
  const replay = await client.call('replay.load', { subject }, { signal: io.signal });
  const names = await namesOf(client, io, replay);
  const steps = pathSteps(replay, names);
  const counts = {
    events: replay.events,
    hosts: replay.hosts,
    nodes: replay.entities,
    steps: replay.steps.rows,
  };
  const document = {
    from: isoTime(replay.from),
    to: isoTime(replay.to),
    zone: replay.zone,
    ...counts,
    path: steps,
    alternatives: replay.alternatives.length,
  };
  return { document, text: () => replayText(replay, steps) };
}

/** Names of all that the steps and the nodes show, in three requests. */
async function namesOf(client: Client, io: Io, { nodes, steps }: Replay): Promise<ReplayNames> {
  const { kind, entity, event } = nodes.columns;
  const entities = (which: number) => [...entity].filter((id, row) => kind[row] === which && id >= 0);
  const resolve = async (of: 'host' | 'account', among: readonly number[]) => {
    const ids = [...new Set(among.filter((id) => id >= 0))];
    const found = await client.call('names.resolve', { kind: of, ids }, { signal: io.signal });
    return new Map(ids.map((id, i) => [id, found[i] ?? '']));
  };
  const hosts = await resolve('host', [...entities(0), ...steps.columns.host]);
  const accounts = await resolve('account', [
    ...entities(1),
    ...steps.columns.account,
    ...steps.columns.target,
  ]);
  const events = [...new Set([...event].filter((id) => id > 0n).map((id) => eventId(id)))];
  const texts = await client.call('names.resolve', { kind: 'container', events }, { signal: io.signal });
  const containers = new Map(events.map((id, i) => [id, texts[i] ?? '']));
  return {
    host: (id) => hosts.get(id) ?? '',
    account: (id) => accounts.get(id) ?? '',
    container: (id) => containers.get(id) ?? '',
  };
}

async function listing(client: Client, io: Io, { user, from, to }: Options): Promise<Said> {
  const person = user === undefined ? {} : { person: await personOf(client, io, user) };
  const span = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const found = await client.call('replay.candidates', { ...person, ...span }, { signal: io.signal });
  const ids = [...new Set(found.map(({ person: id }) => id))];
  const names = await client.call('names.resolve', { kind: 'person', ids }, { signal: io.signal });
  const nameOf = new Map(ids.map((id, i) => [id, names[i] ?? '']));
  const rows = found.map((one) => candidate(one, nameOf.get(one.person) ?? ''));
  return { document: { candidates: rows }, text: () => listingText(rows) };
}
