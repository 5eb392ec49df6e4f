import type { Mark, Scene, Token } from '../../models/figures/scene.ts';

type Ink = (token: Token) => string;

/** Draws everything but text; the same marks that the SVG would hold. */
export function paint(context: CanvasRenderingContext2D, scene: Scene, ink: Ink, ratio: number): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, scene.width, scene.height);
  for (const mark of scene.marks) if (mark.mark !== 'text') drawMark(context, mark, ink);
}

export function drawMark(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  mark: Exclude<Mark, { mark: 'text' }>,
  ink: Ink,
): void {
  context.globalAlpha = mark.opacity ?? 1;
  if (mark.fill) context.fillStyle = ink(mark.fill);
  if (mark.stroke) context.strokeStyle = ink(mark.stroke);
  context.lineWidth = mark.strokeWidth ?? 1;
  context.setLineDash([...(mark.dash ?? [])]);
  context.lineCap = mark.round ? 'round' : 'butt';
  if (mark.mark === 'rect') {
    if (mark.fill) context.fillRect(mark.x, mark.y, mark.width, mark.height);
    if (mark.stroke) context.strokeRect(mark.x, mark.y, mark.width, mark.height);
    return;
  }
  const path = outline(mark);
  if (mark.fill) context.fill(path);
  if (mark.stroke) context.stroke(path);
}

function outline(mark: Exclude<Mark, { mark: 'text' | 'rect' }>): Path2D {
  if (mark.mark === 'path') return new Path2D(mark.d);
  const path = new Path2D();
  if (mark.mark === 'circle') path.arc(mark.x, mark.y, mark.r, 0, 2 * Math.PI);
  else {
    path.moveTo(mark.x1, mark.y1);
    path.lineTo(mark.x2, mark.y2);
  }
  return path;
}
