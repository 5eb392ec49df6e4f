import { createHash } from 'node:crypto';
import type {
  ReportBlock,
  ReportColumn,
  ReportDocument,
  ReportRecord,
} from '../../../models/domain/report.ts';
import { count } from '../../../models/figures/numbers.ts';
import { escapeMarkup as text, svgOf } from '../../../models/figures/svg.ts';
import { madeWords } from './made-words.ts';
import { htmlStyle } from './html-style.ts';

/**
 * One file that needs nothing else: no script, no link out, nothing loaded. Everything that comes from the case is
 * text. `documentHash` is the SHA-256 of the document in canonical JSON.
 */
export function reportHtml(document: ReportDocument, documentHash: string): string {
  const style = htmlStyle(document.title, `${document.case}, ${document.product}`);
  const styleHash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${text(document.product)}">
<title>${text(document.title)}</title>
<style>${style}</style>
</head>
<body>
${cover(document)}
${contents(document)}
<main>
${sections(document)}
</main>
<footer>
<p>Document <span class="mono">${documentHash}</span>, SHA-256. The manifest beside this file names every file of the report with its own; <span class="mono">tracewell verify</span> checks them.</p>
</footer>
</body>
</html>
`;
}

const MARK =
  '<svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="#2f55c8" stroke-width="2" stroke-linecap="round"><path d="M1.5 4.5h13M4 8.5h8M6.5 12.5h3"/></svg>';

const cover = (document: ReportDocument) => `<header class="cover">
<div class="brand">${MARK}<span>Tracewell</span></div>
<h1>${text(document.title)}</h1>
<p class="subtitle">${text(document.subtitle)}</p>
<p class="made">${text(madeWords(document))}</p>
</header>`;

const contents = ({ sections: all }: ReportDocument) => `<nav aria-label="Contents"><ol>
${all.map(({ id, title }, i) => `<li><a href="#${text(id)}"><span class="number">${i + 1}</span>${text(title)}</a></li>`).join('\n')}
</ol></nav>`;

function sections({ sections: all }: ReportDocument): string {
  let figures = 0;
  return all
    .map(({ id, title, blocks }, i) => {
      const body = blocks
        .map((block) => (block.kind === 'figure' ? figureOf(block, (figures += 1)) : blockOf(block)))
        .join('\n');
      return `<section id="${text(id)}" aria-labelledby="${text(id)}-title">
<h2 id="${text(id)}-title"><span class="number">${i + 1}</span>${text(title)}</h2>
${body}
</section>`;
    })
    .join('\n');
}

const figureOf = ({ caption, figure }: Extract<ReportBlock, { kind: 'figure' }>, number: number) =>
  `<figure>${svgOf(figure, caption, `figure-${number}`)}<figcaption>Figure ${number}. ${text(caption)} ${text(figure.finding)}</figcaption></figure>`;

function blockOf(block: Exclude<ReportBlock, { kind: 'figure' }>): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${text(block.text)}</p>`;
    case 'heading':
      return `<h3 id="${text(block.id)}">${text(block.text)}</h3>`;
    case 'note':
      return `<p class="note">${text(block.text)}</p>`;
    case 'facts':
      return `<dl>${block.rows.map(([name, value]) => `<dt>${text(name)}</dt><dd${isHash(value) ? ' class="mono"' : ''}>${text(value)}</dd>`).join('')}</dl>`;
    case 'table':
      return tableOf(block);
    case 'record':
      return recordOf(block);
  }
}

const isHash = (value: string) => /^[0-9a-f]{64}$/.test(value);

/** A word that no line of a table holds. */
const LONG = /\S{30}/;

function cellOf({ numeric, mono, whole }: ReportColumn, value: string): string {
  const names = [
    numeric ? 'numeric' : '',
    mono ? 'mono' : '',
    whole ? 'whole' : '',
    LONG.test(value) ? 'long' : '',
  ].filter((name) => name !== '');
  return `<td${names.length === 0 ? '' : ` class="${names.join(' ')}"`}>${text(value)}</td>`;
}

function tableOf({ caption, columns, rows }: Extract<ReportBlock, { kind: 'table' }>): string {
  const heads = columns.map(
    (column) => `<th scope="col"${column.numeric ? ' class="numeric"' : ''}>${text(column.title)}</th>`,
  );
  const line = (cells: readonly string[]) =>
    `<tr>${columns.map((column, i) => cellOf(column, cells[i] ?? '')).join('')}</tr>`;
  return `<div class="scroll"><table><caption>${text(caption)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>
${rows.map(line).join('\n')}
</tbody></table></div>`;
}

const recordOf = ({ event, when, says, path, record, text: original, comment }: ReportRecord) =>
  `<article class="record" id="event-${text(event)}">
<div class="head"><div class="when">${text(when)}</div>
<div class="says">${text(says)}</div>
<div class="where"><span class="mono">${text(path)}</span>, record ${count(record)}, event <span class="mono">${text(event)}</span></div></div>
${comment === undefined ? '' : `<p class="note">${text(comment)}</p>`}<pre>${text(original)}</pre>
</article>`;
