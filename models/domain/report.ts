import type { EventId, SourceId } from './ids.ts';
import type { TimestampUs } from './time.ts';

/** Rises whenever a reader of `report.json` has to change. */
export const REPORT_SCHEMA = 'tracewell.report/1';

/** A drawn figure without a DOM; the shape of `models/figures/scene.ts`. */
export interface DrawnFigure {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly unknown[];
  readonly finding: string;
}

export interface ReportColumn {
  readonly title: string;
  readonly numeric?: boolean;
  /** Copied verbatim: hashes, file names. */
  readonly mono?: boolean;
  /** Never broken over two lines: clock times. */
  readonly whole?: boolean;
}

/** An original record with where it stands. */
export interface ReportRecord {
  readonly kind: 'record';
  readonly event: EventId;
  readonly at: TimestampUs;
  readonly source: SourceId;
  readonly path: string;
  /** Ordinal in its file, from 0. */
  readonly record: number;
  /** `Tue 12 Nov 2026 22:41:06 UTC+01:00`. */
  readonly when: string;
  readonly says: string;
  readonly text: string;
  /** The analyst's. */
  readonly comment?: string;
}

export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Begins a part of the section; `id` is unique in the document. */
  | { readonly kind: 'heading'; readonly id: string; readonly text: string }
  /** The analyst's own words. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly ReportColumn[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'figure'; readonly caption: string; readonly figure: DrawnFigure }
  | ReportRecord;

export interface ReportSection {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

/** A case report as data: every format is a rendering of this and nothing else. */
export interface ReportDocument {
  readonly schema: typeof REPORT_SCHEMA;
  readonly title: string;
  readonly subtitle: string;
  readonly case: string;
  /** Zone of every clock time in it. */
  readonly zone: string;
  readonly madeUs: TimestampUs;
  readonly masked: boolean;
  /** Name and version: `Tracewell 1.2.0`. */
  readonly product: string;
  readonly sections: readonly ReportSection[];
}
