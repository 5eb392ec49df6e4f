import { describe, expect, it } from 'vitest';
import { networkOfAddress } from '../../../electron/engine/signals/addresses.ts';
import { LocalClock } from '../../../electron/engine/signals/local-clock.ts';
import { plainAddress } from '../../../electron/engine/signals/plain-address.ts';

describe('an address as signals compare it', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7', '198.51.100.0/24'],
    ['::ffff:198.51.100.7', '198.51.100.7', '198.51.100.0/24'],
    ['::FFFF:C633:6407', '198.51.100.7', '198.51.100.0/24'],
    ['0:0:0:0:0:ffff:c633:6407', '198.51.100.7', '198.51.100.0/24'],
    ['2001:DB8:7::1', '2001:db8:7::1', '2001:db8:7::/48'],
    ['fe80::1%eth0', 'fe80::1', 'fe80:0:0::/48'],
    ['::1', '::1', ''],
    ['127.0.0.1', '127.0.0.1', ''],
    ['no address', 'no address', ''],
  ])('%s is %s in %s', (text, plain, network) => {
    expect([plainAddress(text), networkOfAddress(text)]).toEqual([plain, network]);
  });
});

describe('the day and hour of an event', () => {
  it('are those of the zone: a Friday late in UTC is a Saturday for who lives to the east', () => {
    const friday = Date.UTC(2026, 5, 19, 23, 30) * 1000;
    const saturday = Date.UTC(2026, 5, 20) / 86_400_000;
    expect(new LocalClock('UTC').at(friday)).toEqual({ day: saturday - 1, hour: 23 });
    expect(new LocalClock('Europe/Berlin').at(friday)).toEqual({ day: saturday, hour: 1 });
    expect(new LocalClock('Asia/Kathmandu').at(friday)).toEqual({ day: saturday, hour: 5 });
  });

  it('follow the change to winter time, when an hour comes twice', () => {
    const clock = new LocalClock('Europe/Berlin');
    const hours = [0, 1, 2].map((hour) => clock.at(Date.UTC(2026, 9, 25, hour, 15) * 1000).hour);
    expect(hours).toEqual([2, 2, 3]);
  });
});
