import type { Mark, TextMark, Token } from '../../models/figures/scene.ts';
import { drawMark } from './paint.ts';

export type Ink = (token: Token) => string;

/** Reads colours of the theme once; canvas code asks again when the theme changes. */
export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const known = new Map<Token, string>();
  return (token) => {
    const found = known.get(token);
    if (found !== undefined) return found;
    const value = style.getPropertyValue(`--${token}`).trim();
    known.set(token, value);
    return value;
  };
}

/** Marks and their words on a canvas. */
export function drawMarks(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  marks: readonly Mark[],
  ink: Ink,
  font: string,
): void {
  for (const mark of marks) {
    if (mark.mark === 'text') drawText(context, mark, ink, font);
    else drawMark(context, mark, ink);
  }
}

function drawText(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  mark: TextMark,
  ink: Ink,
  font: string,
): void {
  const weight = mark.strong ? 600 : mark.medium ? 500 : 400;
  context.globalAlpha = 1;
  context.font = `${weight} ${mark.large ? 13 : 11}px ${font}`;
  context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor === 'end' ? 'right' : 'left';
  context.setLineDash([]);
  if (mark.halo) {
    context.strokeStyle = ink('n-0');
    context.lineWidth = 3;
    context.lineJoin = 'round';
    context.strokeText(mark.text, mark.x, mark.y);
  }
  context.fillStyle = ink(mark.fill ?? 'n-7');
  context.fillText(mark.text, mark.x, mark.y);
}

/** Calls at once and whenever the colours on screen may be others. Returns the undo. */
export function onTheme(redraw: () => void): () => void {
  const theme = new MutationObserver(redraw);
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const contrast = matchMedia('(prefers-contrast: more)');
  contrast.addEventListener('change', redraw);
  return () => {
    theme.disconnect();
    contrast.removeEventListener('change', redraw);
  };
}
