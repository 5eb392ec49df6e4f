import { day as nextDay, type Day } from '../domain/time.ts';
import { daysFrom, snapshotMonths } from './calendar.ts';
import { COLLECTOR, employees, keyOf, LEAVER, type Employee } from './company/people.ts';
import { attendance } from './days/attendance.ts';
import { ordinaryDay } from './days/ordinary-day.ts';
import type { Circle } from './days/mailing.ts';
import { answersFile } from './export/answers.ts';
import { contextFiles } from './export/context/index.ts';
import { directorySnapshot, psychometricFile } from './export/directory.ts';
import { EndpointExport } from './export/endpoint.ts';
import type { DemoPart } from './export/export.ts';
import { oktaExport, zeekExport } from './export/ndjson.ts';
import { WindowsExport } from './export/windows.ts';
import { oktaLife, type OktaLife } from './okta/life.ts';
import { oktaDay, oktaStories } from './okta/telemetry.ts';
import type { DemoRecord } from './record.ts';
import { DEMO_SIZE, type DemoSize } from './size.ts';
import { leaversMail } from './stories/leavers-mail.ts';
import { nightCollection } from './stories/night-collection.ts';
import { presences } from './windows/days/presence.ts';
import { siteOf, type Site } from './windows/site.ts';
import { storyPresence, windowsDay, windowsStories } from './windows/telemetry.ts';
import { zeekDay, zeekStories } from './zeek/telemetry.ts';

/** Raise it when the same seed gives other files. */
export const DEMO_VERSION = 3;
/** The company's zone: the endpoint exports carry local times without one. */
export const DEMO_ZONE = 'Europe/Copenhagen';

export interface DemoFile {
  readonly path: string;
  readonly text: string;
}

interface Company {
  readonly size: DemoSize;
  readonly people: readonly Employee[];
  readonly circles: ReadonlyMap<Employee, Circle>;
  readonly lives: readonly OktaLife[];
  readonly site: Site;
}

/**
 * A fictional company: endpoint records in CERT r4.2's format, Windows events as winlogbeat forwards them, Okta's System
 * Log, Zeek's logs and lists of context. The same size gives the same bytes. In pieces, so that a year of hundreds of
 * people needs no more memory than some days of it.
 */
export function* demoParts(size: DemoSize = DEMO_SIZE): Generator<DemoPart> {
  const company = companyOf(size);
  const { people, site } = company;
  const endpoint = new EndpointExport(size.seed);
  const windows = new WindowsExport(size.seed);
  const okta = oktaExport(size.seed);
  const zeek = zeekExport();
  const answers: (readonly string[])[] = [];
  const take = ({ parts, answers: more }: ReturnType<EndpointExport['before']>) => {
    answers.push(...more);
    return parts;
  };
  yield* endpoint.heads();
  for (const day of daysFrom(size.days)) {
    const records = people.flatMap((person) => recordsOf(company, person, day));
    const here = presences(people, records);
    const told = !size.isClean;
    const end = nextDay(day + 1);
    yield* take(endpoint.before(end, records));
    yield* take(
      windows.before(end, [...windowsDay(site, day, here), ...(told ? windowsStories(site, day) : [])]),
    );
    yield* take(
      okta.before(end, [
        ...oktaDay(size.seed, company.lives, day, here),
        ...(told ? oktaStories(size.seed, company.lives, day) : []),
      ]),
    );
    yield* take(zeek.before(end, [...zeekDay(site, day, here), ...(told ? zeekStories(site, day) : [])]));
  }
  for (const each of [endpoint, windows, okta, zeek]) yield* take(each.before(FOR_EVER, []));
  for (const month of snapshotMonths(size.days))
    yield { path: `exports/LDAP/${month}.csv`, text: directorySnapshot(people, month) };
  yield { path: 'exports/psychometric.csv', text: psychometricFile(size.seed, people) };
  yield* contextFiles(people, size.days);
  yield { path: 'answers.csv', text: answersFile(answers) };
}

/** After everything. */
const FOR_EVER = nextDay(100_000);

/** The same with each file whole. */
export function demoCompany(size: DemoSize = DEMO_SIZE): readonly DemoFile[] {
  const files = new Map<string, string[]>();
  for (const { path, text } of demoParts(size)) {
    const known = files.get(path);
    if (known) known.push(text);
    else files.set(path, [text]);
  }
  return [...files].map(([path, parts]) => ({ path, text: parts.join('') }));
}

function companyOf(size: DemoSize): Company {
  const people = employees(size);
  return {
    size,
    people,
    circles: new Map(people.map((person) => [person, circleOf(person, people)])),
    lives: people.map((person, i) => oktaLife(size.seed, size.days, person, i)),
    site: siteOf(size.seed, people),
  };
}

function recordsOf({ size, circles }: Company, person: Employee, day: Day): DemoRecord[] {
  const circle = circles.get(person) ?? { team: [], everyone: [] };
  const { seed, isClean } = size;
  return [...ordinaryDay(seed, person, circle, day), ...(isClean ? [] : storyRecords(seed, person, day))];
}

const storyRecords = (seed: number, person: Employee, day: Day): DemoRecord[] => [
  ...(keyOf(person) === COLLECTOR ? nightCollection(seed, person, day) : []),
  ...(keyOf(person) === LEAVER && attendance(seed, person, day) === 'work'
    ? leaversMail(seed, person, day)
    : []),
  ...storyPresence(person, day),
];

function circleOf(person: Employee, everyone: readonly Employee[]): Circle {
  const others = everyone.filter((other) => other !== person);
  return {
    everyone: others,
    team: others.filter(
      (other) => other.team === person.team && other.role.department === person.role.department,
    ),
  };
}
