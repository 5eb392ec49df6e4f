import { ACCOUNT_FIELDS, type AccountField } from './record-types.ts';
import { choose, given, literal } from './sql-text.ts';

/** SQL of the three parts of an account's name in a record; each may be NULL. */
interface Parts {
  readonly user: string;
  readonly domain: string;
  readonly sid: string;
}

const NOBODY: Parts = { user: 'NULL', domain: 'NULL', sid: 'NULL' };
const WRITER: Parts = { user: 'writer_name', domain: 'writer_domain', sid: 'writer_sid' };
/** PowerShell writes `User = CORP\ann` and `UserId=CORP\ann` in every language. Sees `who` and `e`. */
export const CONTEXT_USER = `CASE WHEN who = 'context' THEN nullif(trim(regexp_extract(
  coalesce(e.ContextInfo, e.param2, e.Message), '(?:^|[\\r\\n])\\s*(?:User = |UserId=)([^\\r\\n]+)', 1)), '') END`;
/** A member's name is a directory path, which is no account's name; its SID is. */
const MEMBER_NAME = `CASE WHEN e.MemberName LIKE '%=%' AND e.MemberSid LIKE 'S-1-%' THEN NULL ELSE e.MemberName END`;
/** A cleared log's record names its subject only in its text where an exporter drops user data: values in this order. */
const cleared = (index: number) =>
  `CASE WHEN code = 1102 AND e.SubjectUserName IS NULL THEN regexp_extract_all(e.Message, ':[ \\t]+([^\\r\\n]+)', 1)[${String(index)}] END`;

const PARTS: Readonly<Record<AccountField, Parts>> = {
  none: NOBODY,
  subject: {
    user: `coalesce(e.SubjectUserName, ${cleared(2)})`,
    domain: `coalesce(e.SubjectDomainName, ${cleared(3)})`,
    sid: `coalesce(e.SubjectUserSid, ${cleared(1)})`,
  },
  target: {
    user: 'coalesce(e.TargetUserName, e.NewTargetUserName)',
    // Of a lockout it is the computer that asked.
    domain: 'CASE WHEN code = 4740 THEN e.SubjectDomainName ELSE e.TargetDomainName END',
    sid: 'coalesce(e.TargetUserSid, e.TargetSid)',
  },
  user: { user: 'coalesce(e.User, e.SourceUser)', domain: 'NULL', sid: 'NULL' },
  member: { user: MEMBER_NAME, domain: 'NULL', sid: 'e.MemberSid' },
  outbound: {
    user: 'e.TargetOutboundUserName',
    domain: 'e.TargetOutboundDomainName',
    sid: 'NULL',
  },
  writer: WRITER,
  context: {
    user: 'coalesce(context_user, writer_name)',
    domain: 'CASE WHEN context_user IS NULL THEN writer_domain END',
    sid: `CASE WHEN context_user IS NULL OR suffix(lower(context_user), '\\' || lower(writer_name)) THEN writer_sid END`,
  },
  param7: { user: 'coalesce(e.param7, writer_name)', domain: 'NULL', sid: 'writer_sid' },
};

const part = (role: string, of: keyof Parts) =>
  given(choose(role, Object.fromEntries(ACCOUNT_FIELDS.map((field) => [field, PARTS[field][of]]))));

/** User, domain and SID of an account, as columns with a prefix; `role` is the column that says which fields name it. */
export function accountParts(role: string, prefix: string): string {
  const ecs = (column: string) =>
    prefix === 'who' ? `CASE WHEN is_ecs AND data IS NULL THEN ${column} END` : 'NULL';
  return `coalesce(${part(role, 'user')}, ${ecs('ecs_user')}) AS ${prefix}_user,
    coalesce(${part(role, 'domain')}, ${ecs('ecs_domain')}) AS ${prefix}_domain,
    nullif(coalesce(${part(role, 'sid')}, ${ecs('ecs_sid')}), 'S-1-0-0') AS ${prefix}_sid`;
}

/** Names for SIDs that are the same everywhere, for records that have nothing else. */
const WELL_KNOWN: Readonly<Record<string, string>> = {
  'S-1-5-7': 'NT AUTHORITY\\ANONYMOUS LOGON',
  'S-1-5-18': 'NT AUTHORITY\\SYSTEM',
  'S-1-5-19': 'NT AUTHORITY\\LOCAL SERVICE',
  'S-1-5-20': 'NT AUTHORITY\\NETWORK SERVICE',
};

/** `CORP\ann`; `ann@CORP.EXAMPLE` and `CORP\ann` in one field stay; a SID where there is no name; NULL for nobody. */
export const accountName = (prefix: string): string => `CASE
    WHEN ${prefix}_user IS NULL THEN CASE ${prefix}_sid ${Object.entries(WELL_KNOWN)
      .map(([sid, name]) => `WHEN ${literal(sid)} THEN ${literal(name)}`)
      .join(' ')} ELSE ${prefix}_sid END
    WHEN ${prefix}_domain IS NULL OR contains(${prefix}_user, '@') OR contains(${prefix}_user, '\\') THEN ${prefix}_user
    ELSE ${prefix}_domain || '\\' || ${prefix}_user END`;

const SYSTEM_DOMAINS = [
  'nt authority',
  'autorite nt',
  'autorité nt',
  'nt-autorität',
  'nt-autoritat',
  'autoridad nt',
  'autoridade nt',
  'nt instans',
  'nt-myndighet',
  'window manager',
  'font driver host',
];
const SYSTEM_USERS = [
  'system',
  'système',
  'système local',
  'система',
  'システム',
  'local service',
  'network service',
  'anonymous logon',
];
const SERVICE_DOMAINS = ['nt service', 'iis apppool', 'nt virtual machine'];
const SERVICE_PREFIXES = ['svc-', 'svc_', 'svc.', 'gmsa', 'service-', 'service_'];
const among = (field: string, words: readonly string[]) => `${field} IN (${words.map(literal).join(', ')})`;

/**
 * What an account stands for; sees its `PREFIX_name` and `PREFIX_sid`. A computer that acts as SYSTEM under its own name
 * (`CORP\WS-01$`, S-1-5-18) is the machine. Names that begin `svc-`, `svc_`, `svc.`, `service-` or `gmsa` are services:
 * nobody's working days. In other languages SYSTEM is known by its SID, and by name where a record has no SID.
 */
export function accountKind(prefix: string): string {
  const name = `${prefix}_lower`;
  const sid = `${prefix}_sid`;
  const user = `${name}[strpos(${name}, '\\') + 1:]`;
  const domain = `split_part(${name}, '\\', 1)`;
  const isService = SERVICE_PREFIXES.map((start) => `starts_with(${user}, ${literal(start)})`).join(' OR ');
  return `CASE WHEN ${prefix}_name IS NULL THEN 'none'
    WHEN starts_with(${sid}, 'S-1-5-80-') OR starts_with(${sid}, 'S-1-5-82-') OR starts_with(${sid}, 'S-1-5-83-') THEN 'service'
    WHEN suffix(${name}, '$') THEN CASE WHEN starts_with(${user}, 'svc') OR starts_with(${user}, 'gmsa') OR starts_with(${user}, 'msa-') OR starts_with(${user}, 'msa_') THEN 'service' ELSE 'machine' END
    WHEN ${among(sid, Object.keys(WELL_KNOWN))} OR starts_with(${sid}, 'S-1-5-90-') OR starts_with(${sid}, 'S-1-5-96-') THEN 'system'
    WHEN starts_with(${sid}, 'S-1-5-21-') THEN CASE WHEN ${isService} THEN 'service' ELSE 'user' END
    WHEN ${among(domain, SERVICE_DOMAINS)} OR ${isService} THEN 'service'
    WHEN ${among(domain, SYSTEM_DOMAINS)} OR ${among(user, SYSTEM_USERS)} THEN 'system'
    ELSE 'user' END`;
}

/** The SID as the account's own: SYSTEM's is not that of the computer in whose name it acts. */
export const accountSid = (prefix: string): string =>
  `CASE WHEN NOT (suffix(${prefix}_name, '$') AND ${among(`${prefix}_sid`, Object.keys(WELL_KNOWN))}) THEN ${prefix}_sid END`;
