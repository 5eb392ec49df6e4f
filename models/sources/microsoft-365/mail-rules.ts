import { quoted } from '../../domain/sql.ts';
import type { FieldOf } from '../parts/json-log.ts';
import type { Field } from './fields.ts';

/** Cmdlets that make mail go on to others, and the parameters that say to whom. */
const CMDLETS = [
  'New-InboxRule',
  'Set-InboxRule',
  'Set-Mailbox',
  'New-TransportRule',
  'Set-TransportRule',
  'New-JournalRule',
  'Set-JournalRule',
];
const PARAMETERS = [
  'ForwardTo',
  'ForwardAsAttachmentTo',
  'RedirectTo',
  'ForwardingSmtpAddress',
  'ForwardingAddress',
  'RedirectMessageTo',
  'BlindCopyTo',
  'CopyTo',
  'AddToRecipients',
  'JournalEmailAddress',
];
/** Of Outlook's own rules, each with its recipients (`RuleActions` of UpdateInboxRules). */
const ACTIONS = 'forward|redirect';
const ADDRESS = String.raw`[[:alnum:]._%+''-]+@[[:alnum:].-]*[[:alnum:]]`;

/**
 * SQL for whom a rule, a mailbox or the transport sends mail on to, `a@x; b@y`, or a recipient's name where the record has
 * no address; NULL where to nobody, and where forwarding is taken away.
 */
export function forwardsTo(of: FieldOf<Field>): string {
  const named = `list_filter(try_cast(${of('parameters')} AS JSON[]), lambda p: p->>'$.Name' IN (${PARAMETERS.map(quoted).join(', ')}))`;
  const told = `array_to_string(list_transform(${named}, lambda p: p->>'$.Value'), '; ')`;
  const actions = `list_filter(try_cast(${of('properties')} AS JSON[]), lambda p: p->>'$.Name' = 'RuleActions')[1]->>'$.Value'`;
  const sent = `array_to_string(list_transform(list_filter(try_cast(${actions} AS JSON[]),
    lambda a: regexp_matches(lower(a->>'$.ActionType'), '${ACTIONS}')), lambda a: a->>'$.Recipients'), '; ')`;
  const text = `CASE WHEN ${of('operation')} IN (${CMDLETS.map(quoted).join(', ')}) THEN ${told} WHEN ${of('operation')} = 'UpdateInboxRules' THEN ${sent} END`;
  const addresses = `array_to_string(list_sort(list_distinct(regexp_extract_all(${text}, '${ADDRESS}'))), '; ')`;
  return `CASE WHEN coalesce(${text}, '') NOT IN ('', '[]', '$null') THEN coalesce(nullif(${addresses}, ''), ${text}) END`;
}
