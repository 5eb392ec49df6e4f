import { isoTime, type TimestampUs } from '../../models/domain/time.ts';
import type { PersonIdentity, SourceRow } from '../contract/api.ts';
import { count, table } from './table.ts';

/** Names of what an identity speaks of. */
export interface IdentityNames {
  readonly lists: readonly SourceRow[];
  readonly person: (id: number) => string;
}
export type ShownIdentity = ReturnType<typeof shownIdentity>;

const time = (at: TimestampUs | null) => (at === null ? null : isoTime(at));

/** An identity with names for ids, as `--json` prints it. */
export function shownIdentity(identity: PersonIdentity, names: IdentityNames) {
  return {
    accounts: identity.accounts.map((one) => ({
      account: one.called,
      from: time(one.from),
      to: time(one.to),
      events: one.events,
      reason: one.reason,
      list: names.lists.find(({ id }) => id === one.source)?.name ?? null,
      first_event: one.first,
      decision: one.decision,
    })),
    suggestions: identity.suggestions.map((one) => ({
      account: one.called,
      person: names.person(one.person),
      candidates: one.candidates.map(names.person),
      reason: one.reason,
    })),
    decisions: identity.decisions.map((one) => ({
      decision: one.decision,
      kind: one.kind,
      who: one.who,
      other: one.other,
      at: isoTime(one.at),
      actor: one.actor,
      note: one.note,
      undone: time(one.undone),
    })),
    stale: identity.stale,
  };
}

const HEADS = [
  { title: 'account' },
  { title: 'from' },
  { title: 'to' },
  { title: 'events', right: true },
  { title: 'decision', right: true },
  { title: 'why' },
];

export function identityText({ accounts, suggestions, decisions }: ShownIdentity): string {
  const rows = accounts.map((one) => [
    one.account,
    one.from ?? '',
    one.to ?? '',
    count(one.events),
    one.decision === null ? '' : String(one.decision),
    one.list === null ? one.reason : `${one.reason} (${one.list})`,
  ]);
  return [
    table(HEADS, rows),
    ...suggestions.map(
      ({ account, person, candidates, reason }) =>
        `May be one: ${account}, now ${person}, and ${candidates.join(' or ')}: ${reason}.`,
    ),
    ...decisions.map(decisionText),
  ].join('\n');
}

function decisionText(decision: ShownIdentity['decisions'][number]): string {
  const { kind, who, other, at, actor, note, undone } = decision;
  const what = kind === 'merge' ? `${who} is ${other}` : `${who} split off ${other}`;
  const end = undone === null ? '' : `, taken back ${undone}`;
  return `Decision ${decision.decision}: ${what}, ${actor}, ${at}${end}${note === null ? '' : `: ${note}`}`;
}
