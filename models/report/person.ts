import { CONTRIBUTIONS } from '../domain/contribution.ts';
import type { ReportBlock, ReportSection } from '../domain/report.ts';
import { clockOfMinutes, dayLong, daySpan } from '../figures/days.ts';
import { count, plural } from '../figures/numbers.ts';
import { riskTrack } from '../figures/risk-track.ts';
import { stackScenes } from '../figures/stack-scenes.ts';
import { sessionTrack } from '../figures/session-track.ts';
import type { Mark, Scene } from '../figures/scene.ts';
import { axisScene, WEEKS_LEVEL_DAYS, type Span } from '../figures/span.ts';
import { roleWords, unitWords } from '../figures/words.ts';
import { zonesWords } from '../figures/zones.ts';
import { facts, figure, paragraph } from './blocks.ts';
import type { ReportInput, ReportPerson } from './input.ts';

const WIDTH = 720;
/** Room at the right for the hours. */
const PLOT = WIDTH - 40;
const AXIS = { width: PLOT, height: 32 };

export function personSection({ person, names, items }: ReportInput): ReportSection | null {
  if (!person) return null;
  const name = names.person(person.person);
  const blocks: ReportBlock[] = [facts(factsOf(person, name, person.accounts.map(names.account)))];
  if (person.activeDays === 0)
    blocks.push(
      paragraph(`No imported record names ${name} as the one who acted. There are no days to show.`),
    );
  else {
    const chosen = items.flatMap((item) => (item.kind === 'day' ? [item.day.day] : []));
    const span = spanOf(person, chosen);
    blocks.push(
      figure(
        `Risk a day, 0 to 100, by what contributes. Days of ${zonesWords(person.zones)}.`,
        riskFigure(person, span),
      ),
      figure(`Sessions by hour of day; dark outside own hours.`, sessionFigure(person, span)),
    );
  }
  return { id: 'person', title: `Who: ${name}`, blocks };
}

function factsOf(person: ReportPerson, name: string, accounts: readonly string[]): [string, string][] {
  const others = accounts.filter((account) => account !== name);
  const rows: [string, string][] = [
    ['Person', name],
    ['Role', person.role === '' ? 'not known' : roleWords(person.role)],
    ['Department', person.department === null ? 'not known' : unitWords(person.department)],
    ['Accounts', others.length === 0 ? plural(accounts.length, 'account', 'accounts') : accounts.join(', ')],
    ['Zone of the days', zonesWords(person.zones)],
    [
      'Active days',
      person.activeDays === 0
        ? 'none'
        : `${count(person.activeDays)}, ${daySpan(person.firstDay, person.lastDay)}`,
    ],
    [
      'Own hours',
      person.ownHours
        ? `${clockOfMinutes(person.ownHours.from)} to ${clockOfMinutes(person.ownHours.to)} on weekdays`
        : 'not known: too few days with sessions',
    ],
  ];
  if (person.peakDay !== null)
    rows.push(
      ['Highest risk', `${Math.round(person.peakRisk)} of 100, ${dayLong(person.peakDay)}`],
      ['Rank', `${count(person.rank)} of ${count(person.rankedPeople)} people`],
      ['Usual risk', `${Math.round(person.usualLow)} to ${Math.round(person.usualHigh)}`],
    );
  return rows;
}

/** The whole history where it fits on a page; else twelve weeks that hold the chosen days. */
function spanOf(person: ReportPerson, chosen: readonly number[]): Span {
  const whole = { from: person.firstDay, to: person.lastDay + 1 };
  const last = Math.max(...(chosen.length > 0 ? chosen : [person.peakDay ?? person.lastDay]));
  const first = Math.min(...(chosen.length > 0 ? chosen : [last]));
  if (whole.to - whole.from <= WEEKS_LEVEL_DAYS || last - first > WEEKS_LEVEL_DAYS - 14) return whole;
  const to = Math.min(whole.to, last + 15);
  return { from: Math.max(whole.from, to - WEEKS_LEVEL_DAYS), to };
}

const LEGEND_HEIGHT = 22;
const LETTER = 6.1;

/** Colours of the contributions that this person has at all, beneath the bars. */
function legend({ days }: ReportPerson): Scene {
  const marks: Mark[] = [];
  let x = 0;
  CONTRIBUTIONS.forEach(({ id, title }, i) => {
    if (!days.some(({ points }) => (points[i] ?? 0) >= 0.6)) return;
    marks.push(
      { mark: 'rect', x, y: 8, width: 9, height: 9, fill: `c-${id}` },
      { mark: 'text', x: x + 14, y: 16, text: title },
    );
    x = Math.round(x + 14 + title.length * LETTER + 18);
  });
  return { width: WIDTH, height: LEGEND_HEIGHT, marks, stops: [], finding: '' };
}

function riskFigure(person: ReportPerson, span: Span): Scene {
  const usual = person.peakDay === null ? null : { low: person.usualLow, high: person.usualHigh };
  const size = { width: PLOT, height: 190 };
  const bars = riskTrack({ days: person.days, usual, cut: null, budget: 0 }, span, size);
  return { ...stackScenes([axisScene(span, AXIS, null), bars, legend(person)]), finding: bars.finding };
}

const SESSION_HEIGHT = 132;

function sessionFigure(person: ReportPerson, span: Span): Scene {
  const size = { width: PLOT, height: SESSION_HEIGHT };
  const track = sessionTrack({ sessions: person.sessions, ownHours: person.ownHours }, span, size);
  const alongAxis = span.to - span.from <= 7;
  const hours = alongAxis ? [] : [0, 6, 12, 18, 24].map((hour) => hourMark(hour));
  const stacked = stackScenes([axisScene(span, AXIS, null), { ...track, marks: [...track.marks, ...hours] }]);
  return { ...stacked, width: WIDTH };
}

/** `06:00` beside its line. */
const hourMark = (hour: number): Mark => ({
  mark: 'text',
  x: PLOT + 8,
  y: 8 + ((SESSION_HEIGHT - 16) * hour) / 24 + 4,
  text: `${String(hour).padStart(2, '0')}:00`,
});
