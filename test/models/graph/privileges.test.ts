import { describe, expect, it } from 'vitest';
import { groupLevel } from '../../../models/graph/privileges/groups.ts';
import { analysed, lines } from '../windows-diary.ts';

/** `time account host level reason by`, in order. */
const stepsOf = async (events: string) =>
  lines(
    await analysed(events),
    `SELECT strftime(make_timestamp(p.at_us), '%d %H:%M') AS at, a.name, h.name AS host, p.level, p.reason, b.name AS by
     FROM privilege p JOIN account a USING (account_id) LEFT JOIN host h USING (host_id)
     LEFT JOIN account b ON b.account_id = p.by_account_id ORDER BY p.rowid`,
  );

describe('privileges', () => {
  it('rise with a sign-in and its special privileges, and end with its sign-off', async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 ws-01 4624 CORP\ann type=2 id=0x1
        08:00:00 ws-01 4672 CORP\ann id=0x1
        09:00:00 ws-01 4634 CORP\ann type=2 id=0x1`),
    ).toEqual([
      String.raw`02 08:00 CORP\ann ws-01 2 special-privileges -`,
      String.raw`02 09:00 CORP\ann ws-01 0 signed-off -`,
    ]);
  });

  it('stay at what another session still holds', async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 ws-01 4624 CORP\ann type=2 id=0x1
        08:10:00 ws-01 4624 CORP\ann type=3 id=0x2
        08:10:00 ws-01 4672 CORP\ann id=0x2
        08:20:00 ws-01 4634 CORP\ann type=3 id=0x2
        09:00:00 ws-01 4634 CORP\ann type=2 id=0x1`),
    ).toEqual([
      String.raw`02 08:00 CORP\ann ws-01 1 logged-on -`,
      String.raw`02 08:10 CORP\ann ws-01 2 special-privileges -`,
      String.raw`02 08:20 CORP\ann ws-01 1 signed-off -`,
      String.raw`02 09:00 CORP\ann ws-01 0 signed-off -`,
    ]);
  });

  it('rise with an elevated twin of which no special privileges are recorded', async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 ws-01 4624 CORP\ann type=2 id=10 linked=11
        08:00:00 ws-01 4624 CORP\ann type=2 id=11 linked=10`),
    ).toEqual([String.raw`02 08:00 CORP\ann ws-01 2 elevated-twin -`]);
  });

  it('are those of the domain on a domain controller, and from then on elsewhere; not before', async () => {
    expect(
      await stepsOf(String.raw`
        07:00:00 dc 4768 CORP\eve
        08:00:00 srv 4624 CORP\ann type=3 id=0x1
        08:00:00 srv 4672 CORP\ann id=0x1
        09:00:00 dc 4624 CORP\ann type=3 id=0x2
        09:00:00 dc 4672 CORP\ann id=0x2
        10:00:00 ws-01 4624 CORP\ann type=3 id=0x3
        10:00:00 ws-01 4672 CORP\ann id=0x3`),
    ).toEqual([
      String.raw`02 08:00 CORP\ann srv 2 special-privileges -`,
      String.raw`02 09:00 CORP\ann dc 3 special-privileges -`,
      String.raw`02 10:00 CORP\ann ws-01 3 special-privileges -`,
    ]);
  });

  it('are followed for service accounts, too, where they are special', async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 srv 4624 CORP\svc-plm type=3 id=0x1
        08:00:00 srv 4672 CORP\svc-plm id=0x1
        08:30:00 srv 4634 CORP\svc-plm type=3 id=0x1
        09:00:00 srv 4624 CORP\svc-plm type=3 id=0x1
        09:10:00 srv 4634 CORP\svc-plm type=3 id=0x1
        09:20:00 srv 4624 CORP\svc-web type=3 id=0x2`),
    ).toEqual([
      String.raw`02 08:00 CORP\svc-plm srv 2 special-privileges -`,
      String.raw`02 08:30 CORP\svc-plm srv 0 signed-off -`,
    ]);
  });

  it('do not know that a computer will be a domain controller', async () => {
    expect(
      (
        await stepsOf(String.raw`
        08:00:00 dc 4624 CORP\ann type=3 id=0x2
        08:00:00 dc 4672 CORP\ann id=0x2
        12:00:00 dc 4768 CORP\eve`)
      ).at(-1),
    ).toBe(String.raw`02 08:00 CORP\ann dc 2 special-privileges -`);
  });

  it('end a day after the last event where no sign-off is recorded', async () => {
    expect(
      await stepsOf(String.raw`
        2026-03-02 08:00:00 ws-01 4624 CORP\ann type=2 id=0x1
        2026-03-02 09:00:00 ws-01 4688 CORP\ann id=0x1
        2026-03-09 08:00:00 ws-01 4608 -`),
    ).toEqual([
      String.raw`02 08:00 CORP\ann ws-01 1 logged-on -`,
      String.raw`03 09:00 CORP\ann ws-01 0 signed-off -`,
    ]);
  });
});

describe('steps', () => {
  it('are one a moment, and none where a moment ends as it began', async () => {
    const database = await analysed(String.raw`
      08:00:00 ws-01 4624 CORP\ann type=2 id=0x1
      09:00:00 ws-01 4624 CORP\ann type=3 id=0x2
      09:00:00 ws-01 4672 CORP\ann id=0x2
      09:00:00 ws-01 4634 CORP\ann type=3 id=0x2`);
    expect(await lines(database, 'SELECT level, reason FROM privilege ORDER BY rowid')).toEqual([
      '1 logged-on',
    ]);
  });
});

describe('credentials of another', () => {
  it('bring what the other account is known to have, until the session that took them ends', async () => {
    expect(
      await stepsOf(String.raw`
        07:00:00 dc 4768 CORP\eve
        07:30:00 dc 4624 CORP\adm type=3 id=0x9
        07:30:00 dc 4672 CORP\adm id=0x9
        07:40:00 dc 4634 CORP\adm type=3 id=0x9
        08:00:00 ws-01 4624 CORP\ann type=2 id=0x1
        08:10:00 ws-01 4648 CORP\ann id=0x1 as=corp.example\adm to=srv
        09:00:00 ws-01 4634 CORP\ann type=2 id=0x1`),
    ).toEqual([
      String.raw`02 07:30 CORP\adm dc 3 special-privileges -`,
      String.raw`02 07:40 CORP\adm dc 0 signed-off -`,
      String.raw`02 08:00 CORP\ann ws-01 1 logged-on -`,
      String.raw`02 08:10 CORP\adm ws-01 3 explicit-credentials CORP\ann`,
      String.raw`02 09:00 CORP\ann ws-01 0 signed-off -`,
      String.raw`02 09:00 CORP\adm ws-01 0 signed-off CORP\ann`,
    ]);
  });

  it('come with a session of new credentials, too', async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 ws-01 4624 CORP\ann type=9 id=0x1 as=CORP\bob`),
    ).toEqual([
      String.raw`02 08:00 CORP\ann ws-01 1 logged-on -`,
      String.raw`02 08:00 CORP\bob ws-01 1 new-credentials CORP\ann`,
    ]);
  });

  it('are not one’s own in another form, nor what the computer signs people in with', async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 ws-01 4648 CORP\WS-01$ id=0x3e7 as=CORP\ann
        08:00:00 ws-01 4624 CORP\ann type=2 id=0x1
        08:10:00 ws-01 4648 CORP\ann id=0x1 as=ann@corp.example to=srv`),
    ).toEqual([String.raw`02 08:00 CORP\ann ws-01 1 logged-on -`]);
  });
});

describe('groups', () => {
  it('raise an account everywhere and for good; who did it is told', async () => {
    expect(
      await stepsOf(String.raw`
        07:00:00 dc 4768 CORP\eve
        08:00:00 dc 4728 CORP\eve as=CORP\ann about="CORP\Admins du domaine" sid=S-1-5-21-7-512
        09:00:00 ws-01 4624 CORP\ann type=2 id=0x1
        09:00:00 ws-01 4672 CORP\ann id=0x1
        10:00:00 ws-01 4634 CORP\ann type=2 id=0x1`),
    ).toEqual([
      String.raw`02 08:00 CORP\ann - 3 group-member-added CORP\eve`,
      String.raw`02 09:00 CORP\ann ws-01 3 special-privileges -`,
      String.raw`02 10:00 CORP\ann ws-01 0 signed-off -`,
    ]);
  });

  it('that one gives oneself say so', async () => {
    expect(
      await stepsOf(String.raw`08:00:00 dc 4728 CORP\ann as=ann@corp.example about="CORP\Domain Admins"`),
    ).toEqual([String.raw`02 08:00 CORP\ann - 3 group-member-added CORP\ann`]);
  });

  it('of one computer raise on it alone, on a domain controller everywhere', async () => {
    expect(
      await stepsOf(String.raw`
        07:00:00 dc 4768 CORP\eve
        08:00:00 srv 4732 CORP\eve as=CORP\ann about=Builtin\Administratoren sid=S-1-5-32-544
        09:00:00 dc 4732 CORP\eve as=CORP\bob about=Builtin\Administratoren sid=S-1-5-32-544`),
    ).toEqual([
      String.raw`02 08:00 CORP\ann srv 2 group-member-added CORP\eve`,
      String.raw`02 09:00 CORP\bob - 3 group-member-added CORP\eve`,
    ]);
  });

  it('that raise nobody leave no trace, nor does a refused change', async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 dc 4728 CORP\eve as=CORP\ann about="CORP\Sales" sid=S-1-5-21-7-1512
        08:00:00 dc 4728 CORP\eve as=CORP\ann about="CORP\Domain Admins" failed=1`),
    ).toEqual([]);
  });

  it.each([
    ['Domain Admins', '', 3],
    [String.raw`CORP\Domänen-Admins`, '', 3],
    ['Administrateurs', '', 2],
    ['Domain Admins', 'S-1-5-21-7-1600', 0],
    ['whatever', 'S-1-5-21-7-519', 3],
    ['whatever', 'S-1-5-32-551', 2],
    ['DnsAdmins', 'S-1-5-21-7-1101', 2],
    ['Users', 'S-1-5-32-545', 0],
    ['Remote Desktop Users', '', 2],
  ])('%s %s is level %i', (name, sid, level) => {
    expect(groupLevel(name, sid, false)).toBe(level);
  });
});

const STORY = String.raw`
  07:00:00 dc.corp.example 4768 CORP\eve ip=10.0.0.7
  07:30:00 dc 4624 CORP\adm type=3 id=0x9 ip=10.0.0.9 from=ws-09 to=dc
  07:30:00 dc 4672 CORP\adm id=0x9
  07:40:00 dc 4634 CORP\adm type=3 id=0x9
  08:00:00 ws-01 4624 CORP\ann type=2 id=10 linked=11
  08:00:00 ws-01.corp.example 4624 CORP\ann type=2 id=11 linked=10
  08:00:00 ws-01 4672 CORP\ann id=10
  08:10:00 ws-01 4648 corp.example\ann id=11 as=corp.example\adm to=srv
  08:20:00 srv 4624 CORP\adm type=3 id=0x5 ip=10.0.0.1 from=ws-01 to=srv
  08:20:00 srv 4672 CORP\adm id=0x5
  08:30:00 dc 4728 ann@corp.example as=CORP\ann about="CORP\Domain Admins"
  08:40:00 srv 4624 ann type=3 id=0x6 ip=10.0.0.1 to=srv
  08:40:00 srv 4672 ann id=0x6
  08:50:00 srv 4634 ann type=3 id=0x6
  09:00:00 ws-01 4634 CORP\ann type=2 id=11`;

const told = `
  SELECT p.at_us, a.name, h.name AS host, p.level, p.reason, b.name AS by, s.start_us, s.logon_id
  FROM privilege p JOIN account a USING (account_id) LEFT JOIN host h USING (host_id)
    LEFT JOIN account b ON b.account_id = p.by_account_id LEFT JOIN session s USING (session_id)
  ORDER BY ALL`;

describe('the history of privileges', () => {
  const history = STORY.trim().split('\n');

  it('is the same for events in any order', async () => {
    const forwards = await lines(await analysed(history.join('\n')), told);
    expect(forwards.length).toBeGreaterThan(8);
    const shuffled = [
      ...history.filter((_, i) => i % 3 === 1),
      ...history.filter((_, i) => i % 3 !== 1).reverse(),
    ];
    expect(await lines(await analysed(shuffled.join('\n')), told)).toEqual(forwards);
  });

  it('does not change with what comes later', async () => {
    const levels = `SELECT at_us, h.name AS host, level, reason FROM privilege LEFT JOIN host h USING (host_id) ORDER BY privilege.rowid`;
    const whole = await lines(await analysed(history.join('\n')), levels);
    for (let until = 8; until < history.length; until += 1) {
      const part = await lines(await analysed(history.slice(0, until).join('\n')), levels);
      const last = Number(part.at(-1)?.split(' ')[0]);
      const before = (rows: readonly string[]) => rows.filter((row) => Number(row.split(' ')[0]) < last);
      expect(before(part)).toEqual(before(whole));
    }
  });
});
