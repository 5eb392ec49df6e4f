import type { Mapping, MappedKind } from '../../domain/mapping.ts';
import type { Action } from '../../domain/event.ts';
import { quoted } from '../../domain/sql.ts';
import { KIND_STREAMS } from './kinds.ts';

/** What a record of a kind says that happened, where its action column says nothing that the mapping knows. */
const USUAL: Readonly<Record<MappedKind, Action>> = {
  logon: 'remote-logon',
  access: 'accessed',
  transfer: 'transferred',
  transaction: 'transaction-made',
  change: 'changed',
  event: 'recorded',
};

/** Sign-ins at a desk: what the daily features of logons are about. */
const AT_THE_DESK: readonly string[] = ['logged-on', 'logged-off'];

/** SQL for an Action. A refused sign-in is one whatever its word. */
export function actionOf(mapping: Mapping, column: string | null, outcome: string): string {
  const known = Object.entries(mapping.actions ?? {});
  const usual = quoted(USUAL[mapping.kind]);
  const named =
    column === null || known.length === 0
      ? usual
      : `CASE lower(trim(${column})) ${known
          .map(([word, action]) => `WHEN ${quoted(word.toLowerCase())} THEN ${quoted(action)}`)
          .join(' ')} ELSE ${usual} END`;
  if (mapping.kind !== 'logon' || outcome === 'NULL') return named;
  return `CASE WHEN ${outcome} = 'failure' THEN 'logon-failed' ELSE ${named} END`;
}

/** SQL for a Stream: what is done at a desk belongs to the logons. */
export function streamOf(mapping: Mapping, column: string | null, outcome: string): string {
  const stream = quoted(KIND_STREAMS[mapping.kind]);
  const desk = Object.values(mapping.actions ?? {}).some((action) => AT_THE_DESK.includes(action));
  if (mapping.kind !== 'logon' || !desk) return stream;
  return `CASE WHEN ${actionOf(mapping, column, outcome)} IN (${AT_THE_DESK.map(quoted).join(', ')}) THEN 'logon' ELSE ${stream} END`;
}
