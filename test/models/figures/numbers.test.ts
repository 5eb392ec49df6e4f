import { describe, expect, it } from 'vitest';
import { bytes, count, elapsed, figure, plural, signed } from '../../../models/figures/numbers.ts';

describe('numbers', () => {
  it.each([
    [1912, '1,912'],
    [0, '0'],
    [-3, '−3'],
  ])('counts %d as %s', (value, text) => expect(count(value)).toBe(text));
  it.each([
    [4.14, '4.14'],
    [4.1, '4.1'],
    [0.824, '0.82'],
    [41.27, '41.3'],
    [1912.6, '1,913'],
    [5, '5'],
    [-0.001, '0'],
    [-2.5, '−2.5'],
    [Number.NaN, '–'],
  ])('measures %d as %s', (value, text) => expect(figure(value)).toBe(text));
  it('signs a change, and a change that rounds to nothing not at all', () => {
    expect([21.4, -3, 0.2, -0.2].map(signed)).toEqual(['+21', '−3', '0', '0']);
  });
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [4_100_000_000, '4.1 GB'],
    [14_000_000, '14 MB'],
    [212_400_000, '212 MB'],
  ])('sizes %d as %s', (value, text) => expect(bytes(value)).toBe(text));
  it('has one person and two people', () => {
    expect(plural(1, 'person', 'people')).toBe('1 person');
    expect(plural(1200, 'person', 'people')).toBe('1,200 people');
  });
  it('tells its own time in seconds, then minutes', () => {
    expect(elapsed(7_400)).toBe('7 s');
    expect(elapsed(180_000)).toBe('3 min');
  });
});
