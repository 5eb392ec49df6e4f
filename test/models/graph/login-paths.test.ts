import { describe, expect, it } from 'vitest';
import { LoginPaths, stepsOf, type PathStep } from '../../../models/graph/login-paths.ts';
import { US_PER_HOUR, US_PER_SECOND } from '../../../models/domain/time.ts';

const MINUTE = 60 * US_PER_SECOND;
let event = 0n;
const step = (
  minute: number,
  who: number,
  from: number,
  on: number,
  some: Partial<PathStep> = {},
): PathStep => ({
  event: (event += 1n),
  at: minute * MINUTE,
  who,
  from,
  on,
  taker: -1,
  atTheHost: from < 0,
  ...some,
});
const paths = () => new LoginPaths({ windowUs: US_PER_HOUR });
const hosts = (path: ReturnType<LoginPaths['add']>) => (path ? stepsOf(path).map(({ on }) => on) : []);

describe('login paths', () => {
  it('follow one account from host to host', () => {
    const all = paths();
    all.add(step(0, 1, -1, 10));
    all.add(step(5, 1, 10, 11));
    const path = all.add(step(9, 1, 11, 12));
    expect(hosts(path)).toEqual([10, 11, 12]);
    expect(path).toMatchObject({ switched: false, length: 3, first: { who: 1, on: 10 } });
  });

  it('go on through credentials that were taken, and say so', () => {
    const all = paths();
    all.add(step(0, 1, -1, 10));
    all.add(step(4, 9, 10, 10, { taker: 1 }));
    const path = all.add(step(5, 9, 10, 11));
    expect(path).toMatchObject({ switched: true, first: { who: 1 } });
    expect(hosts(path)).toEqual([10, 10, 11]);
  });

  it('choose the likeliest cause, and tell how likely the next one was', () => {
    const all = paths();
    all.add(step(0, 1, -1, 10));
    all.add(step(1, 2, -1, 10));
    const path = all.add(step(5, 2, 10, 11));
    expect(path?.first.who).toBe(2);
    expect(path?.likelihood).toBeGreaterThan(path?.second ?? 1);
    expect((path?.likelihood ?? 0) + (path?.second ?? 0)).toBeCloseTo(1, 10);
  });

  it('end at the window: what lies further back is no cause', () => {
    const all = paths();
    all.add(step(0, 1, -1, 10));
    expect(all.add(step(61, 1, 10, 11))).toMatchObject({ length: 1, cause: null });
  });

  it('tell a connection that is repeated at once only once', () => {
    const all = paths();
    all.add(step(0, 1, 10, 11));
    expect(all.add(step(0.5, 1, 10, 11))).toBeNull();
    expect(all.add(step(3, 1, 10, 11))).not.toBeNull();
  });
});
