/** Where a lane's words stand, in shares of the width: in a box from one mark to the next, at the side of the mark. */
export interface LaneLabel {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly side: 'left' | 'right';
  /** There is no room beside the stretches: the words stand above them. */
  readonly above: boolean;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

type Gap = Omit<LaneLabel, 'text' | 'above'>;

/** A character's share of a track of 580 px, and what the marks at both ends take. */
const CHARACTER = 0.0105;
const MARKS = 0.045;

/**
 * Words about `strongest` beside its mark, which is at the end of its stretch: after it, before it, else beside another; where
 * there is no room, above the stretches, on the wider side of its mark.
 */
export function laneLabel(text: string, strongest: Stretch, stretches: readonly Stretch[]): LaneLabel {
  const need = text.length * CHARACTER + MARKS;
  const others = stretches.filter((one) => one !== strongest);
  const fits = [strongest, ...others]
    .flatMap((one) => [after(one, stretches), before(one, stretches)])
    .find(({ from, to }) => to - from >= need);
  if (fits) return { text, ...fits, above: false };
  const { to } = strongest;
  return to > 0.5
    ? { text, from: 0, to, side: 'left', above: true }
    : { text, from: to, to: 1, side: 'right', above: true };
}

const after = ({ to }: Stretch, all: readonly Stretch[]): Gap => ({
  from: to,
  to: Math.min(1, ...all.filter((other) => other.to > to).map(({ from }) => from)),
  side: 'right',
});

const before = ({ from, to }: Stretch, all: readonly Stretch[]): Gap => ({
  from: Math.max(0, ...all.filter((other) => other.to < to).map((other) => other.to)),
  to: from,
  side: 'left',
});
