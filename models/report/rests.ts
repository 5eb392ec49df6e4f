import type { ReportBlock, ReportSection } from '../domain/report.ts';
import type { FileReceipt, ZoneDecision } from '../domain/source.ts';
import { FIRST_SCORED_ACTIVE_DAY } from '../domain/score.ts';
import { modelTitle } from '../figures/model-words.ts';
import { bytes, count, plural } from '../figures/numbers.ts';
import { moment, paragraph, table } from './blocks.ts';
import type { ReportInput } from './input.ts';

const ZONES: Readonly<Record<ZoneDecision, string>> = {
  record: 'of the records',
  given: 'given at import',
  'assumed-utc': 'read as UTC: not known',
  none: 'no times in it',
};

/** Sources, coverage, models, and what was not looked at. */
export function restsSection(input: ReportInput): ReportSection {
  return {
    id: 'rests',
    title: 'What this rests on',
    blocks: [
      paragraph(coverageWords(input)),
      ...sourceBlocks(input),
      ...modelBlocks(input),
      ...unmappedBlocks(input),
      paragraph(notLookedAt(input)),
    ],
  };
}

function coverageWords({ coverage, sources, zone }: ReportInput): string {
  const { events, people, first, last } = coverage;
  const span = first === null || last === null ? '' : `, ${moment(first, zone)} to ${moment(last, zone)}`;
  return `${plural(sources.length, 'source', 'sources')} with ${plural(events, 'event', 'events')} of ${plural(people, 'person', 'people')}${span}.`;
}

const equation = (receipt: FileReceipt) =>
  `${count(receipt.records)} = ${count(receipt.stored)} + ${count(receipt.rejected)} + ${count(receipt.duplicate)} + ${count(receipt.other)}` +
  (receipt.balanced ? '' : ', does not balance');

function sourceBlocks({ sources }: ReportInput): ReportBlock[] {
  if (sources.length === 0) return [paragraph('Nothing was imported.')];
  const warnings = sources.flatMap(({ name, receipt }) => receipt.warnings.map((text) => [name, text]));
  return [
    table(
      'Receipts: records = stored + rejected + duplicate + not an event.',
      [
        { title: 'File' },
        { title: 'Read as' },
        { title: 'Records', numeric: true },
        { title: 'First and last, UTC' },
        { title: 'Zone' },
      ],
      sources.map(({ name, receipt, zoneDecision }) => [
        name,
        receipt.source ?? 'not known',
        equation(receipt),
        receipt.first === null || receipt.last === null ? 'no events' : `${receipt.first} to ${receipt.last}`,
        receipt.zone === null ? ZONES[zoneDecision] : `${receipt.zone}, ${ZONES[zoneDecision]}`,
      ]),
    ),
    table(
      'Files as they were received.',
      [{ title: 'File' }, { title: 'Size', numeric: true }, { title: 'SHA-256', mono: true }],
      sources.map(({ name, receipt }) => [name, bytes(receipt.bytes), receipt.sha256]),
    ),
    warnings.length === 0
      ? paragraph('No file gave rise to a warning.')
      : table('Warnings at import.', [{ title: 'File' }, { title: 'Warning' }], warnings),
  ];
}

function modelBlocks(input: ReportInput): ReportBlock[] {
  const { models, coverage } = input;
  if (models.length === 0)
    return [paragraph('The case was not analysed: there are no scores and no usual values.')];
  const stale =
    'The case has changed since this analysis. Scores and usual values may differ after another one.';
  return [
    runsTable(input),
    settingsTable(models),
    ...(coverage.analysis === 'current' ? [] : [paragraph(stale)]),
    paragraph(
      `Scores begin with a person's ${FIRST_SCORED_ACTIVE_DAY}st active day; the days before are learning and have no risk. ` +
        'The last 30 days before a day never teach what is usual on it, so that a slow change does not become usual.',
    ),
  ];
}

const runsTable = ({ models, zone }: ReportInput): ReportBlock =>
  table(
    'Models of the last analysis.',
    [
      { title: 'Model' },
      { title: 'Version', numeric: true },
      { title: 'Seed', numeric: true },
      { title: 'Computed by' },
      { title: 'Finished', whole: true },
    ],
    models.map(({ model, version, seed, backend, finishedUs }) => [
      modelTitle(model),
      String(version),
      String(seed),
      backend === 'none' ? 'plain arithmetic' : backend,
      moment(finishedUs, zone),
    ]),
  );

function settingsTable(models: ReportInput['models']): ReportBlock {
  const settings = [...new Set(models.map((run) => run.settings))];
  const of = (text: string) =>
    models.filter((run) => run.settings === text).map((run) => modelTitle(run.model));
  return table(
    'Settings.',
    [{ title: 'Models' }, { title: 'Settings', mono: true }],
    settings.map((text) => [of(text).join('; '), readable(text)]),
  );
}

/** `windowDays 180, guardDays 30` of stored JSON; other text stays. */
function readable(settings: string): string {
  try {
    const parsed: unknown = JSON.parse(settings);
    if (typeof parsed !== 'object' || parsed === null) return settings;
    return Object.entries(parsed)
      .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
      .join(', ');
  } catch {
    return settings;
  }
}

const MOST_TYPES = 12;

function unmappedBlocks({ coverage: { unmapped } }: ReportInput): ReportBlock[] {
  if (unmapped.length === 0) return [];
  const rest = unmapped.slice(MOST_TYPES);
  const rows = unmapped.slice(0, MOST_TYPES).map(({ type, events }) => [type, count(events)]);
  if (rest.length > 0)
    rows.push([
      `and ${plural(rest.length, 'other type', 'other types')}`,
      count(rest.reduce((sum, { events }) => sum + events, 0)),
    ]);
  return [
    table(
      'Stored and searchable, but of types that no measure uses.',
      [{ title: 'Channel and id' }, { title: 'Events', numeric: true }],
      rows,
    ),
  ];
}

function notLookedAt({ sources, coverage }: ReportInput): string {
  const rejected = sources.reduce((sum, { receipt }) => sum + receipt.rejected, 0);
  return (
    'Not looked at: records that were not exported or not imported, the content of files and mails, and whatever ' +
    `leaves no record. ${plural(rejected, 'record was', 'records were')} rejected at import` +
    `${rejected === 0 ? '.' : '; their lines and reasons are kept in the case.'} ` +
    `${coverage.events === 0 ? 'The case holds no events.' : 'A measure says how far a day is from what is usual, not why; a person has to judge that.'}`
  );
}
