import { describe, expect, it } from 'vitest';
import { uniformOf } from '../../../models/domain/random.ts';
import { cutLogons } from '../../../models/sessions/logon-sessions.ts';
import { analysed, lines } from '../windows-diary.ts';

const time = (column: string) => `strftime(make_timestamp(${column}), '%H:%M:%S')`;

const sessionsOf = async (events: string) =>
  lines(
    await analysed(events),
    `SELECT p.name, h.name AS host, s.kind, ${time('s.start_us')} || '–' || ${time('s.end_us')} AS span, s.events,
      CASE WHEN s.closed THEN 'closed' ELSE 'open' END AS closed FROM session s JOIN person p USING (person_id)
      JOIN host h USING (host_id) ORDER BY session_id`,
  );

describe('logon sessions', () => {
  it('hold what carries their id on their computer, from sign-in to sign-off', async () => {
    expect(
      await sessionsOf(String.raw`
        08:00:00 ws-01 4624 CORP\ann type=2 id=0x1a
        08:05:00 ws-01 4688 CORP\ann id=0x1a
        08:06:00 ws-01 4688 CORP\ann id=0x1c
        08:07:00 ws-02 4688 CORP\ann id=0x1a
        08:30:00 ws-01 4647 CORP\ann id=0x1a
        08:30:01 ws-01 4634 CORP\ann type=2 id=0x1a`),
    ).toEqual([
      String.raw`CORP\ann ws-01 logon 08:00:00–08:30:01 4 closed`,
      String.raw`CORP\ann ws-01 activity 08:06:00–08:06:00 1 open`,
      String.raw`CORP\ann ws-02 activity 08:07:00–08:07:00 1 open`,
    ]);
  });

  it('do not care for the order of the file, nor for special privileges a moment before the sign-in', async () => {
    expect(
      await sessionsOf(String.raw`
        09:10:00 srv 4634 CORP\ann type=3 id=0x2a
        09:00:00 srv 4624 CORP\ann type=3 id=0x2a
        08:59:59 srv 4672 CORP\ann id=0x2a
        09:05:00 srv 5140 CORP\ann id=0x2a`),
    ).toEqual([String.raw`CORP\ann srv network 08:59:59–09:10:00 4 closed`]);
  });

  it('keep a sign-in apart from what came long before it under the same id', async () => {
    expect(
      await sessionsOf(String.raw`
        08:00:00 srv 5140 CORP\ann id=0x2a
        09:00:00 srv 4624 CORP\ann type=3 id=0x2a`),
    ).toEqual([
      String.raw`CORP\ann srv activity 08:00:00–08:00:00 1 open`,
      String.raw`CORP\ann srv network 09:00:00–09:00:00 1 open`,
    ]);
  });

  it('end with a restart, after which ids are used again', async () => {
    expect(
      await sessionsOf(String.raw`
        08:00:00 ws-01 4624 CORP\ann type=2 id=0x1a
        08:10:00 ws-01 1074 CORP\ann
        08:10:05 ws-01 6006 -
        08:12:00 ws-01 6005 -
        08:20:00 ws-01 4688 CORP\bob id=0x1a
        09:00:00 ws-01 4647 CORP\bob id=0x1a`),
    ).toEqual([
      String.raw`CORP\ann ws-01 logon 08:00:00–08:00:00 1 open`,
      String.raw`CORP\bob ws-01 activity 08:20:00–09:00:00 2 open`,
    ]);
  });

  it('end with a second sign-in of the same id where no restart is recorded', async () => {
    expect(
      await sessionsOf(String.raw`
        08:00:00 ws-01 4624 CORP\ann type=2 id=0x1a
        08:40:00 ws-01 4624 CORP\bob type=2 id=0x1a
        09:00:00 ws-01 4634 CORP\bob type=2 id=0x1a`),
    ).toEqual([
      String.raw`CORP\ann ws-01 logon 08:00:00–08:00:00 1 open`,
      String.raw`CORP\bob ws-01 logon 08:40:00–09:00:00 2 closed`,
    ]);
  });

  it('are not cut by the restart of another computer', async () => {
    expect(
      await sessionsOf(String.raw`
        08:00:00 ws-01 4624 CORP\ann type=2 id=0x1a
        08:10:00 ws-02 6006 -
        08:20:00 ws-01 4634 CORP\ann type=2 id=0x1a`),
    ).toEqual([String.raw`CORP\ann ws-01 logon 08:00:00–08:20:00 2 closed`]);
  });

  it('are of one computer by any of its names and of one person by any form of the account', async () => {
    expect(
      await sessionsOf(String.raw`
        08:00:00 WS-01 4624 corp.example\ann type=2 id=0x1a
        08:20:00 ws-01.corp.example 4634 CORP\ann type=2 id=0x1a`),
    ).toEqual([String.raw`CORP\ann ws-01.corp.example logon 08:00:00–08:20:00 2 closed`]);
  });

  it('say how one came in', async () => {
    expect(
      (
        await sessionsOf(String.raw`
        08:00:00 srv 4624 CORP\ann type=10 id=0x1
        08:01:00 srv 4624 CORP\ann type=3 id=0x2
        08:02:00 srv 4624 CORP\ann type=4 id=0x3
        08:03:00 srv 4624 CORP\ann type=5 id=0x4
        08:04:00 srv 4624 CORP\ann type=9 id=0x5
        08:05:00 srv 4624 CORP\ann type=7 id=0x6
        08:06:00 srv 4634 CORP\ann type=3 id=0x7`)
      ).map((line) => line.split(' ')[2]),
    ).toEqual(['remote-interactive', 'network', 'batch', 'service', 'new-credentials', 'logon', 'network']);
  });

  it('are not those of computers, of the system, or of nobody, nor of refused sign-ins', async () => {
    expect(
      await sessionsOf(String.raw`
        08:00:00 srv 4624 CORP\WS-01$ type=3 id=0x1
        08:00:00 srv 4624 "NT AUTHORITY\SYSTEM" type=5 id=0x3e7
        08:00:00 srv 4688 CORP\ann id=0x3e7
        08:01:00 srv 4625 CORP\ann type=3
        08:02:00 srv 4769 CORP\ann`),
    ).toEqual([]);
  });
});

const twins = async (events: string) =>
  lines(
    await analysed(events),
    `SELECT s.logon_id, CASE WHEN s.elevated THEN 'elevated' ELSE 'plain' END AS elevated, t.logon_id AS twin
     FROM session s LEFT JOIN session t ON t.session_id = s.twin_session_id ORDER BY s.logon_id`,
  );

describe('elevated twins', () => {
  it('know each other; elevated is which has special privileges', async () => {
    expect(
      await twins(String.raw`
        08:00:00 ws-01 4624 CORP\ann type=2 id=10 linked=11
        08:00:00 ws-01 4624 CORP\ann type=2 id=11 linked=10
        08:00:00 ws-01 4672 CORP\ann id=11`),
    ).toEqual(['10 plain 11', '11 elevated 10']);
  });

  it('without special privileges are told by the lower id', async () => {
    expect(
      await twins(String.raw`
        08:00:00 ws-01 4624 CORP\ann type=2 id=10 linked=11
        08:00:00 ws-01 4624 CORP\ann type=2 id=11 linked=10`),
    ).toEqual(['10 elevated 11', '11 plain 10']);
  });

  it('are none on another computer, after a restart, or where only one says so', async () => {
    expect(
      await twins(String.raw`
        08:00:00 ws-01 4624 CORP\ann type=2 id=10 linked=11
        08:00:00 ws-02 4624 CORP\ann type=2 id=11 linked=10
        08:10:00 ws-02 6006 -
        08:20:00 ws-02 4624 CORP\ann type=2 id=10 linked=11
        09:00:00 ws-03 4624 CORP\ann type=2 id=20 linked=0
        09:00:00 ws-03 4624 CORP\ann type=2 id=21 linked=20`),
    ).toEqual(['10 plain -', '10 plain -', '11 plain -', '20 plain -', '21 plain -']);
  });
});

/** Sign-ins, sign-offs and other events of few ids on two computers that restart, in no order. */
function randomEvents(count: number): string {
  const uniform = uniformOf('sessions');
  const pick = (words: readonly string[]) => words[Math.floor(uniform() * words.length)] ?? '';
  return Array.from({ length: count }, () => {
    const seconds = Math.floor(uniform() * 7200);
    const at = new Date(seconds * 1000).toISOString().slice(11, 19);
    const word = pick(['4624 CORP\\ann type=3', '4634 CORP\\ann type=3', '4688 CORP\\ann', '4672 CORP\\ann']);
    const restart = uniform() < 0.02;
    return restart
      ? `${at} ${pick(['srv', 'ws-01'])} 6006 -`
      : `${at} ${pick(['srv', 'ws-01'])} ${word} id=${String(1 + Math.floor(uniform() * count * 0.25))}`;
  }).join('\n');
}

it('come out the same by grouping an id that is used once and by the long way', async () => {
  const database = await analysed(randomEvents(400));
  const cut = async () =>
    database.rows('SELECT * FROM logon_session ORDER BY computer_id, logon_id, restart_us, number');
  const [restarts, ids, sessions] = cutLogons;
  for (const query of [restarts, ids, sessions]) if (query) await database.run(query);
  const short = await cut();
  const [{ single } = { single: 0 }] = await database.rows<{ single: number }>(
    'SELECT count(*) FILTER (single) / count(*) AS single FROM logon_id_use',
  );
  expect(single).toBeGreaterThan(0.1);
  expect(single).toBeLessThan(0.8);
  await database.run('UPDATE logon_id_use SET single = false');
  if (sessions) await database.run(sessions);
  expect(await cut()).toEqual(short);
  database.closeInstance();
});
