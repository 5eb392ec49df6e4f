import type { ReportBlock } from '../domain/report.ts';
import type { FeatureUnit } from '../domain/feature.ts';
import { featureOf } from '../domain/features.ts';
import { clockOfMinutes, dayLong } from '../figures/days.ts';
import { modelTitle } from '../figures/model-words.ts';
import { count, figure, plural, signed } from '../figures/numbers.ts';
import { alikeSentence, dayLede, restsSentence } from '../figures/why-words.ts';
import { measured, measuredRange } from '../figures/words.ts';
import { heading, paragraph, table } from './blocks.ts';
import type { ReportDay, ReportNames } from './input.ts';

/** A chosen day: what counted and, at the same size, what speaks for the person. */
export function dayBlocks(day: ReportDay, id: string, names: ReportNames): ReportBlock[] {
  if (day.events === 0)
    return [
      heading(id, `${dayLong(day.day)}, ${names.person(day.person)}: no events`),
      paragraph(`The case holds no event of ${names.person(day.person)} on this day.`),
    ];
  const usual = day.usual ? `, usual ${Math.round(day.usual.low)} to ${Math.round(day.usual.high)}` : '';
  const risk = day.risk === null ? 'no score yet' : `risk ${Math.round(day.risk)}${usual}`;
  const blocks: ReportBlock[] = [
    heading(id, `${dayLong(day.day)}, ${names.person(day.person)}: ${risk}`),
    paragraph(dayLede(day)),
  ];
  if (day.features.length > 0) blocks.push(whatCounted(day), paragraph(restsSentence(day.rests)));
  blocks.push(whatSpeaksFor(day));
  if (day.alike) blocks.push(paragraph(alikeSentence(day.alike)));
  if (day.models.length > 0) blocks.push(byModel(day));
  blocks.push(sessionsOf(day, names));
  blocks.push(paragraph(recordsSentence(day)));
  return blocks;
}

const range = (value: ReportDay['usual'], unit: FeatureUnit): string =>
  value ? measuredRange(value.low, value.high, unit) : 'learning';

function whatCounted({ features, day, risk }: ReportDay): ReportBlock {
  const telling = features.filter(({ points }) => points >= 0.5);
  const shown = telling.length > 0 ? telling : features.slice(0, 3);
  const total =
    risk === null
      ? ''
      : ` Before rounding they and what speaks for the person add up to ${Math.round(risk)}.`;
  return table(
    `What counted on ${dayLong(day)}.${total}`,
    [
      { title: 'Feature' },
      { title: 'Points', numeric: true },
      { title: 'Seen', numeric: true },
      { title: 'Usual', numeric: true },
      { title: 'Peers', numeric: true },
    ],
    shown.map(({ feature, points, seen, usual, peers }) => {
      const { title, qualifier, unit } = featureOf(feature);
      return [
        `${title}, ${qualifier}`,
        signed(points),
        measured(seen, unit),
        range(usual, unit),
        range(peers, unit),
      ];
    }),
  );
}

function whatSpeaksFor({ relief }: ReportDay): ReportBlock {
  const taken = Math.round(relief.reduce((sum, { points }) => sum + Math.abs(points), 0));
  return table(
    relief.length === 0
      ? 'What speaks for this person.'
      : `What speaks for this person; ${plural(taken, 'point is', 'points are')} already taken off.`,
    [{ title: 'Finding' }, { title: 'Points', numeric: true }],
    relief.length === 0
      ? [['Nothing found that speaks for it.', '0']]
      : relief.map(({ reason, points }) => [reason, signed(-Math.abs(points))]),
  );
}

const byModel = ({ models }: ReportDay): ReportBlock =>
  table(
    'How each model ranks this day among the days of people.',
    [{ title: 'Model' }, { title: 'Surprise, nats', numeric: true }, { title: 'Rank', numeric: true }],
    models.map(({ model, surprise, rank, of }) => [
      modelTitle(model),
      figure(surprise),
      `${count(rank)} of ${count(of)}`,
    ]),
  );

function sessionsOf({ sessions, day }: ReportDay, names: ReportNames): ReportBlock {
  if (sessions.length === 0) return paragraph(`No session began on ${dayLong(day)}.`);
  return table(
    `Sessions that began on ${dayLong(day)}, wall-clock time.`,
    [
      { title: 'From', whole: true },
      { title: 'To', whole: true },
      { title: 'Computer' },
      { title: 'Events', numeric: true },
      { title: 'End' },
    ],
    sessions.map(({ startMinute, endMinute, host, events, closed }) => [
      clockOfMinutes(startMinute),
      endMinute >= 1440 ? `${clockOfMinutes(endMinute)} next day` : clockOfMinutes(endMinute),
      host === null ? 'not known' : names.host(host),
      count(events),
      closed ? 'signed off' : 'last event; no sign-off seen',
    ]),
  );
}

function recordsSentence({ events, printed, day }: ReportDay): string {
  const rest = events - printed;
  const others =
    rest > 0
      ? ` ${plural(rest, 'other record', 'other records')} of that day ${rest === 1 ? 'is' : 'are'} in the case and not printed.`
      : '';
  return `${plural(printed, 'record', 'records')} of ${dayLong(day)}, of the kinds that counted most, ${printed === 1 ? 'stands' : 'stand'} in the chronology.${others}`;
}
