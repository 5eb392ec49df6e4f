import { describe, expect, it } from 'vitest';
import {
  levelY,
  privilegeTrack,
  raiseSays,
  type PrivilegeStep,
} from '../../../models/figures/privilege-track.ts';

const size = { width: 1000, height: 72 };
const span = { from: 100, to: 110 };
const step = (day: number, level: number, words = ''): PrivilegeStep => ({ day, level, words, says: words });
const drawn = (steps: readonly PrivilegeStep[]) => {
  const { marks, finding } = privilegeTrack(steps, span, size);
  const line = marks.find((mark) => mark.mark === 'path');
  const words = marks.flatMap((mark) => (mark.mark === 'text' && mark.halo ? [mark.text] : []));
  return { line: line?.mark === 'path' ? line.d : '', words, finding };
};
const y = (level: number) => levelY(level, size.height);

describe('the privilege track', () => {
  it('steps up and down between levels, with what raised it', () => {
    const { line, words, finding } = drawn([
      step(102, 1, 'signed in'),
      step(105, 2, 'special privileges'),
      step(106, 0),
    ]);
    expect(line).toBe(`M0 ${y(0)}H200V${y(1)}H500V${y(2)}H600V${y(0)}H1000`);
    expect(words).toEqual(['special privileges']);
    expect(finding).toBe('Raised 1 time, highest level elevated.');
  });
  it('begins with what was held before the span', () => {
    expect(drawn([step(90, 3), step(120, 0)])).toMatchObject({
      line: `M0 ${y(3)}H1000`,
      finding: 'Highest level domain.',
    });
  });
  it('stays flat and wordless at user', () => {
    expect(drawn([step(90, 1)])).toEqual({
      line: `M0 ${y(1)}H1000`,
      words: [],
      finding: 'Highest level user.',
    });
  });
  it('drops a label that would lie over the one before', () => {
    const often = [step(101, 2, 'a'), step(101.2, 1), step(101.3, 2, 'b'), step(101.4, 1), step(104, 2, 'c')];
    expect(drawn(often).words).toEqual(['a', 'c']);
  });
});

const raised = (day: number, level: number, says: string) => ({ ...step(day, level), says });

describe('what is said of a day', () => {
  const steps = [
    raised(101, 1, 'signed in'),
    raised(105.2, 2, 'special privileges'),
    raised(105.4, 3, 'added to a group by eve; no change record covers it'),
    raised(106.5, 2, 'taken out of a group by eve'),
  ];
  it('is its highest raise above a user’s level, and nothing where there is none', () => {
    expect(raiseSays(steps, 105)).toBe('domain: added to a group by eve; no change record covers it');
    expect([101, 103, 106].map((day) => raiseSays(steps, day))).toEqual(['', '', '']);
  });
});
