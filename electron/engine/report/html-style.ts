import { PAPER_INK as ink } from '../../../models/figures/paper.ts';

/** What CSS `content` shows, whatever the text holds: everything but letters and digits as its code. */
export const cssText = (text: string): string =>
  `"${text.replace(/[^a-zA-Z0-9 ]/gu, (letter) => `\\${(letter.codePointAt(0) ?? 0xfffd).toString(16)} `)}"`;

/** Running heads and page numbers, in the margins of the page. */
const pages = (head: string, foot: string) => `
@page { size: A4; margin: 24mm 18mm 22mm;
  @top-left { content: ${head}; font: 500 8.5pt/1.2 ${UI}; color: ${ink['n-7']}; vertical-align: bottom; padding-bottom: 5mm; }
  @bottom-left { content: ${foot}; font: 8.5pt/1.2 ${UI}; color: ${ink['n-7']}; vertical-align: top; padding-top: 5mm; }
  @bottom-right { content: counter(page) " of " counter(pages); font: 8.5pt/1.2 ${UI}; color: ${ink['n-7']}; vertical-align: top; padding-top: 5mm; } }
@page :first { @top-left { content: none; } }`;

const UI = `Inter, system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif`;
const MONO = `ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Consolas, "DejaVu Sans Mono", monospace`;

const SCREEN = `
* { box-sizing: border-box; }
html { background: ${ink['n-2']}; }
body { margin: 0 auto; max-width: 860px; padding: 56px 64px 80px; background: ${ink['n-0']}; color: ${ink['n-9']};
  font: 13.5px/1.55 ${UI}; font-variant-numeric: tabular-nums lining-nums; -webkit-font-smoothing: antialiased; }
h1, h2, h3, p, figure, table, dl, ol, pre { margin: 0; padding: 0; }
.cover { border-bottom: 2px solid ${ink['n-9']}; padding-bottom: 20px; margin-bottom: 24px; }
.brand { display: flex; align-items: center; gap: 8px; font-weight: 600; font-size: 13px; margin-bottom: 40px; }
.brand svg { width: 16px; height: 16px; }
h1 { font-size: 30px; line-height: 1.2; font-weight: 600; letter-spacing: -0.01em; text-wrap: balance; overflow-wrap: anywhere; }
.subtitle { font-size: 16px; color: ${ink['n-7']}; margin-top: 6px; overflow-wrap: anywhere; }
.made { color: ${ink['n-7']}; font-size: 12.5px; margin-top: 16px; }
nav ol { list-style: none; columns: 2; column-gap: 40px; font-size: 13px; margin-bottom: 8px; }
nav li { break-inside: avoid; border-bottom: 1px solid ${ink['n-3']}; padding: 4px 0; }
nav a { color: inherit; text-decoration: none; display: flex; gap: 10px; }
nav a:hover, .where a:hover { text-decoration: underline; }
nav .number, h2 .number { color: ${ink['n-7']}; font-weight: 400; }
section { margin-top: 40px; }
h2 { font-size: 19px; line-height: 1.3; font-weight: 600; padding-bottom: 6px; border-bottom: 1px solid ${ink['n-4']}; margin-bottom: 14px; }
h2 .number { margin-right: 10px; }
h3 { font-size: 15px; line-height: 1.35; font-weight: 600; margin: 28px 0 8px; }
p { margin-bottom: 10px; max-width: 68ch; text-wrap: pretty; overflow-wrap: anywhere; }
.note { border-left: 3px solid ${ink['n-9']}; padding: 2px 0 2px 14px; margin-bottom: 12px; white-space: pre-wrap; }
.note::before { content: "Analyst"; display: block; font-size: 11px; font-weight: 600; color: ${ink['n-7']}; }
dl { display: grid; grid-template-columns: 160px minmax(0, 1fr); margin-bottom: 14px; border-top: 1px solid ${ink['n-3']}; }
dt, dd { margin: 0; padding: 5px 0; border-bottom: 1px solid ${ink['n-3']}; overflow-wrap: anywhere; }
dt { color: ${ink['n-7']}; }
.mono { font: 11.5px/1.45 ${MONO}; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 6px 0 16px; font-size: 12.5px; line-height: 1.4; }
caption { text-align: left; color: ${ink['n-7']}; font-size: 12px; padding-bottom: 6px; }
th { text-align: left; font-size: 11px; font-weight: 600; color: ${ink['n-7']}; padding: 4px 12px 4px 0; border-bottom: 1px solid ${ink['n-6']}; vertical-align: bottom; }
td { padding: 5px 12px 5px 0; border-bottom: 1px solid ${ink['n-3']}; vertical-align: top; overflow-wrap: break-word; }
td.long { overflow-wrap: anywhere; }
.whole { white-space: nowrap; }
th:last-child, td:last-child { padding-right: 0; }
.numeric { text-align: right; white-space: nowrap; }
figure { margin: 8px 0 20px; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { color: ${ink['n-7']}; font-size: 12px; margin-top: 6px; }
.record { margin: 0 0 16px; padding-top: 10px; border-top: 1px solid ${ink['n-3']}; }
.record .when { font-weight: 600; }
.record .where { color: ${ink['n-7']}; font-size: 11.5px; overflow-wrap: anywhere; }
.record .note { margin: 6px 0; }
pre { font: 11.5px/1.5 ${MONO}; background: ${ink['n-1']}; border: 1px solid ${ink['n-3']}; border-radius: 4px; padding: 8px 10px; margin-top: 6px;
  white-space: pre-wrap; overflow-wrap: anywhere; }
footer { margin-top: 40px; padding-top: 12px; border-top: 1px solid ${ink['n-4']}; color: ${ink['n-7']}; font-size: 12px; }
a:focus-visible { outline: 2px solid ${ink['accent']}; outline-offset: 1px; }`;

const PRINT = `
@media print {
  html { background: none; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  .brand { margin-bottom: 12mm; }
  h1 { font-size: 23pt; } .subtitle { font-size: 12pt; } h2 { font-size: 14pt; } h3 { font-size: 11pt; }
  table { font-size: 8.8pt; } caption, figcaption, .record .where { font-size: 8.4pt; } th { font-size: 8pt; }
  pre, .mono { font-size: 7.8pt; }
  h2, h3, caption, .says { break-after: avoid; }
  tr, figure, dl { break-inside: avoid; }
  .record .head { break-inside: avoid; break-after: avoid; }
  thead { display: table-header-group; }
  p { orphans: 3; widows: 3; } pre { orphans: 3; widows: 3; }
  a { color: inherit; text-decoration: none; }
}
@media (max-width: 700px) { body { padding: 24px 16px; } nav ol { columns: 1; } dl { grid-template-columns: 1fr; } dt { border: 0; padding-bottom: 0; } .scroll { overflow-x: auto; } }`;

export const htmlStyle = (head: string, foot: string): string =>
  `${SCREEN}${pages(cssText(head), cssText(foot))}${PRINT}\n`;
