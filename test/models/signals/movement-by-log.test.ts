import { describe, expect, it } from 'vitest';
import lateralMovement from '../../../models/signals/lateral-movement.ts';
import { roleName } from '../../../models/signals/parts/role-movement.ts';
import type { SignalEvent } from '../../../models/signals/parts/event.ts';
import { days, DAY_28 } from './case-parts.ts';
import { at, minutes, times, told, type Some } from './events.ts';

const usual = days(20, (day) => [at(day, 9, { action: 'logged-on', computer: 1 })]);
const atHome = at(DAY_28, 9, { action: 'logged-on', computer: 1 });
/** From host to host, a quarter of an hour each. */
const way = (hosts: readonly number[], how: (from: number, to: number) => Some): SignalEvent[] =>
  hosts.slice(1).map((to, i) => at(DAY_28, 9.25 + i / 4, how(hosts[i] ?? -1, to)));
/** Of the last day: the very first time of what becomes usual is told, too. */
const lately = (events: readonly SignalEvent[]) =>
  told(lateralMovement, events).filter(({ startUs }) => startUs >= at(DAY_28, 0).at);
const says = (events: readonly SignalEvent[]) => lately(events).map((one) => one.says);
const THREE = /^Came by host1 → host2 → host3 → host4 in \d+ min to 3 hosts never reached before/;

const sshd = (from: number, to: number): Some => ({
  action: 'remote-logon',
  computer: to,
  src: from,
  channel: 'sshd',
});
const zeek = (log: string, some: Some) => (from: number, to: number) => ({
  src: from,
  dst: to,
  channel: `zeek ${log}`,
  ...some,
});
const ntlm = zeek('ntlm', { action: 'remote-logon' });
const rdp = zeek('rdp', { action: 'network-connected' });
const kerberos = zeek('kerberos', { action: 'service-ticket-requested' });
const ssh = zeek('ssh', { action: 'remote-logon', who: -1, account: -1, kind: 'none' });
const plain = (from: number, to: number): Some => ({ ...rdp(from, to), channel: 'zeek conn' });
const elsewhere = (_: number, to: number): Some => ({ ...sshd(-1, to), ip: '203.0.113.9' });

describe('movement from host to host', () => {
  it.each([
    ['sshd, from an address that is a host', sshd],
    ['NTLM in Zeek', ntlm],
    ['remote desktops in Zeek, which name who asks', rdp],
    ['tickets for hosts in Zeek', kerberos],
    ['SSH in Zeek, which names nobody: whoever is there', ssh],
  ])('is told by %s', (_, how) => {
    const found = told(lateralMovement, [...usual, atHome, ...way([1, 2, 3, 4], how)]);
    expect(found.at(-1)?.says).toMatch(THREE);
    expect(found.at(-1)?.entity).toMatchObject({ kind: 'user', id: 1 });
  });

  it('is one step where a ticket and the sign-in for it are both recorded', () => {
    const both = way([1, 2, 3, 4], kerberos).flatMap((ticket) => [
      ticket,
      { ...ticket, action: 'remote-logon' as const, computer: ticket.dst, at: ticket.at + 1e6, channel: '' },
    ]);
    const [one] = told(lateralMovement, [...usual, atHome, ...both]).slice(-1);
    expect(one?.says).toMatch(THREE);
    expect(one?.events).toHaveLength(4);
  });

  it('is nobody’s where several are on the host and SSH names none of them', () => {
    const others = times(4, (i) => at(DAY_28, 9, { action: 'logged-on', computer: 1, who: 10 + i }));
    expect(says([...usual, atHome, ...others, ...way([1, 2, 3, 4], ssh)])).toEqual([]);
  });

  it('is no matter of plain connections, nor of an address that is no host', () => {
    expect(says([...usual, atHome, ...way([1, 2, 3, 4], plain)])).toEqual([]);
    expect(says([...usual, atHome, ...way([1, 2, 3, 4], elsewhere)])).toEqual([]);
  });
});

const arn = (role: string) => `arn:aws:iam::1111:role/${role}`;
/** Who takes on a role, with the key of which session, and which key that gives out. */
const assumes = (day: number, hour: number, who: number, role: string, session: string, given: string) =>
  at(day, hour, {
    action: 'role-assumed',
    who,
    target: -40,
    targetKind: 'user',
    resource: arn(role),
    session,
    givenKey: given,
  });
const daily = (roles: readonly string[]) =>
  days(20, (day) =>
    roles.map((role, i) =>
      assumes(
        day,
        9 + minutes(i),
        i === 0 ? 1 : -40,
        role,
        i === 0 ? '' : `k${day}-${i}`,
        `k${day}-${i + 1}`,
      ),
    ),
  );
const chain = [
  assumes(DAY_28, 9, 1, 'Reader', '', 'A1'),
  assumes(DAY_28, 9.1, -40, 'Deploy', 'A1', 'A2'),
  assumes(DAY_28, 9.2, -41, 'Vault', 'A2', 'A3'),
];

describe('movement from role to role', () => {
  it('is told of the person who took on the first, by the keys that were given out', () => {
    const found = lately([...daily(['Reader', 'Deploy']), ...chain]);
    expect(found.map((one) => one.says)).toEqual([
      'Came by person1 → Reader of 1111 → Deploy of 1111 → Vault of 1111 in 12 min to a role never taken on before, each with the key that the one before gave out; 0 % of peers take it on',
    ]);
    expect(found[0]).toMatchObject({
      severity: 'high',
      history: 'enough',
      entity: { kind: 'user', id: 1 },
    });
    expect(found[0]?.events).toHaveLength(3);
  });

  it('weighs less where nothing is known of what is usual', () => {
    expect(told(lateralMovement, chain).map(({ severity, history }) => [severity, history])).toEqual([
      ['medium', 'none'],
      ['medium', 'none'],
    ]);
  });

  it('is quiet on a usual chain, a single role and a role that is renewed', () => {
    expect(says([...daily(['Reader', 'Deploy', 'Vault']), ...chain])).toEqual([]);
    expect(says([...daily(['Reader']), assumes(DAY_28, 9, 1, 'Vault', '', 'A1')])).toEqual([]);
    expect(
      says([assumes(DAY_28, 9, 1, 'Vault', '', 'A1'), assumes(DAY_28, 9.5, -40, 'Vault', 'A1', 'A2')]),
    ).toEqual([]);
  });

  it('is quiet with a key that nobody gave out, and with one of more than twelve hours ago', () => {
    const later = [assumes(DAY_28, 1, 1, 'Reader', '', 'A1'), assumes(DAY_28, 14, -40, 'Vault', 'A1', 'A2')];
    expect(says(later)).toEqual([]);
    expect(says([assumes(DAY_28, 1, -40, 'Vault', 'A9', 'A2')])).toEqual([]);
  });

  it('is quiet where most peers take on that role', () => {
    const peers = days(20, (day) => times(8, (i) => assumes(day, 8, 20 + i, 'Vault', '', `p${day}-${i}`)));
    expect(says([...peers, ...daily(['Reader', 'Deploy']), ...chain])).toEqual([]);
  });

  it('names a role without its path', () => {
    expect(roleName('arn:aws:iam::1111:role/service/team/Ops')).toBe('Ops of 1111');
    expect(roleName('Ops')).toBe('Ops');
  });
});
