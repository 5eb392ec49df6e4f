import { describe, expect, it } from 'vitest';
import certNewDevice from '../../../models/signals/cert-new-device.ts';
import lateralMovement from '../../../models/signals/lateral-movement.ts';
import { US_PER_HOUR, US_PER_SECOND } from '../../../models/domain/time.ts';
import { CERT, certDays, days, hop } from './case-parts.ts';
import { at, told } from './events.ts';

describe('a certificate on a new computer', () => {
  const stranger = { ...CERT, src: 9, ip: '10.7.0.9', network: '10.7.0.0/24' };

  it('is low where its owner has just signed in at that computer', () => {
    const own = told(certNewDevice, [
      ...certDays(),
      at(40, 8, { action: 'logged-on', computer: 9 }),
      at(40, 9, stranger),
    ]);
    expect(own.map(({ severity }) => severity)).toEqual(['low']);
  });

  it('is high where somebody else has', () => {
    const other = told(certNewDevice, [
      ...certDays(),
      at(40, 8, { action: 'logged-on', computer: 9, who: 7 }),
      at(40, 9, stranger),
    ]);
    expect(other.map(({ severity }) => severity)).toEqual(['high']);
  });
});

describe('a sign-in over the network that names no source', () => {
  const known = days(20, (day) => [at(day, 9, { action: 'logged-on', computer: 1 })]);
  const taken = at(28, 9, {
    action: 'explicit-credentials',
    computer: 1,
    dst: 2,
    target: 9,
    targetKind: 'user',
  });
  const arrival = at(28, 9.001, { action: 'remote-logon', logonType: 3, who: 9, dst: 2, computer: 2 });

  it('comes from where the credentials for it were taken', () => {
    const found = told(lateralMovement, [
      ...known,
      at(28, 8.9, { action: 'logged-on', computer: 1 }),
      taken,
      arrival,
    ]);
    expect(found.map(({ says }) => says).join()).toMatch(/Came by host1 → host2/);
  });

  it('comes from nowhere without them', () => {
    expect(
      told(lateralMovement, [...known, at(28, 8.9, { action: 'logged-on', computer: 1 }), arrival]),
    ).toEqual([]);
  });

  it('comes from where its ticket was asked for, though the controller writes that a moment later', () => {
    const ticket = at(28, 9.0015, { action: 'service-ticket-requested', who: 9, src: 1, dst: 2 });
    const found = told(lateralMovement, [
      ...known,
      at(28, 8.9, { action: 'logged-on', computer: 1 }),
      { ...taken, dst: -1 },
      arrival,
      ticket,
    ]);
    expect(found.map(({ says }) => says).join()).toMatch(/Came by host1 → host2/);
    const late = { ...ticket, at: ticket.at + 60 * US_PER_SECOND };
    expect(told(lateralMovement, [...known, { ...taken, dst: -1 }, arrival, late])).toEqual([]);
  });
});

describe('one new host', () => {
  const usual = days(20, (day) => [
    at(day, 9, { action: 'logged-on', computer: 1 }),
    at(day, 9.1, hop(1, 2)),
  ]);
  const arrival = at(28, 9, hop(1, 3));
  const service = at(28, 9.05, {
    action: 'service-installed',
    computer: 3,
    who: -5,
    kind: 'system',
    resource: 'Updater',
  });
  /** As the signal of remote execution has told it by then. */
  const setting = { recentUs: service.at };

  it('is movement where something is run there at once', () => {
    const found = told(lateralMovement, [...usual, arrival, service], setting);
    expect(found.map(({ severity, says, events }) => `${severity} ${says} ${events.length}`)).toEqual([
      'high Came by host1 → host3 in 1 s to 1 host never reached before (host3) and ran something there; 0 % of peers go there 2',
    ]);
  });

  it('is none where nothing is run, where it is run later, or on a host that is known', () => {
    expect(told(lateralMovement, [...usual, arrival], setting)).toEqual([]);
    const later = { ...service, at: service.at + US_PER_HOUR };
    expect(told(lateralMovement, [...usual, arrival, later], { recentUs: later.at })).toEqual([]);
    const known = [...usual, at(28, 9, hop(1, 2)), { ...service, computer: 2 }];
    expect(told(lateralMovement, known, setting)).toEqual([]);
  });

  it('is none where what was run is nothing to tell: who deploys software', () =>
    expect(told(lateralMovement, [...usual, arrival, service], { recentUs: arrival.at - 1 })).toEqual([]));
});
