import type { AccountId } from '../../models/domain/ids.ts';
import type { TimestampUs } from '../../models/domain/time.ts';

/** Who a person is, and why. */
export interface PersonIdentity {
  readonly accounts: readonly {
    readonly account: AccountId;
    /** Microseconds UTC; null is unbounded. */
    readonly from: TimestampUs | null;
    readonly to: TimestampUs | null;
    /** The rule in words: same SID, same directory e-mail, merged by the analyst. */
    readonly reason: string;
    readonly events: number;
    /** The analyst's decision that put it here. */
    readonly decision: number | null;
  }[];
  /** Decisions about these accounts, the newest first, also those taken back. */
  readonly decisions: readonly {
    readonly decision: number;
    readonly kind: 'merge' | 'split';
    readonly at: TimestampUs;
    readonly actor: string;
    readonly note: string | null;
    readonly undone: TimestampUs | null;
  }[];
  /** True where a decision was made since the last analysis. */
  readonly stale: boolean;
}
