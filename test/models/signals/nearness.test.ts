import { describe, expect, it } from 'vitest';
import certNewDevice from '../../../models/signals/cert-new-device.ts';
import lateralMovement from '../../../models/signals/lateral-movement.ts';
import { CERT, certDays, days } from './case-parts.ts';
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
});
