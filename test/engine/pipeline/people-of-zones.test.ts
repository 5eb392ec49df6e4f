import { describe, expect, it } from 'vitest';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import { knownPerson } from '../../../electron/engine/people/known-person.ts';
import { runAnalysis } from '../../../electron/engine/pipeline/run-analysis.ts';
import features from '../../../electron/engine/pipeline/stages/features.ts';
import identity from '../../../electron/engine/pipeline/stages/identity.ts';
import sessions from '../../../electron/engine/pipeline/stages/sessions.ts';
import { scopeOf } from '../../../electron/engine/replay/scope.ts';
import { clocksOf } from '../../../electron/engine/signals/clocks.ts';
import { ownersOf } from '../../../electron/engine/signals/owners.ts';
import { collectionDays } from '../../../electron/engine/signals/read-beside.ts';
import { readSignalEvents } from '../../../electron/engine/signals/read-events.ts';
import { eventFacts } from '../../../models/context/event-queries.ts';
import { personId, type EventId } from '../../../models/domain/ids.ts';
import { dayOfIso, isoDay, day as dayNumber, isoTime, timestampUs } from '../../../models/domain/time.ts';
import { bring, file, newCase } from '../ingest/cases.ts';

/** Half an hour before and after midnight UTC. */
const MIDNIGHTS = ['2026-03-02', '2026-03-03', '2026-03-04'];
const instants = MIDNIGHTS.flatMap((date, i) => [
  `${date}T23:30:00Z`,
  `${new Date(Date.UTC(2026, 2, 3 + i)).toISOString().slice(0, 10)}T00:30:00Z`,
]);
const HEAD = 'user,job title,department,time zone,as of';

const record = (who: string, published: string) =>
  JSON.stringify({
    uuid: `${who} ${published}`,
    published,
    eventType: 'user.session.start',
    displayMessage: 'User login to Okta',
    actor: { id: who, type: 'User', alternateId: `${who}@corp.example` },
    outcome: { result: 'SUCCESS' },
  });

const reading = (who: string, published: string, i: number) =>
  JSON.stringify({
    '@timestamp': published,
    event: { code: '4663' },
    host: { name: 'fs-01' },
    winlog: {
      channel: 'Security',
      computer_name: 'fs-01',
      event_id: '4663',
      record_id: i + (who === 'ann' ? 1 : 1000),
      event_data: {
        SubjectUserSid: who === 'ann' ? 'S-1-5-21-1-2-3-1001' : 'S-1-5-21-1-2-3-1002',
        SubjectUserName: who,
        SubjectDomainName: 'CORP',
        SubjectLogonId: '0x1',
        ObjectName: `D:\\plans\\${who}-${i}.docx`,
        HandleId: `0x${i}`,
        AccessMask: '0x1',
      },
    },
  });

const LOGONS = `id,date,user,pc,activity
{A},03/02/2026 09:00:00,ann@corp.example,PC-1,Logon
{B},03/02/2026 17:00:00,ann@corp.example,PC-1,Logoff
`;

/** `ann`, `bob` and `kai` sign in at the same instants, in a case of UTC. */
async function analysed(people: readonly string[]): Promise<OpenCase> {
  const open = await newCase('UTC');
  const signIns = ['ann', 'bob', 'kai'].flatMap((who) => instants.map((at) => record(who, at)));
  await bring(open, file('okta.ndjson', signIns.join('\n')));
  if (people.length > 0) await bring(open, file('people.csv', [HEAD, ...people, ''].join('\n')));
  await analyse(open);
  return open;
}

const analyse = (open: OpenCase) =>
  runAnalysis(open, {
    signal: new AbortController().signal,
    emit: () => undefined,
    nowUs: () => 1,
    stages: [identity, sessions, features],
  });

/** `03-02 2`: two events of that local day. */
async function daysOf(open: OpenCase, who: string): Promise<string[]> {
  const rows = await open.reader.rows<{ day: number; events: number }>(
    `SELECT day, events FROM person_day JOIN person USING (person_id) WHERE name = '${who}@corp.example' ORDER BY day`,
  );
  return rows.map(({ day, events }) => `${isoDay(dayNumber(day)).slice(5)} ${events}`);
}

const idOf = async (open: OpenCase, name: string) =>
  personId(
    (await open.reader.row<{ id: number }>(`SELECT person_id AS id FROM person WHERE name = '${name}'`))
      ?.id ?? -1,
  );

/** All rows of people and their days where the list says that ann lives in a zone, or in none. */
async function rowsWhere(zone: string) {
  const open = await analysed([`ann@corp.example,Clerk,Sales,${zone},2026-01-01`]);
  await bring(open, file('logon.csv', LOGONS), { zone: 'UTC' });
  await analyse(open);
  return Promise.all(
    ['person', 'person_zone', 'session', 'person_day', 'feature_value'].map((table) =>
      open.reader.rows(`SELECT * FROM ${table} ORDER BY ALL`),
    ),
  );
}

const WHERE_THEY_LIVE = [
  'ann@corp.example,Clerk,Sales,America/Los_Angeles,2026-01-01',
  'kai@corp.example,Clerk,Sales,Asia/Tokyo,2026-01-01',
];
const MOVED = [
  'ann@corp.example,Clerk,Sales,America/Los_Angeles,2026-01-01',
  'ann@corp.example,Clerk,Sales,Asia/Tokyo,2026-03-04',
  'kai@corp.example,Clerk,Sales,Asia/Tokyo,2026-01-01',
  'kai@corp.example,Clerk,Sales,,2026-02-01',
  'kai@corp.example,Clerk,Sales,America/Los_Angeles,2026-03-04',
];
const BY_UTC = ['03-02 1', '03-03 2', '03-04 2', '03-05 1'];

describe('people of several zones', () => {
  it('who act at the same instants do so on days of their own', async () => {
    const open = await analysed(WHERE_THEY_LIVE);
    expect(await daysOf(open, 'ann')).toEqual(['03-02 2', '03-03 2', '03-04 2']);
    expect(await daysOf(open, 'kai')).toEqual(['03-03 2', '03-04 2', '03-05 2']);
    expect(await daysOf(open, 'bob')).toEqual(BY_UTC);
  });

  it('have the zone of the case where no list says another', async () => {
    const open = await analysed([]);
    expect(await open.reader.rows('SELECT DISTINCT zone, from_us, to_us FROM person_zone')).toEqual([
      { zone: 'UTC', from_us: -Number.MAX_SAFE_INTEGER, to_us: Number.MAX_SAFE_INTEGER },
    ]);
    expect(await daysOf(open, 'ann')).toEqual(BY_UTC);
  });

  it('come to the same rows where the list names the zone of the case or none', async () => {
    const [named, none] = [await rowsWhere('UTC'), await rowsWhere('')];
    expect(named).toEqual(none);
    expect(named.map((table) => table.length > 0)).toEqual([true, true, true, true, true]);
  });

  it('live there from the day on which it is known, never earlier', async () => {
    const open = await analysed(['ann@corp.example,Clerk,Sales,America/Los_Angeles,2026-03-04']);
    expect(await daysOf(open, 'ann')).toEqual(['03-02 1', '03-03 2', '03-04 3']);
  });

  it('who move take no event with them: the spans of everybody leave no time out and none twice', async () => {
    const open = await analysed(MOVED);
    expect(await daysOf(open, 'ann')).toEqual(['03-02 2', '03-04 2', '03-05 2']);
    expect(await daysOf(open, 'kai')).toEqual(['03-03 2', '03-04 4']);
    const gaps = await open.reader.rows(`
      SELECT person_id FROM (
        SELECT *, lag(to_us, 1, ${-Number.MAX_SAFE_INTEGER}) OVER own AS before, lead(from_us, 1, ${Number.MAX_SAFE_INTEGER}) OVER own AS after
        FROM person_zone WINDOW own AS (PARTITION BY person_id ORDER BY from_us))
      WHERE before <> from_us OR after <> to_us OR from_us >= to_us`);
    expect(gaps).toEqual([]);
    expect(
      await open.reader.rows(
        "SELECT zone FROM person WHERE name IN ('ann@corp.example', 'kai@corp.example') ORDER BY name",
      ),
    ).toEqual([{ zone: 'Asia/Tokyo' }, { zone: 'America/Los_Angeles' }]);
  });

  it('are known with their zones; a day is replayed from its beginning to its end there', async () => {
    const open = await analysed(MOVED);
    const kai = await idOf(open, 'kai@corp.example');
    const { zones } = await knownPerson(open.reader, kai);
    expect(zones).toEqual([
      { zone: 'UTC', since: null },
      { zone: 'Asia/Tokyo', since: dayOfIso('2026-01-01') },
      { zone: 'America/Los_Angeles', since: dayOfIso('2026-03-04') },
    ]);
    const replayed = async (iso: string) => {
      const { from, to, zone } = await scopeOf(open.reader, { kind: 'day', person: kai, day: dayOfIso(iso) });
      return [isoTime(from), isoTime(timestampUs(to)), zone];
    };
    expect(await replayed('2026-03-03')).toEqual([
      '2026-03-02T15:00:00Z',
      '2026-03-03T15:00:00Z',
      'Asia/Tokyo',
    ]);
    expect(await replayed('2026-03-04')).toEqual([
      '2026-03-03T15:00:00Z',
      '2026-03-05T08:00:00Z',
      'America/Los_Angeles',
    ]);
    expect(await replayed('2026-03-09')).toEqual([
      '2026-03-09T07:00:00Z',
      '2026-03-10T07:00:00Z',
      'America/Los_Angeles',
    ]);
  });
});

describe('an event', () => {
  it('is looked up in lists as of the day of who acts', async () => {
    const open = await analysed(WHERE_THEY_LIVE);
    const at = Date.parse('2026-03-02T23:30:00Z') * 1000;
    const rows = await open.reader.rows<{ id: string; name: string }>(
      `SELECT format('{:016x}', event_id) AS id, name FROM event JOIN account USING (account_id) WHERE at_us = ${at} ORDER BY name`,
    );
    const days: string[] = [];
    for (const { id, name } of rows) {
      const facts = await open.reader.row<{ day: string }>(eventFacts(id as EventId, 'UTC'));
      days.push(`${name.slice(0, 3)} ${facts?.day}`);
    }
    expect(days).toEqual(['ann 2026-03-02', 'bob 2026-03-02', 'kai 2026-03-03']);
  });
});

describe('signals', () => {
  it('see day and hour of who acts, and of nobody those of the case', async () => {
    const open = await analysed(WHERE_THEY_LIVE);
    const owners = await ownersOf(open.writer);
    const seen: string[] = [];
    const events = readSignalEvents(open.writer, ['logged-on', 'app-signed-in'], {
      owners,
      zone: 'UTC',
      signal: new AbortController().signal,
      onEvents: () => Promise.resolve(),
    });
    for await (const chunk of events)
      for (let row = 0; row < Math.min(6, chunk.events); row++) {
        const { who, day, hour } = chunk.at(row);
        seen.push(`${owners.nameOf(who).slice(0, 3)} ${isoDay(dayNumber(day)).slice(5)} ${hour} h`);
      }
    expect(seen.toSorted()).toEqual([
      'ann 03-02 15 h',
      'ann 03-02 16 h',
      'bob 03-02 23 h',
      'bob 03-03 0 h',
      'kai 03-03 8 h',
      'kai 03-03 9 h',
    ]);
    const { ofCase, of } = await clocksOf(open.writer, 'UTC');
    expect([of(-1, 0), of(-2, 0)]).toEqual([ofCase, ofCase]);
  });

  it('of slow collection count by the days of each', async () => {
    const open = await newCase('UTC');
    const read = ['ann', 'kai'].flatMap((who) => instants.map((at, i) => reading(who, at, i)));
    await bring(open, file('windows.ndjson', read.join('\n')));
    await bring(
      open,
      file(
        'people.csv',
        `${HEAD}\nann,Clerk,Sales,America/Los_Angeles,2026-01-01\nkai,Clerk,Sales,Asia/Tokyo,2026-01-01\n`,
      ),
    );
    await analyse(open);
    const owners = await ownersOf(open.writer);
    const counted: string[] = [];
    for await (const days of collectionDays(open.writer, owners, await clocksOf(open.writer, 'UTC')))
      for (const { person, day, fresh } of days)
        counted.push(
          `${owners.nameOf(person).split('\\').at(-1)} ${isoDay(dayNumber(day)).slice(5)} ${fresh}`,
        );
    expect(counted.toSorted()).toEqual([
      'ann 03-02 2',
      'ann 03-03 2',
      'ann 03-04 2',
      'kai 03-03 2',
      'kai 03-04 2',
      'kai 03-05 2',
    ]);
  });
});
