import type { Action, Outcome, Stream } from '../../domain/event.ts';

/** What a message tells, by the fields of the event that it becomes. */
export interface MessageFacts {
  readonly action: Action;
  readonly stream?: Stream;
  readonly outcome?: Outcome;
  readonly account?: string;
  readonly target?: string;
  /** An address, or the name of a host. */
  readonly from?: string;
  readonly port?: string;
  readonly factor?: string;
  readonly certificate?: string;
  readonly certificateSubject?: string;
  readonly certificateIssuer?: string;
  readonly resource?: string;
  readonly detail?: string;
  /** How often it happened, where one line stands for several. */
  readonly times?: number;
}

type Groups = Readonly<Record<string, string | undefined>>;
/** Messages of one form and what they tell. */
export type MessageForm = readonly [form: RegExp, facts: (found: Groups) => MessageFacts];

export function factsBy(forms: readonly MessageForm[], message: string): MessageFacts | null {
  for (const [form, facts] of forms) {
    const found = form.exec(message);
    if (found) return facts(found.groups ?? {});
  }
  return null;
}

/** Without what a message leaves out. */
export function said<T extends object>(values: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as { [Key in keyof T]?: NonNullable<T[Key]> };
}
