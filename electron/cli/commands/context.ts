import { CONTEXT_LISTS, type ContextList } from '../../../models/domain/context.ts';
import { sourceId } from '../../../models/domain/ids.ts';
import { isoDay, type Day } from '../../../models/domain/time.ts';
import { addressWords, DB_IP, LIST_WORDS } from '../../../models/figures/context-words.ts';
import type {
  AddressContext,
  Client,
  ContextEntries,
  ContextListSummary,
  GeoStatus,
} from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';
import { dayIn } from '../options.ts';
import { receiptText } from '../receipt.ts';
import { count, table } from '../table.ts';
import { withCase } from '../with-case.ts';

interface Options {
  readonly asOf?: Day;
}

type Verb = (
  client: Client,
  words: readonly string[],
  asOf: Day | undefined,
  io: Io,
) => Promise<readonly [object, string]>;

const PAGE = 1000;

const VERBS: Readonly<Record<string, Verb>> = {
  entries: async (client, [list = ''], asOf) => {
    if (!isList(list))
      throw new AppError(
        'BAD_REQUEST',
        `There is no list "${list}". The lists are ${CONTEXT_LISTS.join(', ')}.`,
      );
    const all = await allEntries(client, list, asOf);
    return [all, entriesText(all)];
  },
  address: async (client, ips, asOf) => {
    if (ips.length === 0)
      throw new AppError('BAD_REQUEST', 'Name an address: `context CASE address 192.0.2.1`.');
    const addresses = await client.call('context.addresses', {
      ips,
      ...(asOf !== undefined && { day: asOf }),
    });
    const { databases } = await client.call('context.geoip', {});
    return [{ addresses }, addressesText(addresses, databases)];
  },
  known: async (client, [source = '', day = ''], _, io) => {
    if (!/^\d{1,9}$/.test(source) || !/^\d{4}-\d\d-\d\d$/.test(day))
      throw new AppError('BAD_REQUEST', 'Name a source and a day: `context CASE known 3 2024-02-15`.');
    const change = { source: sourceId(Number(source)), known: dayIn(day) };
    const receipt = await client.call('sources.set-known', change, { signal: io.signal });
    return [receipt, `${receiptText(receipt)}\n\nRun analyze.`];
  },
  geoip: async (client, [path], _, io) => {
    const status =
      path === undefined
        ? await client.call('context.geoip', {})
        : await client.call('context.set-geoip', { path: path === 'none' ? null : io.path(path) });
    return [status, geoText(status)];
  },
};

const command: Command = {
  id: 'context',
  declare: (command, run) =>
    command
      .description(
        'lists that say what events cannot; `context CASE entries LIST`, `context CASE address IP…`, `context CASE known SOURCE DAY`, `context CASE geoip FILE.mmdb` (`none`: only what comes with Tracewell)',
      )
      .argument('<case>', 'the case file')
      .argument('[action]', 'entries, address, known or geoip')
      .argument('[words...]', 'a list, addresses, a source and a day, or a file')
      .option('--as-of <day>', 'what was known by then, e.g. 2024-02-15', dayIn)
      .action(
        run(
          async (
            io,
            casePath: string,
            action: string | undefined,
            words: readonly string[],
            { asOf }: Options,
          ) => {
            if (action !== undefined && !Object.hasOwn(VERBS, action))
              throw new AppError('BAD_REQUEST', `"${action}" is none of entries, address, known and geoip.`);
            const verb = (action === undefined ? undefined : VERBS[action]) ?? lists;
            const [answer, text] = await withCase(io.path(casePath), io, (client) =>
              verb(client, words, asOf, io),
            );
            io.print(answer, () => text);
          },
        ),
      ),
};
export default command;

const isList = (text: string): text is ContextList => CONTEXT_LISTS.some((list) => list === text);

const lists: Verb = async (client) => {
  const summaries = await client.call('context.lists', {});
  return [{ lists: summaries }, listsText(summaries)];
};

const listsText = (summaries: readonly ContextListSummary[]) =>
  table(
    [
      { title: 'List' },
      { title: 'Entries', right: true },
      { title: 'Known from' },
      { title: 'to' },
      { title: 'What it says' },
    ],
    summaries.map(({ list, entries, firstKnown, lastKnown }) => [
      list,
      count(entries),
      firstKnown === null ? '–' : isoDay(firstKnown),
      lastKnown === null ? '–' : isoDay(lastKnown),
      LIST_WORDS[list].about,
    ]),
  );

async function allEntries(client: Client, list: ContextList, asOf: Day | undefined): Promise<ContextEntries> {
  const at = asOf === undefined ? {} : { asOf };
  let all = await client.call('context.entries', { list, ...at, offset: 0, limit: PAGE });
  while (all.entries.length < all.total) {
    const more = await client.call('context.entries', {
      list,
      ...at,
      offset: all.entries.length,
      limit: PAGE,
    });
    if (more.entries.length === 0) break;
    all = { ...all, entries: [...all.entries, ...more.entries] };
  }
  return all;
}

const entriesText = ({ columns, entries }: ContextEntries) =>
  entries.length === 0
    ? 'No entries.'
    : table(
        [...columns.map((title) => ({ title })), { title: 'Known from' }, { title: 'To' }],
        entries.map(({ cells, knownFrom, validTo }) => [
          ...cells.map((cell) => cell ?? ''),
          isoDay(knownFrom),
          validTo === null ? '' : isoDay(validTo),
        ]),
      );

const addressesText = (addresses: readonly AddressContext[], databases: GeoStatus['databases']) =>
  [
    ...addresses.map((address) => `${address.ip}  ${addressWords(address) || 'nothing is known of it'}`),
    ...(databases.some(({ attributed }) => attributed) ? [`${DB_IP.words} (${DB_IP.href})`] : []),
  ].join('\n');

const geoText = ({ databases, problem }: GeoStatus) =>
  [
    ...databases.map(
      ({ title, built, path, attributed }) =>
        `${title}${built === null ? '' : `, of ${isoDay(built)}`}${path === null ? ', comes with Tracewell' : `, ${path}`}${attributed ? `; ${DB_IP.words} (${DB_IP.href})` : ''}`,
    ),
    ...(databases.length === 0 ? ['No location database. Name one: `context CASE geoip FILE.mmdb`.'] : []),
    ...(problem === null ? [] : [problem]),
  ].join('\n');
