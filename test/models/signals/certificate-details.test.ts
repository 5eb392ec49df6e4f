import { describe, expect, it } from 'vitest';
import certNeverUsedService from '../../../models/signals/cert-never-used-service.ts';
import certNewDevice from '../../../models/signals/cert-new-device.ts';
import certOddHour from '../../../models/signals/cert-odd-hour.ts';
import certShared from '../../../models/signals/cert-shared.ts';
import { CERT, certDays, days } from './case-parts.ts';
import { at, minutes, times, told, workdays, type Setting, type Some } from './events.ts';

const sayings = (found: readonly { readonly says: string }[]) => found.map(({ says }) => says);
const ELSEWHERE: Some = { ...CERT, src: 9, ip: '10.7.0.9', network: '10.7.0.0/24' };
const allowing = (value: string): Setting => ({
  lists: { allowed: (_, asked) => (asked === value ? 'balanced pair' : null) },
});

const desk = (hour: number, computer: number, who: number) =>
  at(0, hour, { action: 'logged-on', computer, who });

describe('cert-new-device', () => {
  it('goes by the network and the TLS client where the host is not known', () => {
    const unresolved: Some = { src: -1, tlsClient: 'ja3-a' };
    const from = (some: Some) =>
      told(certNewDevice, [
        ...certDays(unresolved),
        at(40, 9, { ...CERT, ...unresolved, ip: '10.0.0.77', ...some }),
      ]);
    expect(from({})).toEqual([]);
    expect(from({ tlsClient: 'ja3-b' }).map(({ severity }) => severity)).toEqual(['medium']);
    expect(from({ network: '10.7.0.0/24', ip: '10.7.0.9' }).map(({ severity }) => severity)).toEqual([
      'high',
    ]);
  });
  it('stays quiet where the host or the certificate is on the list', () => {
    const events = [...certDays(), at(40, 9, ELSEWHERE)];
    for (const value of ['host9', 'fp1', 'CN=ann', '10.7.0.9'])
      expect(told(certNewDevice, events, allowing(value))).toEqual([]);
  });
});

describe('cert-odd-hour', () => {
  it('takes the hour of the person: late on a Friday in UTC is early on their Saturday', () => {
    const late = days(25, (day) => [at(day, 9, CERT), at(day, 14, CERT), at(day, 23, CERT)]);
    const here = { ...at(46, 23.5, CERT), day: at(47, 0).day, hour: 1 };
    expect(sayings(told(certOddHour, [...late, here]))).toEqual([
      'Certificate CN=ann was used at 01:00, an hour at which it is used on 2 % of days',
    ]);
    expect(told(certOddHour, [...late, at(46, 23.5, CERT)])).toEqual([]);
  });
  it('stays quiet for who is on duty', () => {
    const night = [...workdays(30).map((day) => at(day, 9, CERT)), at(43, 3, CERT)];
    expect(told(certOddHour, night).length).toBe(1);
    expect(told(certOddHour, night, { lists: { onDuty: () => true } })).toEqual([]);
  });
});

describe('cert-never-used-service', () => {
  it('says by whom it is judged where there are fewer than five peers', () => {
    const crowd = times(30, (i) =>
      certDays({ who: 100 + i, role: 'other', certificate: `fp${100 + i}`, certificateSubject: `CN=p${i}` }),
    ).flat();
    const vault = certDays({
      who: 2,
      role: 'other',
      certificate: 'fpb',
      certificateSubject: 'CN=bob',
      resource: 'vault.example',
    });
    const found = told(certNeverUsedService, [
      ...certDays({ role: 'small' }),
      ...crowd,
      ...vault,
      at(40, 9, { ...CERT, role: 'small', resource: 'vault.example' }),
    ]);
    expect(sayings(found)).toEqual([
      'Certificate CN=ann was presented to vault.example, which it never used and 1 other certificate of the organisation does',
    ]);
  });
});

describe('cert-shared', () => {
  it('tells two hosts on one day where different people have signed in', () => {
    const found = told(certShared, [desk(8, 5, 1), desk(8, 9, 7), at(0, 9, CERT), at(0, 11, ELSEWHERE)]);
    expect(found.map(({ severity, says }) => `${severity}: ${says}`)).toEqual([
      'high: Certificate CN=ann was used from host9, where person7 had signed in, 2 h after host5, where person1 had signed in',
    ]);
    expect(found[0]?.links).toContainEqual(['person', '7']);
  });
  it('stays quiet for who moves to another desk, and for two who share a workstation', () => {
    expect(told(certShared, [desk(8, 5, 1), desk(10, 9, 1), at(0, 9, CERT), at(0, 11, ELSEWHERE)])).toEqual(
      [],
    );
    expect(
      told(certShared, [desk(8, 5, 1), desk(8, 9, 7), desk(10, 9, 1), at(0, 9, CERT), at(0, 11, ELSEWHERE)]),
    ).toEqual([]);
    expect(told(certShared, [desk(8, 5, 1), desk(8.5, 5, 7), at(0, 9, CERT), at(0, 9.01, CERT)])).toEqual([]);
  });
  it('stays quiet where nobody is known to sit, and on another day', () => {
    expect(told(certShared, [at(0, 9, CERT), at(0, 11, ELSEWHERE)])).toEqual([]);
    expect(
      told(certShared, [
        desk(8, 5, 1),
        at(0, 9, CERT),
        { ...desk(8, 9, 7), at: at(3, 8).at },
        at(3, 9, ELSEWHERE),
      ]),
    ).toEqual([]);
  });
  it('stays quiet for a pair on the list, by either host or its address', () => {
    const pair = [at(0, 9, CERT), at(0, 9 + minutes(1), ELSEWHERE)];
    for (const value of ['host5', 'host9', '10.0.0.5', '10.7.0.9', 'CN=ann', 'fp1'])
      expect(told(certShared, pair, allowing(value))).toEqual([]);
  });
  it('stays quiet once a pair goes on day after day', () => {
    const balanced = times(12, (day) => [at(day, 9, CERT), at(day, 9 + minutes(1), ELSEWHERE)]).flat();
    expect(told(certShared, balanced).length).toBe(5);
  });
});
