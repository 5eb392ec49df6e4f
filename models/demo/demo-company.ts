import { allDays, SNAPSHOT_MONTHS } from './calendar.ts';
import { COLLECTOR, employees, keyOf, LEAVER, type Employee } from './company/people.ts';
import { attendance } from './days/attendance.ts';
import { ordinaryDay } from './days/ordinary-day.ts';
import type { Circle } from './days/mailing.ts';
import { answersFile } from './export/answers.ts';
import { directorySnapshot, psychometricFile } from './export/directory.ts';
import { telemetryFile, TELEMETRY, writtenRecords } from './export/telemetry.ts';
import type { DemoRecord } from './record.ts';
import { leaversMail } from './stories/leavers-mail.ts';
import { nightCollection } from './stories/night-collection.ts';
import { windowsFile, writtenEvents } from './windows/log-writer.ts';
import { storyPresence, windowsRecords } from './windows/telemetry.ts';

/** Raise it when the same seed gives other files. */
export const DEMO_VERSION = 2;
export const DEMO_SEED = 41;
/** The company's zone: the exports carry local times without one. */
export const DEMO_ZONE = 'Europe/Copenhagen';

export interface DemoFile {
  /** Relative, with `/`. `exports/…` is what a company would hand over, `answers.csv` what it does not know. */
  readonly path: string;
  readonly text: string;
}

/**
 * 60 people of a fictional company over 90 days: endpoint records in CERT r4.2's format and Windows events as winlogbeat
 * forwards them. The same seed gives the same bytes.
 */
export function demoCompany(seed: number = DEMO_SEED): readonly DemoFile[] {
  const people = employees(seed);
  const records = people.flatMap((person) => recordsOf(seed, person, people));
  const streams = Object.keys(TELEMETRY) as DemoRecord['stream'][];
  const written = streams.map((stream) => ({ stream, rows: writtenRecords(seed, stream, records) }));
  const windows = [...writtenEvents(seed, windowsRecords(seed, people, records))];
  return [
    ...written.map(({ stream, rows }) => ({
      path: `exports/${stream}.csv`,
      text: telemetryFile(stream, rows),
    })),
    ...SNAPSHOT_MONTHS.map((month) => ({
      path: `exports/LDAP/${month}.csv`,
      text: directorySnapshot(people, month),
    })),
    { path: 'exports/psychometric.csv', text: psychometricFile(seed, people) },
    ...windows.map(([file, events]) => ({
      path: `exports/windows/${file}.ndjson`,
      text: windowsFile(events),
    })),
    {
      path: 'answers.csv',
      text: answersFile(
        written.flatMap(({ rows }) => rows),
        windows.flatMap(([, events]) => events),
      ),
    },
  ];
}

function recordsOf(seed: number, person: Employee, everyone: readonly Employee[]): DemoRecord[] {
  const circle = circleOf(person, everyone);
  return allDays().flatMap((day) => [
    ...ordinaryDay(seed, person, circle, day),
    ...(keyOf(person) === COLLECTOR ? nightCollection(seed, person, day) : []),
    ...(keyOf(person) === LEAVER && attendance(seed, person, day) === 'work'
      ? leaversMail(seed, person, day)
      : []),
    ...storyPresence(person, day),
  ]);
}

function circleOf(person: Employee, everyone: readonly Employee[]): Circle {
  const others = everyone.filter((other) => other !== person);
  return {
    everyone: others,
    team: others.filter(
      (other) => other.team === person.team && other.role.department === person.role.department,
    ),
  };
}
