import { px, type Mark } from './scene.ts';
import { textWidth } from './replay-label.ts';

const SWATCH = 24;
const GAPS = [20, 12] as const;
const EDGE = 16;

/** What lines and rings mean, on one line; `y` is the middle. In little room closer together, and without what is held. */
export function legendMarks(y: number, width: number, playing: boolean): Mark[] {
  const [roomy, close] = GAPS;
  const whole = entriesOf(y, roomy, playing, true);
  return whole.width <= width - EDGE ? whole.marks : entriesOf(y, close, playing, false).marks;
}

function entriesOf(
  y: number,
  gap: number,
  playing: boolean,
  saysHeld: boolean,
): { readonly marks: Mark[]; readonly width: number } {
  const marks: Mark[] = [];
  let x = EDGE;
  const entry = (word: string, draw: (x: number) => Mark[]) => {
    marks.push(...draw(x), { mark: 'text', x: px(x + SWATCH), y: y + 4, text: word });
    x += SWATCH + textWidth(word) * 0.95 + gap;
  };
  const line = (
    ink: Omit<Extract<Mark, { mark: 'line' }>, 'mark' | 'x1' | 'x2' | 'y1' | 'y2'>,
    length = 18,
  ) => {
    return (left: number): Mark => ({ mark: 'line', x1: left, x2: left + length, y1: y, y2: y, ...ink });
  };
  entry('usual', (left) => [line({ stroke: 'n-5', strokeWidth: 1.2 })(left)]);
  entry('likely path, in order', (left) => [line({ stroke: 'accent', strokeWidth: 3 })(left)]);
  entry('failed', (left) => [
    line({ stroke: 'high-mark', strokeWidth: 1.6, dash: [5, 4] }, 13)(left),
    {
      mark: 'path',
      d: `M${left + 13} ${y - 3}l6 6m0 -6l-6 6`,
      stroke: 'high-mark',
      strokeWidth: 1.6,
    },
  ]);
  if (playing)
    entry('after the playhead', (left) => [
      line({ stroke: 'n-6', strokeWidth: 1.5, dash: [1, 4], round: true })(left),
    ]);
  entry('user', (left) => rings(left, y, 1));
  entry('elevated', (left) => rings(left, y, 2));
  entry(playing && saysHeld ? 'domain admin; dark rings are held now' : 'domain admin', (left) =>
    rings(left, y, 3),
  );
  return { marks, width: x - gap };
}

export const LEGEND_HEIGHT = 24;

function rings(left: number, y: number, count: number): Mark[] {
  const x = left + 9;
  const gap = count === 1 ? 3 : 2.6;
  const dot = count === 1 ? 3 : count === 2 ? 2.5 : 2;
  return [
    { mark: 'circle', x, y, r: dot, fill: 'n-8' },
    ...Array.from({ length: count }, (_, i): Mark => ({
      mark: 'circle',
      x,
      y,
      r: px(dot + (i + 1) * gap),
      stroke: 'n-9',
      strokeWidth: 1.2,
    })),
  ];
}
