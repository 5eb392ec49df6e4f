import { describe, expect, it } from 'vitest';
import { employees } from '../../../models/demo/company/people.ts';
import { demoCompany } from '../../../models/demo/demo-company.ts';
import { DEMO_SIZE } from '../../../models/demo/size.ts';
import { accountOf, adminOf, isAdministrator } from '../../../models/demo/windows/accounts.ts';
import { machinesOf } from '../../../models/demo/windows/machines.ts';
import { FIRST_DAY } from '../../../models/demo/calendar.ts';
import { day } from '../../../models/domain/time.ts';
import { eventsIn, type DemoEvent } from './windows-events.ts';

const people = employees();
const events = eventsIn(demoCompany());
const byTime = events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id));
const withCode = (...codes: readonly number[]) => events.filter(({ code }) => codes.includes(code));

describe("the company's Windows events", () => {
  it('are some tens of thousands in three files, of every kind that a server room writes', () => {
    expect(events.length).toBeGreaterThan(60_000);
    expect(events.length).toBeLessThan(120_000);
    expect(new Set(events.map(({ file }) => file))).toEqual(
      new Set(['domain-controllers.ndjson', 'servers.ndjson', 'workstations.ndjson']),
    );
    const codes = new Set(events.map(({ code }) => code));
    const kinds = [
      4624, 4625, 4634, 4647, 4648, 4663, 4672, 4688, 4697, 4720, 4722, 4724, 4725, 4728, 4729, 4738, 4768,
      4769, 4771, 5140, 5145, 1074, 6005, 6006, 7045,
    ];
    expect(kinds.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('have ids that ascend on each computer', () => {
    const last = new Map<string, number>();
    const broken = events.filter(({ host, id }) => {
      const before = last.get(host) ?? 0;
      last.set(host, id);
      return id <= before;
    });
    expect(broken).toEqual([]);
  });

  it('stand in order of time, except where one server was not reached for forty minutes', () => {
    const late = events.filter((event, i) => {
      const before = events[i - 1];
      return before !== undefined && before.file === event.file && event.at < before.at;
    });
    expect(late.length).toBeGreaterThan(0);
    expect(new Set(late.map(({ at, file }) => `${file} ${at.slice(0, 10)}`))).toEqual(
      new Set(['servers.ndjson 2026-10-07']),
    );
    expect(
      Math.max(...late.map(({ line }) => line)) - Math.min(...late.map(({ line }) => line)),
    ).toBeLessThan(100);
  });

  it('name nobody outside the directory', () => {
    const known = new Set([
      ...people.map((person) => accountOf(person).name),
      ...people.filter(isAdministrator).map((person) => adminOf(person).name),
      'svc-backup',
      'svc-plm',
      'svc-patch',
      'svc-deploy',
      'SYSTEM',
      'Système',
      '-',
    ]);
    const groups = new Set(withCode(4728, 4729).map(({ data }) => data['TargetUserName']));
    const names = events.flatMap(({ data }) => [data['SubjectUserName'], data['TargetUserName']]);
    const users = names.flatMap((name) => name?.split('@')[0] ?? []).filter((name) => !name.endsWith('$'));
    expect([...new Set(users)].filter((name) => !known.has(name) && !groups.has(name))).toEqual([]);
  });

  it('give every account a SID of its own', () => {
    const sids = new Map<string, Set<string>>();
    for (const { data } of withCode(4624, 4768)) {
      const sid = data['TargetUserSid'] ?? data['TargetSid'] ?? '';
      sids.set(sid, (sids.get(sid) ?? new Set()).add(data['TargetUserName'] ?? ''));
    }
    expect(sids.size).toBeGreaterThan(120);
    expect([...sids].filter(([sid, names]) => sid !== 'S-1-5-18' && names.size > 1)).toEqual([]);
  });
});

describe('their sessions', () => {
  it('are opened before they act or end', () => {
    const open = new Map<string, string>();
    const stray: DemoEvent[] = [];
    for (const event of byTime) {
      const { host, code, data } = event;
      const key = `${host} ${data['TargetLogonId']}`;
      if (code === 4624) open.set(key, data['TargetUserName'] ?? '');
      else if (code === 4634 || code === 4647) {
        if (open.get(key) !== data['TargetUserName']) stray.push(event);
      }
      const by = data['SubjectLogonId'];
      if (by === undefined || by === '0x0' || by === '0x3e7') continue;
      if (open.get(`${host} ${by}`) !== data['SubjectUserName']) stray.push(event);
    }
    expect(stray).toEqual([]);
  });

  it('take the same ids again after a restart', () => {
    const restarts = new Map<string, number>();
    const seen = new Map<string, Set<number>>();
    for (const { host, code, data } of byTime) {
      if (code === 6005) restarts.set(host, (restarts.get(host) ?? 0) + 1);
      if (code !== 4624 || data['TargetLogonId'] === '0x3e7') continue;
      const key = `${host} ${data['TargetLogonId']}`;
      seen.set(key, (seen.get(key) ?? new Set()).add(restarts.get(host) ?? 0));
    }
    expect([...restarts.values()].every((count) => count === 3)).toBe(true);
    expect([...seen.values()].filter((boots) => boots.size > 1).length).toBeGreaterThan(1000);
  });
});

describe('addresses', () => {
  const machines = machinesOf(DEMO_SIZE.seed, people);
  const addressesOn = (offset: number) =>
    people.map(({ pc }) => machines.addressOf(machines.named(pc), day(FIRST_DAY + offset)));

  it('are one machine’s at a time, and another’s weeks later', () => {
    for (const offset of [0, 13, 14, 89]) expect(new Set(addressesOn(offset)).size).toBe(60);
    expect(addressesOn(0)).toEqual(addressesOn(13));
    const later = addressesOn(14);
    const first = addressesOn(0);
    expect(
      first.filter((address, i) => later.includes(address) && later[i] !== address).length,
    ).toBeGreaterThan(10);
  });

  it('are told by the machines’ own sign-ins; some are of IPv6, tickets map IPv4', () => {
    const own = withCode(4768).filter(({ data }) => data['TargetUserName']?.startsWith('PC-'));
    expect(new Set(own.map(({ data }) => data['TargetUserName'])).size).toBe(60);
    const told = own.map(({ data }) => data['IpAddress'] ?? '');
    expect(told.filter((address) => address.startsWith('fd20:')).length).toBeGreaterThan(100);
    expect(told.filter((address) => address.startsWith('::ffff:10.20.14.')).length).toBeGreaterThan(1000);
  });
});

describe('what looks alike and is ordinary', () => {
  it('administrators go round the servers by remote desktop with their other accounts', () => {
    const rounds = withCode(4624).filter(({ data }) => data['LogonType'] === '10');
    const admins = rounds.filter(({ data }) => data['TargetUserName']?.startsWith('adm-'));
    expect(admins.length).toBeGreaterThan(100);
    expect(new Set(admins.map(({ host }) => host)).size).toBeGreaterThanOrEqual(5);
    expect(rounds.length - admins.length).toBe(1);
    const switched = withCode(4648).filter(({ data }) => data['TargetUserName']?.startsWith('adm-'));
    expect(switched.length).toBeGreaterThan(80);
  });

  it('an administrator gives another the domain on a morning in October', () => {
    const given = withCode(4728).filter(({ data }) => data['TargetSid']?.endsWith('-512'));
    const [handover] = given;
    expect(given).toHaveLength(2);
    expect(handover?.at).toMatch(/^2026-10-06T08:/);
    expect(handover?.data['MemberSid']).not.toBe(handover?.data['SubjectUserSid']);
  });

  it('patches hop through every server in one night, three times', () => {
    const hops = withCode(4648).filter(({ data }) => data['SubjectUserName'] === 'svc-patch');
    const nights = new Set(
      hops.map(({ at }) => new Date(Date.parse(at) - 43_200_000).toISOString().slice(0, 10)),
    );
    expect([...nights]).toEqual(['2026-09-12', '2026-10-10', '2026-11-14']);
    expect(hops.length).toBe(27);
    expect(withCode(1074).every(({ message }) => message?.includes('genstart af computeren'))).toBe(true);
  });

  it('newcomers get an account, then sign in for the first time', () => {
    const created = withCode(4720);
    expect(created).toHaveLength(2);
    for (const { data, at } of created) {
      const first = byTime.find(
        ({ code, data: { TargetUserName } }) => code === 4768 && TargetUserName === data['TargetUserName'],
      );
      expect(first && first.at > at).toBe(true);
    }
  });
});
