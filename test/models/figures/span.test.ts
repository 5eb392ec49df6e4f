import { describe, expect, it } from 'vitest';
import { axisScene, levelOf, shiftInside, spanAt } from '../../../models/figures/span.ts';

const day = (text: string) => Date.parse(text) / 86_400_000;
const whole = { from: day('2026-06-01'), to: day('2026-11-21') };
const thu = day('2026-11-12');

describe('zoom levels', () => {
  it('are told by the width of the span', () => {
    expect([173, 84, 14, 7, 1].map((days) => levelOf({ from: 0, to: days }))).toEqual([
      'case',
      'weeks',
      'weeks',
      'week',
      'day',
    ]);
  });
  it('keep the day inside', () => {
    expect(spanAt('week', thu, whole)).toEqual({ from: day('2026-11-09'), to: day('2026-11-16') });
    expect(spanAt('day', thu + 0.7, whole)).toEqual({ from: thu, to: thu + 1 });
    expect(spanAt('weeks', thu, whole)).toEqual({ from: whole.to - 84, to: whole.to });
    expect(spanAt('weeks', thu, { from: thu - 30, to: thu + 10 })).toEqual({ from: thu - 30, to: thu + 10 });
  });
  it('move back inside the case without changing width', () => {
    expect(shiftInside({ from: 95, to: 105 }, { from: 0, to: 100 })).toEqual({ from: 90, to: 100 });
    expect(shiftInside({ from: -5, to: 5 }, { from: 0, to: 100 })).toEqual({ from: 0, to: 10 });
    expect(shiftInside({ from: -5, to: 500 }, { from: 0, to: 100 })).toEqual({ from: 0, to: 100 });
  });
});

const texts = (hidden: { from: number; to: number } | null) =>
  axisScene(
    { from: day('2026-08-29'), to: day('2026-11-21') },
    { width: 765, height: 30 },
    hidden,
  ).marks.flatMap((mark) => (mark.mark === 'text' ? [mark.text] : []));

describe('the axis', () => {
  it('names months and marks Mondays', () => {
    expect(texts(null).filter((text) => /\d{4}/.test(text))).toEqual(['Sep 2026', 'Oct 2026', 'Nov 2026']);
    expect(texts(null)).toContain('9');
  });
  it('hides what lies under the cursor chip', () => {
    expect(texts({ from: 640, to: 720 })).not.toContain('9');
  });
  it('ticks every two hours within a day', () => {
    const { marks } = axisScene({ from: thu, to: thu + 1 }, { width: 765, height: 30 }, null);
    expect(marks.flatMap((mark) => (mark.mark === 'text' ? [mark.text] : []))).toHaveLength(12);
  });
});

describe('the axis of a long case', () => {
  const span = { from: day('2010-01-03'), to: day('2011-05-17') };
  const labels = axisScene(span, { width: 740, height: 30 }, null).marks.flatMap((mark) =>
    mark.mark === 'text' ? [mark] : [],
  );
  it('names months only, and the year where it begins', () => {
    expect(labels.map(({ text }) => text).filter((text) => /\d/.test(text))).toEqual([
      'Jan 2010',
      'Jan 2011',
    ]);
  });
  it('never writes one label over another', () => {
    labels.slice(1).forEach((label, i) => {
      const before = labels[i];
      expect(label.x - (before?.x ?? 0)).toBeGreaterThanOrEqual((before?.text.length ?? 0) * 7.5 - 0.1);
    });
  });
});
