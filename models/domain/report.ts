import type { EventId, SourceId } from './ids.ts';
import type { TimestampUs } from './time.ts';

/** A drawn figure without a DOM; the shape of `models/figures/scene.ts`. */
export interface DrawnFigure {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly unknown[];
  readonly finding: string;
}

export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly { readonly title: string; readonly numeric?: boolean }[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'figure'; readonly caption: string; readonly figure: DrawnFigure }
  | {
      /** An original record with where it stands. */
      readonly kind: 'record';
      readonly event: EventId;
      readonly at: TimestampUs;
      readonly source: SourceId;
      readonly path: string;
      readonly record: number;
      readonly says: string;
      readonly text: string;
      readonly comment?: string;
    };

export interface ReportSection {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

/** A case report as data: every format is a rendering of this and nothing else. */
export interface ReportDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly case: string;
  readonly zone: string;
  readonly madeUs: TimestampUs;
  readonly masked: boolean;
  readonly product: string;
  readonly sections: readonly ReportSection[];
}
