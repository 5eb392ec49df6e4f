import type { EventId, PersonId } from '../../models/domain/ids.ts';
import type { ReplaySubject } from '../../models/domain/replay.ts';
import type { Day } from '../../models/domain/time.ts';

export type ReportFormat = 'html' | 'pdf' | 'md' | 'json';

/** One chosen piece of evidence, in the order of the report. */
export type Evidence =
  | { readonly kind: 'day'; readonly person: PersonId; readonly day: Day }
  | { readonly kind: 'event'; readonly event: EventId; readonly comment?: string }
  | { readonly kind: 'replay'; readonly subject: ReplaySubject }
  | { readonly kind: 'comment'; readonly text: string };

export interface ReportRequest {
  readonly subject:
    | { readonly kind: 'person'; readonly person: PersonId }
    | { readonly kind: 'replay'; readonly replay: ReplaySubject }
    /** No one person and no replay: the chosen records speak for themselves. */
    | { readonly kind: 'case' };
  /** Empty: chosen by rank (the person's highest days; the steps of the path). */
  readonly evidence: readonly Evidence[];
  readonly title?: string;
  /** The analyst's own words at the beginning. */
  readonly summary?: string;
}

export interface ReportReceipt {
  readonly directory: string;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  /** Formats that could not be written, each with what to do. */
  readonly missing: readonly { readonly format: ReportFormat; readonly reason: string }[];
  /** SHA-256 of the manifest; also in the case's audit log. */
  readonly manifest: string;
}

/** What holds of a report's folder against its manifest. */
export interface ReportVerification {
  readonly directory: string;
  readonly holds: boolean;
  /** SHA-256 of the manifest as it lies there. */
  readonly manifest: string;
  /** null where the manifest cannot be read. */
  readonly title: string | null;
  readonly case: string | null;
  readonly files: number;
  readonly problems: readonly {
    readonly file: string;
    readonly problem: 'missing' | 'extra' | 'changed' | 'manifest';
    readonly says: string;
  }[];
}
