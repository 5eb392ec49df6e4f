import { accountKind, accountName, accountParts, CONTEXT_USER } from './accounts.ts';
import { DATA_STRUCTURE } from './fields.ts';
import { ADDRESS, OUTBOUND, SOURCE_IP } from './hosts.ts';
import { EVENT_DATA, LAYOUT_STEPS } from './layouts.ts';
import { CHANNELS, RECORD_TYPES, type Channel, type RecordType } from './record-types.ts';
import { given, literal, ofType } from './sql-text.ts';
import { TEMPLATES } from './templates.ts';

/** A type as one number: ids are below 65,536. */
const key = (channel: Channel, id: number) => CHANNELS.indexOf(channel) * 65_536 + id;
const OTHER_IDS = 65_535;
const typeKeys = RECORD_TYPES.map(({ channel, id }) => key(channel, id ?? OTHER_IDS));
const words = (of: keyof RecordType) => ofType(RECORD_TYPES.map((type) => String(type[of])));

const NAMES: Readonly<Record<string, Channel>> = {
  security: 'security',
  'microsoft-windows-security-auditing': 'security',
  'microsoft-windows-sysmon/operational': 'sysmon',
  'microsoft-windows-sysmon': 'sysmon',
  system: 'system',
  'microsoft-windows-powershell/operational': 'powershell',
  'powershellcore/operational': 'powershell',
  'microsoft-windows-powershell': 'powershell',
  'windows powershell': 'windows-powershell',
};
/** Where a record names neither: ids of the Security log, and those of the System log that are read. */
const byId = `CASE WHEN code BETWEEN 4608 AND 6424 OR code = 1102 THEN 'security' WHEN code IN (104, 1074, 7045) THEN 'system' END`;
/** A collector that keeps its own log's name leaves the provider to tell. */
const family = `CASE lower(CASE WHEN channel IS NULL OR channel IN ('ForwardedEvents', 'Forwarded Events') THEN coalesce(provider, ${byId}) ELSE channel END)
  ${Object.entries(NAMES)
    .map(([name, channel]) => `WHEN ${literal(name)} THEN ${literal(channel)}`)
    .join(' ')} ELSE 'other' END`;

const channelNumber = `list_position([${CHANNELS.map(literal).join(', ')}], family) - 1`;
const position = (keys: readonly number[], value: string) =>
  `list_position([${keys.map(String).join(', ')}]::INTEGER[], ${value})`;
const recordKey = `((${channelNumber}) * 65536 + coalesce(code, ${String(OTHER_IDS)}))::INTEGER`;
const otherKey = `((${channelNumber}) * 65536 + ${String(OTHER_IDS)})::INTEGER`;

/** The template's ordinal; of two for one id the later one wants as many properties as it has names. */
const templateKeys = TEMPLATES.map(({ channel, id }) => key(channel, id));
const longer = TEMPLATES.findIndex(({ channel, id }, i) => templateKeys.indexOf(key(channel, id)) < i);
const template = `CASE WHEN properties IS NOT NULL THEN CASE WHEN record_key = ${String(templateKeys[longer])}
    AND json_array_length(properties) >= ${String(TEMPLATES[longer]?.names.length)} THEN ${String(longer + 1)}
  ELSE ${position(templateKeys, 'record_key')} END END`;
const templates = `[${TEMPLATES.map(({ names }) => `[${names.map(literal).join(',')}]`).join(',')}]`;

/** Security is written in small letters by some exporters. */
const channel = `CASE WHEN lower(channel) = 'security' THEN 'Security' ELSE channel END`;
const number = (field: string) => `nullif(try_cast(${field} AS UBIGINT), 0)`;

const known = `SELECT * REPLACE (${channel} AS channel), ${family} AS family, ${given('host_name')} AS computer FROM head`;
const keyed = `SELECT *, ${recordKey} AS record_key,
  coalesce(${position(typeKeys, recordKey)}, ${position(typeKeys, otherKey)}) AS type FROM known`;
const templated = `SELECT *, CASE WHEN properties IS NOT NULL THEN (${templates})[${template}] END AS names FROM keyed`;
const opened = `SELECT * EXCLUDE (names, properties), json_transform(${EVENT_DATA}, ${literal(DATA_STRUCTURE)}) AS e,
  ${words('stream')} AS stream_word, ${words('action')} AS action_word, ${words('who')} AS who, ${words('on')} AS "on",
  ${words('from')} AS from_where, ${words('to')} AS to_where, ${words('about')} AS about, ${words('fails')} AS fails FROM templated`;
const spoken = `SELECT *, ${CONTEXT_USER} AS context_user FROM opened`;
const parted = `SELECT *, ${accountParts('who', 'who')}, ${accountParts('"on"', 'on')}, ${ADDRESS} AS address, ${OUTBOUND} AS outbound,
  try_cast(e.LogonType AS TINYINT) AS logon_type,
  ${number(`CASE who WHEN 'subject' THEN e.SubjectLogonId WHEN 'target' THEN e.TargetLogonId WHEN 'user' THEN e.LogonId END`)} AS logon_id,
  CASE WHEN action_word = 'sign-in' THEN ${number('e.TargetLinkedLogonId')} END AS linked_logon_id FROM spoken`;
const named = `SELECT *, ${accountName('who')} AS who_name, ${accountName('on')} AS on_name, ${SOURCE_IP} AS src_ip FROM parted`;
const lowered = `SELECT *, lower(who_name) AS who_lower, lower(on_name) AS on_lower FROM named`;
const kinds = `SELECT *, ${accountKind('who')} AS who_kind, ${accountKind('on')} AS on_kind FROM lowered`;

/** From a record in any layout to its type, its fields and its accounts. */
export const WINDOWS_STEPS = [
  ...LAYOUT_STEPS,
  { name: 'known', select: known },
  { name: 'keyed', select: keyed },
  { name: 'templated', select: templated },
  { name: 'opened', select: opened },
  { name: 'spoken', select: spoken },
  { name: 'parted', select: parted },
  { name: 'named', select: named },
  { name: 'lowered', select: lowered },
  { name: 'kinds', select: kinds },
] as const;
