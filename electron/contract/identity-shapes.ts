import type { AccountId, EventId, PersonId, SourceId } from '../../models/domain/ids.ts';
import type { TimestampUs } from '../../models/domain/time.ts';

/** Who a person is, and why. */
export interface PersonIdentity {
  readonly accounts: readonly {
    readonly account: AccountId;
    /** The account as records write it; while names are masked with pseudonyms in it, each account told apart. */
    readonly called: string;
    /** Microseconds UTC; null is unbounded. */
    readonly from: TimestampUs | null;
    readonly to: TimestampUs | null;
    /** The rule in words: same SID, same directory e-mail, merged by the analyst. */
    readonly reason: string;
    readonly events: number;
    /** The first record that names it so. */
    readonly first: EventId | null;
    /** The list that says so, where one does. */
    readonly source: SourceId | null;
    /** The analyst's decision that put it here. */
    readonly decision: number | null;
  }[];
  /** Accounts that may be the person's, or other people who may own one of theirs; nothing says which. */
  readonly suggestions: readonly {
    readonly account: AccountId;
    readonly called: string;
    /** Whose the account is now. */
    readonly person: PersonId;
    readonly candidates: readonly PersonId[];
    readonly reason: string;
  }[];
  /** Decisions about these accounts, the newest first, also those taken back. */
  readonly decisions: readonly {
    readonly decision: number;
    readonly kind: 'merge' | 'split';
    /** What was split off, or who was merged. */
    readonly who: string;
    /** Whom it was split from, or merged into. */
    readonly other: string;
    readonly at: TimestampUs;
    readonly actor: string;
    readonly note: string | null;
    readonly undone: TimestampUs | null;
  }[];
  /** True where people have to be worked out again: after a decision, or an import. */
  readonly stale: boolean;
}
