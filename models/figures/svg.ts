import { visibleText } from './visible-text.ts';
import type { DrawnFigure } from '../domain/report.ts';
import { PAPER_INK } from './paper.ts';
import type { Mark, TextMark, Token } from './scene.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** XML 1.0 has no way to write these, save tab and line ends; half surrogates likewise. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
const writable = (letter: string) => ('\t\n\r'.includes(letter) ? letter : '\uFFFD');

/** Text as text in XML and HTML, in content and in quoted attributes. */
export const escapeMarkup = (text: string): string =>
  visibleText(text)
    .replace(UNWRITABLE, writable)
    .replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '');

const ink = (token: Token): string => PAPER_INK[token];

/** A figure as one SVG text in the light colours of paper; its finding is its description. */
export function svgOf(figure: DrawnFigure, title: string, id: string): string {
  const { width, height, finding } = figure;
  const marks = (figure.marks as readonly Mark[]).map(drawn).join('');
  const names = `aria-labelledby="${id}-title ${id}-desc"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `role="img" ${names} font-family="Inter, system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif" font-size="11">` +
    `<title id="${id}-title">${escapeMarkup(title)}</title><desc id="${id}-desc">${escapeMarkup(finding)}</desc>` +
    `${marks}</svg>`
  );
}

function drawn(mark: Mark): string {
  switch (mark.mark) {
    case 'text':
      return textOf(mark);
    case 'rect':
      return `<rect ${numbers({ x: mark.x, y: mark.y, width: Math.max(0, mark.width), height: Math.max(0, mark.height) })}${inkOf(mark)}/>`;
    case 'line':
      return `<line ${numbers({ x1: mark.x1, y1: mark.y1, x2: mark.x2, y2: mark.y2 })}${inkOf(mark)}/>`;
    case 'circle':
      return `<circle ${numbers({ cx: mark.x, cy: mark.y, r: mark.r })}${inkOf(mark)}/>`;
    case 'path':
      return `<path d="${escapeMarkup(mark.d)}" stroke-linejoin="round"${inkOf(mark)}/>`;
  }
}

const numbers = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${Number.isFinite(value) ? value : 0}"`)
    .join(' ');

function inkOf(mark: Exclude<Mark, TextMark>): string {
  const { fill, stroke, strokeWidth, dash, round, opacity } = mark;
  return [
    ` fill="${fill ? ink(fill) : 'none'}"`,
    stroke ? ` stroke="${ink(stroke)}"` : '',
    strokeWidth === undefined ? '' : ` stroke-width="${strokeWidth}"`,
    dash ? ` stroke-dasharray="${dash.join(' ')}"` : '',
    round ? ' stroke-linecap="round"' : '',
    opacity === undefined ? '' : ` opacity="${opacity}"`,
  ].join('');
}

function textOf(mark: TextMark): string {
  const halo = mark.halo
    ? ` stroke="${ink('n-0')}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
    : '';
  const weight = mark.strong ? ' font-weight="600"' : mark.medium ? ' font-weight="500"' : '';
  const size = mark.large ? ' font-size="13"' : '';
  const anchor = mark.anchor && mark.anchor !== 'start' ? ` text-anchor="${mark.anchor}"` : '';
  const place = numbers({ x: mark.x, y: mark.y });
  return `<text ${place} fill="${ink(mark.fill ?? 'n-7')}"${anchor}${weight}${size}${halo}>${escapeMarkup(mark.text)}</text>`;
}
