import { Fragment } from 'react';
import type {
  ReportBlock,
  ReportColumn,
  ReportDocument,
  ReportRecord,
} from '../../../models/domain/report.ts';
import type { Mark } from '../../../models/figures/scene.ts';
import { calendar, clock, dayOf, dayShort, offsetLabel } from '../../../models/figures/days.ts';
import { count } from '../../../models/figures/numbers.ts';
import { Marks } from '../../charts/marks.tsx';

/** The document as paper, whatever the theme around it. */
export function Page({ document }: { document: ReportDocument }) {
  const { title, subtitle, sections, madeUs, zone, product, masked } = document;
  const day = dayOf(madeUs, zone);
  const made = `${dayShort(day)} ${calendar(day).year} ${clock(madeUs, zone).slice(0, 5)} ${offsetLabel(madeUs, zone)}`;
  return (
    <article className="page" data-theme="light" aria-label="Report">
      <header className="page-cover">
        <h1>{title}</h1>
        <p className="page-subtitle">{subtitle}</p>
        <p className="small muted">
          {made}, {product}. {masked ? 'Names are pseudonyms.' : 'Real names are shown.'}
        </p>
      </header>
      {sections.map((section, i) => (
        <section key={section.id} aria-label={section.title}>
          <h2>
            <span className="muted">{i + 1}</span> {section.title}
          </h2>
          {section.blocks.map((block, place) => (
            <Fragment key={placeKey(place)}>
              <Block block={block} />
            </Fragment>
          ))}
        </section>
      ))}
    </article>
  );
}

/** A block has no identity of its own: its place in the section is its key. */
const placeKey = (place: number) => `b${place}`;

function Block({ block }: { block: ReportBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'note':
      return <p className="page-note">{block.text}</p>;
    case 'facts':
      return (
        <dl className="page-facts">
          {block.rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={/^[0-9a-f]{64}$/.test(value) ? 'mono' : undefined}>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return <PageTable block={block} />;
    case 'figure':
      return <PageFigure block={block} />;
    case 'record':
      return <PageRecord record={block} />;
  }
}

function PageTable({ block }: { block: Extract<ReportBlock, { kind: 'table' }> }) {
  return (
    <table className="page-table">
      <caption>{block.caption}</caption>
      <thead>
        <tr>
          {block.columns.map(({ title, numeric }, i) => (
            <th key={placeKey(i)} scope="col" className={numeric ? 'number' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((cells, row) => (
          <tr key={placeKey(row)}>
            {block.columns.map((column, i) => (
              <td key={placeKey(i)} className={cellClass(column, cells[i] ?? '')}>
                {cells[i]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A word that no line of a table holds. */
const LONG = /\S{30}/;

function cellClass({ numeric, mono, whole }: ReportColumn, value: string): string {
  const long = LONG.test(value) && 'long';
  return [numeric && 'number', (numeric || whole) && 'nowrap', mono && 'mono', long]
    .filter(Boolean)
    .join(' ');
}

function PageFigure({ block: { caption, figure } }: { block: Extract<ReportBlock, { kind: 'figure' }> }) {
  const { width, height, finding } = figure;
  const scene = { width, height, finding, marks: figure.marks as readonly Mark[], stops: [] };
  return (
    <figure className="page-figure">
      <div role="img" aria-label={`${caption} ${finding}`} style={{ width, height }}>
        <Marks scene={scene} />
      </div>
      <figcaption>
        {caption} {finding}
      </figcaption>
    </figure>
  );
}

function PageRecord({
  record: { when, says, path, record, event, text, comment },
}: {
  record: ReportRecord;
}) {
  return (
    <div className="page-record">
      <p className="medium">{when}</p>
      <p>{says}</p>
      <p className="tiny muted">
        <span className="mono">{path}</span>, record {count(record)}, event{' '}
        <span className="mono">{event}</span>
      </p>
      {comment !== undefined && <p className="page-note">{comment}</p>}
      <pre>{text}</pre>
    </div>
  );
}
