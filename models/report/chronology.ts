import type { ReportBlock, ReportRecord, ReportSection } from '../domain/report.ts';
import { actionWords } from '../figures/actions.ts';
import { plural } from '../figures/numbers.ts';
import { momentLong, paragraph } from './blocks.ts';
import type { ChosenEvent, ReportInput, ReportNames } from './input.ts';

/** Who did what where, of one record. */
export function recordSays(event: ChosenEvent, names: ReportNames): string {
  const { person, account, target, host } = event;
  const who = person !== null ? names.person(person) : account === null ? '' : names.account(account);
  const as = target === null ? '' : ` (${names.account(target)})`;
  const what = names.resource(event.event);
  return [
    who === '' ? '' : `${who}: `,
    actionWords(event.action),
    as,
    host === null ? '' : ` on ${names.host(host)}`,
    what === '' ? '' : `, ${what}`,
  ].join('');
}

export function recordBlock(event: ChosenEvent, names: ReportNames, zone: string): ReportRecord {
  return {
    kind: 'record',
    event: event.event,
    at: event.at,
    source: event.source,
    path: event.path,
    record: event.record,
    when: momentLong(event.at, zone),
    says: recordSays(event, names),
    text: event.text,
    ...(event.comment !== null && event.comment !== '' && { comment: event.comment }),
  };
}

/** Every chosen record in order of time, as its source wrote it. */
export function chronologySection({ events, names, zone, masked }: ReportInput): ReportSection {
  const sorted = events.toSorted((a, b) => a.at - b.at || (a.event < b.event ? -1 : 1));
  const head: ReportBlock = paragraph(
    sorted.length === 0
      ? 'No record was chosen.'
      : `${plural(sorted.length, 'record', 'records')} in order of time, as the source wrote ${sorted.length === 1 ? 'it' : 'them'}. ` +
          `Record numbers count from 0 in each file.${masked ? ' Names inside are replaced by pseudonyms; everything else stands as it was.' : ''}`,
  );
  return {
    id: 'chronology',
    title: 'Chronology',
    blocks: [head, ...sorted.map((event) => recordBlock(event, names, zone))],
  };
}
