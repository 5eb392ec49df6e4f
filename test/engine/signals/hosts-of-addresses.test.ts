import { describe, expect, it } from 'vitest';
import { ownersOf } from '../../../electron/engine/signals/owners.ts';
import { windowsCase } from '../../models/windows-diary.ts';

/** Hosts by number: 1 ws-01, 2 its long name, 3 and 4 are known by an address alone. */
const owners = async () => {
  const database = await windowsCase('08:00:00 - 4608 -');
  await database.run(`
    INSERT INTO host VALUES (1, 'ws-01'), (2, 'ws-01.corp.example'), (3, '10.0.0.9'), (4, '10.0.0.12');
    INSERT INTO host_identity VALUES (1, 1, '', ''), (2, 1, '', '');
    INSERT INTO host_address VALUES (2, '10.0.0.9', 100, 200, 'a sign-in named it'), (1, '::ffff:10.0.0.7', 100, 200, 'a sign-in named it')`);
  return ownersOf(database);
};

describe('hosts', () => {
  it('that a record names by an address are the host that had it then, by all its names', async () => {
    const { hostThen, hostAt } = await owners();
    expect([hostThen(3, 150), hostThen(3, 250), hostThen(2, 250)]).toEqual([1, 3, 1]);
    expect([hostAt('10.0.0.9', 150), hostAt('10.0.0.9', 250)]).toEqual([1, 3]);
  });

  it('are found by a mapped address as by the address itself', async () => {
    const { hostAt } = await owners();
    expect([hostAt('::FFFF:10.0.0.9', 150), hostAt('10.0.0.7', 150), hostAt('::ffff:10.0.0.12', 1)]).toEqual([
      1, 1, 4,
    ]);
  });

  it('are none for an address of which nothing is known, such as one of many hosts', async () => {
    const { hostAt } = await owners();
    expect(hostAt('10.0.0.1', 150)).toBe(-1);
  });
});
