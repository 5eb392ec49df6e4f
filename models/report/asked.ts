import type { ReportBlock, ReportSection } from '../domain/report.ts';
import { dayLong, daySpan } from '../figures/days.ts';
import { count, plural } from '../figures/numbers.ts';
import { dayLede } from '../figures/why-words.ts';
import { facts, moment, note, paragraph } from './blocks.ts';
import type { ReportInput } from './input.ts';

/** Empty lines part the analyst's words into paragraphs. */
export const notesOf = (text: string): ReportBlock[] =>
  text
    .split(/\r?\n\s*\r?\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(note);

export function summarySection(input: ReportInput): ReportSection {
  const words = input.summary === null ? [] : notesOf(input.summary);
  const found = [personFound(input), ...replaysFound(input)].filter((text) => text !== null);
  const said =
    found.length > 0 ? found : [`${plural(input.events.length, 'record was', 'records were')} chosen.`];
  return { id: 'summary', title: 'Summary', blocks: [...words, ...said.map(paragraph)] };
}

function personFound({ person, names, items }: ReportInput): string | null {
  if (!person) return null;
  const name = names.person(person.person);
  if (person.activeDays === 0)
    return `The case holds no event of ${name}. Nothing can be said of their days.`;
  if (person.peakDay === null)
    return `${name} has ${plural(person.activeDays, 'active day', 'active days')} and no scored one: what is usual is still being learnt.`;
  const peak = items.find((item) => item.kind === 'day' && item.day.day === person.peakDay);
  const why = peak?.kind === 'day' ? ` ${dayLede(peak.day)}` : '';
  return (
    `${name} ranks ${count(person.rank)} of ${count(person.rankedPeople)} people in this case. ` +
    `The highest risk is ${Math.round(person.peakRisk)} of 100, on ${dayLong(person.peakDay)}; ` +
    `usual for this person is ${Math.round(person.usualLow)} to ${Math.round(person.usualHigh)}.${why}`
  );
}

const replaysFound = ({ items }: ReportInput): string[] =>
  items.flatMap((item) => {
    if (item.kind !== 'replay') return [];
    const { replay, label } = item;
    const path = replay.steps.columns.number.filter((number) => number > 0).length;
    const firsts = replay.edges.columns.first.filter((first) => first === 1).length;
    const failed = replay.edges.columns.failed.filter((one) => one === 1).length;
    return [
      `${label}: ${plural(replay.events, 'event', 'events')} on ${plural(replay.hosts, 'host', 'hosts')}. ` +
        `The likeliest path has ${plural(path, 'step', 'steps')}; ${plural(firsts, 'connection', 'connections')} met for the first time, ` +
        `${count(failed)} ${failed === 1 ? 'was' : 'were'} refused throughout.`,
    ];
  });

export function askedSection(input: ReportInput): ReportSection {
  const { person, names, coverage, zone } = input;
  const replay = input.items.find((item) => item.kind === 'replay');
  const who = person ? names.person(person.person) : replay ? replay.label : 'Records of the case';
  const span =
    person && person.activeDays > 0
      ? daySpan(person.firstDay, person.lastDay)
      : coverage.first === null || coverage.last === null
        ? 'no events'
        : `${moment(coverage.first, zone)} to ${moment(coverage.last, zone)}`;
  return {
    id: 'asked',
    title: 'What was asked',
    blocks: [
      facts([
        ['Subject', who],
        ['Evidence', evidenceWords(input)],
        ['Span of the records', span],
        ['Clock times', `zone ${zone}, 24 h; the offset stands beside each`],
        ['Case', input.case],
        ['Names', input.masked ? 'pseudonyms, stable in this case' : 'real names'],
        [
          'Made',
          `${moment(input.madeUs, zone)} by ${input.product}, started from ${ACTORS[input.actor] ?? input.actor}`,
        ],
      ]),
    ],
  };
}

const ACTORS: Readonly<Record<string, string>> = {
  app: 'the desktop app',
  host: 'the browser',
  cli: 'the command line',
};

function evidenceWords({ items, events, byRank }: ReportInput): string {
  const days = items.filter(({ kind }) => kind === 'day').length;
  const replays = items.filter(({ kind }) => kind === 'replay').length;
  const parts = [
    days > 0 ? plural(days, 'day', 'days') : '',
    replays > 0 ? plural(replays, 'replay', 'replays') : '',
    plural(events.length, 'original record', 'original records'),
  ].filter((part) => part !== '');
  return `${parts.join(', ')}, ${byRank ? 'taken by rank' : 'chosen by the analyst'}`;
}
