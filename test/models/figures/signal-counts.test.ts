import { describe, expect, it } from 'vitest';
import { signalCounts } from '../../../models/figures/signal-counts.ts';
import { signalTrack } from '../../../models/figures/signal-track.ts';
import type { Severity } from '../../../models/domain/signal.ts';
import type { Mark } from '../../../models/figures/scene.ts';

const texts = (marks: readonly Mark[]) =>
  marks.flatMap((mark) => (mark.mark === 'text' ? [[mark.text, mark.anchor, mark.x]] : []));

const on = (day: number, severity: Severity, key: number) => ({
  key,
  day,
  severity,
  title: 'Impossible travel',
  says: '',
});

describe('numbers beside marks of signals', () => {
  it('say how many lie on one another, and nothing of a mark that stands alone', () => {
    expect(texts(signalCounts([100, 104, 106, 300], 5, 10, 600).marks)).toEqual([['3', 'start', 114]]);
  });

  it('count a mark that the number would cover with those before it', () => {
    expect(texts(signalCounts([100, 104, 120], 5, 10, 600).marks)).toEqual([['3', 'start', 128]]);
  });

  it('stand at the left where there is no room at the right', () => {
    expect(texts(signalCounts([590, 592], 5, 10, 600).marks)).toEqual([['2', 'end', 582]]);
  });
});

describe('the signals of a person', () => {
  const span = { from: 20_000, to: 20_084 };

  it('are counted by severity where several fall together, and the label leaves the number free', () => {
    const signals = [
      on(20_040.1, 'high', 1),
      on(20_040.2, 'high', 2),
      on(20_060, 'low', 3),
      on(20_060, 'low', 4),
    ];
    const scene = signalTrack(signals, span, { width: 600, height: 64 });
    const told = texts(scene.marks);
    expect(told.map(([text, anchor]) => [text, anchor])).toEqual(
      expect.arrayContaining([
        ['2', 'start'],
        ['Impossible travel', 'end'],
      ]),
    );
    expect(told.filter(([text]) => text === '2')).toHaveLength(2);
  });
});
