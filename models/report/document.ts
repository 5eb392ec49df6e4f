import {
  REPORT_SCHEMA,
  type ReportBlock,
  type ReportDocument,
  type ReportSection,
} from '../domain/report.ts';
import { dayLong } from '../figures/days.ts';
import { count } from '../figures/numbers.ts';
import { askedSection, notesOf, summarySection } from './asked.ts';
import { facts, moment, momentLong, paragraph } from './blocks.ts';
import { chronologySection, recordSays } from './chronology.ts';
import { dayBlocks } from './day.ts';
import { glossarySection } from './glossary.ts';
import type { ReportInput, ReportItem } from './input.ts';
import { logsSection } from './logs.ts';
import { personSection } from './person.ts';
import { replayBlocks } from './replay.ts';
import { restsSection } from './rests.ts';

/** The report as data, in the analyst's order; the same input gives the same document. */
export function reportDocument(input: ReportInput): ReportDocument {
  const sections = [
    summarySection(input),
    askedSection(input),
    personSection(input),
    findingsSection(input),
    chronologySection(input),
    restsSection(input),
    logsSection(input),
    glossarySection(input),
    auditSection(input),
  ];
  return {
    schema: REPORT_SCHEMA,
    title: input.title ?? defaultTitle(input),
    subtitle: subtitleOf(input),
    case: input.case,
    zone: input.zone,
    madeUs: input.madeUs,
    masked: input.masked,
    product: input.product,
    sections: sections.filter((section) => section !== null),
  };
}

function defaultTitle({ person, names, items }: ReportInput): string {
  if (person) return names.person(person.person);
  const replay = items.find((item) => item.kind === 'replay');
  return replay ? replay.label : 'Case report';
}

function subtitleOf({ case: name, person, items, zone }: ReportInput): string {
  const days = items.flatMap((item) => (item.kind === 'day' ? [item.day.day] : [])).sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  const about =
    first !== undefined && last !== undefined
      ? first === last
        ? dayLong(first)
        : `${count(days.length)} days, ${dayLong(first)} to ${dayLong(last)}`
      : person && person.activeDays === 0
        ? 'no events'
        : replaySpan(items, zone);
  return `Case ${name}${about === '' ? '' : `: ${about}`}`;
}

function replaySpan(items: readonly ReportItem[], zone: string): string {
  const replay = items.find((item) => item.kind === 'replay')?.replay;
  return replay ? `${moment(replay.from, zone)} to ${moment(replay.to, zone)}` : '';
}

function findingsSection(input: ReportInput): ReportSection {
  const blocks = input.items.flatMap((item, i) => itemBlocks(item, i, input));
  return {
    id: 'findings',
    title: 'Findings',
    blocks: blocks.length > 0 ? blocks : [paragraph('Nothing was chosen for this report.')],
  };
}

function itemBlocks(item: ReportItem, place: number, input: ReportInput): ReportBlock[] {
  const id = `finding-${place + 1}`;
  if (item.kind === 'day') return dayBlocks(item.day, id, input.names);
  if (item.kind === 'replay') return replayBlocks(item.replay, item.label, id, input.names);
  if (item.kind === 'comment') return notesOf(item.text);
  const event = input.events.find((one) => one.event === item.event);
  if (!event) return [];
  const says = `${momentLong(event.at, input.zone)}: ${recordSays(event, input.names)}. The record stands in the chronology.`;
  return [paragraph(says), ...(event.comment ? notesOf(event.comment) : [])];
}

const auditSection = ({ audit }: ReportInput): ReportSection => ({
  id: 'audit',
  title: 'Audit log',
  blocks: [
    paragraph(
      'Every import, analysis, look at real names and report is an entry in the case’s log; each entry carries the hash of the one before it. This is where the log stood when the report was made.',
    ),
    facts([
      ['Entries', count(audit.entries)],
      ['Hash of the last', audit.head],
    ]),
  ],
});
