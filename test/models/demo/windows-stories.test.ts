import { describe, expect, it } from 'vitest';
import { employees, keyOf } from '../../../models/demo/company/people.ts';
import { demoCompany } from '../../../models/demo/demo-company.ts';
import { accountOf } from '../../../models/demo/windows/accounts.ts';
import { MOVER } from '../../../models/demo/windows/stories/hop-by-hop.ts';
import { GRANTER } from '../../../models/demo/windows/stories/self-granted.ts';
import { eventsIn, type DemoEvent } from './windows-events.ts';

const people = employees();
const files = demoCompany();
const events = eventsIn(files).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id));
const answers = (files.find(({ path }) => path === 'answers.csv')?.text ?? '')
  .trimEnd()
  .split('\n')
  .map((row) => row.split(','));
const planted = (scenario: string): DemoEvent[] => {
  const ids = new Set(
    answers.filter(([number]) => number === scenario).map(([, , , id, , pc]) => `${pc} ${id}`),
  );
  return events.filter(({ host, id }) => ids.has(`${host} ${id}`));
};
const personOf = (key: string) => {
  const person = people.find((other) => keyOf(other) === key);
  if (!person) throw new Error(`nobody is ${key}`);
  return person;
};

describe('hop by hop', () => {
  const story = planted('3');
  const person = personOf(MOVER);
  const who = accountOf(person).name;
  const all = (host: string, code: number) =>
    story.filter((event) => event.host === host && event.code === code);
  const one = (host: string, code: number, user?: string): DemoEvent => {
    const found = all(host, code).find(
      ({ data }) => user === undefined || data['TargetUserName'] === user || data['SubjectUserName'] === user,
    );
    if (!found) throw new Error(`no ${code} at ${host}`);
    return found;
  };
  const desk = one('DC-01', 4768, `${person.pc}$`).data['IpAddress'];

  it('is one evening between 20:50 and 22:50', () => {
    const times = answers.filter(([number]) => number === '3').map(([, , , , date = '']) => date);
    expect(times.every((time) => time > '11/19/2026 20:50' && time < '11/19/2026 22:50')).toBe(true);
  });

  it('comes from the workstation, whose address its own sign-in tells', () => {
    expect(desk).toMatch(/^::ffff:10\.20\.14\./);
    expect(`::ffff:${one('FILE-CAD-02', 4624, who).data['IpAddress']}`).toBe(desk);
    expect(one(person.pc, 4648).data).toMatchObject({ TargetServerName: 'file-cad-02.halden.example' });
  });

  it('takes the service account on at the file server, inside the remote desktop', () => {
    const remote = all('FILE-CAD-02', 4624).find(({ data }) => data['LogonType'] === '10');
    const taken = all('FILE-CAD-02', 4624).find(({ data }) => data['LogonType'] === '9');
    const [asked, used] = all('FILE-CAD-02', 4648);
    expect(asked?.data).toMatchObject({
      SubjectLogonId: remote?.data['TargetLogonId'],
      TargetUserName: 'svc-plm',
    });
    expect(taken?.data).toMatchObject({ TargetUserName: who, TargetOutboundUserName: 'svc-plm' });
    expect(used?.data).toMatchObject({
      SubjectLogonId: taken?.data['TargetLogonId'],
      TargetServerName: 'plm-app-01.halden.example',
    });
  });

  it('signs in to the application from the file server, with special privileges', () => {
    const there = one('PLM-APP-01', 4624, 'svc-plm');
    expect(there.data['IpAddress']).toBe('10.20.1.22');
    expect(one('PLM-APP-01', 4672).data['SubjectLogonId']).toBe(there.data['TargetLogonId']);
    expect(one('PLM-APP-01', 4648).data['SubjectLogonId']).toBe(there.data['TargetLogonId']);
    expect(all('SRV-ERP-01', 4625)).toHaveLength(3);
  });

  it('reaches the domain controller without an address, which the ticket and the credentials tell', () => {
    const there = one('DC-01', 4624, 'svc-deploy');
    expect(there.data['IpAddress']).toBe('-');
    expect(one('PLM-APP-01', 4648).data).toMatchObject({
      TargetUserName: 'svc-deploy',
      TargetServerName: 'dc-01.halden.example',
    });
    expect(one('DC-01', 4769, 'svc-deploy@HALDEN.EXAMPLE').data).toMatchObject({
      ServiceName: 'DC-01$',
      IpAddress: '::ffff:10.20.1.41',
    });
    const session = there.data['TargetLogonId'];
    for (const code of [4672, 5140, 4697]) expect(one('DC-01', code).data['SubjectLogonId']).toBe(session);
    expect(one('DC-01', 5140).data['ShareName']).toBe('\\\\*\\ADMIN$');
    expect(one('DC-01', 7045).data['ServiceName']).toBe('HldSync');
  });

  it('goes where neither the engineer nor those accounts were before', () => {
    const [first] = story;
    const before = events.filter(({ at, code }) => code === 4624 && at < (first?.at ?? ''));
    const met = new Set(
      before.map(({ host, data }) => `${data['TargetUserName']} ${host} ${data['IpAddress']}`),
    );
    expect([...met].some((pair) => pair.startsWith(`${who} FILE-CAD-02`))).toBe(false);
    expect(met.has('svc-plm PLM-APP-01 10.20.1.22')).toBe(false);
    expect([...met].some((pair) => pair.startsWith('svc-deploy DC-01'))).toBe(false);
    expect([...met].some((pair) => pair.startsWith('svc-plm SRV-ERP-01'))).toBe(false);
  });
});

describe('a group granted to oneself', () => {
  const story = planted('4');
  const who = accountOf(personOf(GRANTER));
  const at = (code: number) => story.find((event) => event.code === code)?.at ?? '';

  it('adds and removes the own account, and nobody else does', () => {
    for (const code of [4728, 4729]) {
      const change = story.find((event) => event.code === code);
      expect(change?.data).toMatchObject({ SubjectUserSid: who.sid, MemberSid: who.sid });
      expect(change?.data['TargetSid']).toMatch(/-512$/);
    }
    const own = events.filter(
      ({ code, data }) => code === 4728 && data['MemberSid'] === data['SubjectUserSid'],
    );
    expect(own).toHaveLength(1);
  });

  it('uses it in between on two servers, and only then has special privileges', () => {
    const used = events.filter(({ code, data }) => code === 4672 && data['SubjectUserName'] === who.name);
    expect(new Set(used.map(({ host }) => host))).toEqual(new Set(['FILE-OFF-01', 'SRV-MAIL-01', 'DC-01']));
    expect(used.every((event) => event.at > at(4728) && event.at < at(4729))).toBe(true);
    const shares = story.filter(({ code, data }) => code === 5140 && data['ShareName'] === '\\\\*\\D$');
    expect(shares.map(({ host }) => host)).toEqual(['FILE-OFF-01', 'SRV-MAIL-01']);
  });
});
