import type { ReportBlock, ReportDocument, ReportRecord } from '../../../models/domain/report.ts';
import { count } from '../../../models/figures/numbers.ts';
import { figureFile } from './figures.ts';
import { madeWords } from './made-words.ts';

/** The document as CommonMark with tables; figures are files beside it. */
export function reportMarkdown(document: ReportDocument): string {
  let figures = 0;
  const sections = document.sections.map(({ title, blocks }, i) => {
    const parts = blocks.map((block) =>
      block.kind === 'figure' ? figureOf(block, (figures += 1)) : blockOf(block),
    );
    return [`## ${i + 1}. ${inline(title)}`, ...parts].join('\n\n');
  });
  const head = [`# ${inline(document.title)}`, inline(document.subtitle), inline(madeWords(document))];
  return `${[...head, ...sections].join('\n\n')}\n`;
}

/** Text that stays text at the beginning of a line too. */
export const inline = (text: string): string =>
  cell(text)
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');

/** Inside a line: whatever could be markup, HTML or a link is written as itself. */
const cell = (text: string): string =>
  text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .replace(/[&<>]/g, (letter) => HTML[letter] ?? letter)
    .replace(/[\\`*_[\]#|~$]/g, '\\$&')
    .replace(/\b(https?|ftp|mailto|xmpp):/gi, '$1&#58;')
    .replace(/\bwww\./gi, 'www&#46;')
    .replace(/(?<=\S)@(?=\S)/g, '&#64;');

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function blockOf(block: Exclude<ReportBlock, { kind: 'figure' }>): string {
  switch (block.kind) {
    case 'paragraph':
      return inline(block.text);
    case 'heading':
      return `### ${inline(block.text)}`;
    case 'note':
      return block.text
        .split(/\r?\n/)
        .map((line) => `> ${inline(line)}`)
        .join('\n');
    case 'facts':
      return grid(['', ''], block.rows, [false, false]);
    case 'table':
      return `${inline(block.caption)}\n\n${grid(
        block.columns.map(({ title }) => title),
        block.rows,
        block.columns.map(({ numeric }) => numeric === true),
      )}`;
    case 'record':
      return recordOf(block);
  }
}

function grid(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly boolean[],
): string {
  const line = (cells: readonly string[]) => `| ${heads.map((_, i) => cell(cells[i] ?? '')).join(' | ')} |`;
  const rule = `| ${heads.map((_, i) => (numeric[i] ? '---:' : '---')).join(' | ')} |`;
  return [line(heads), rule, ...rows.map(line)].join('\n');
}

const figureOf = ({ caption, figure }: Extract<ReportBlock, { kind: 'figure' }>, number: number) =>
  `![Figure ${number}. ${inline(caption)} ${inline(figure.finding)}](${figureFile(number)})\n\nFigure ${number}. ${inline(caption)} ${inline(figure.finding)}`;

/** Code fences end at as many backticks as they began with: one more than the text has in a row. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function recordOf({ event, when, says, path, record, text, comment }: ReportRecord): string {
  const parts = [
    `**${inline(when)}** ${inline(says)}`,
    `${inline(path)}, record ${count(record)}, event ${event}`,
  ];
  if (comment !== undefined) parts.push(blockOf({ kind: 'note', text: comment }));
  return [...parts, fenced(text)].join('\n\n');
}
