import { APPLICATIONS, SCOPES } from './entra/consents.ts';
import { CHANGED_NAMES } from './entra/words.ts';
import { FIELDS, type Field } from './microsoft-365/fields.ts';
import { forwardsTo } from './microsoft-365/mail-rules.ts';
import { actionOf, changedIn, valueIn } from './microsoft-365/operations.ts';
import { searchCsv } from './microsoft-365/search-csv.ts';
import type { Origin } from './parts/format.ts';
import {
  jsonLog,
  recogniseLog,
  streamOf,
  utcOf,
  valueOf,
  type FieldOf,
  type LogMapping,
} from './parts/json-log.ts';
import { scopesIn } from './parts/scopes.ts';

const GUID = '^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$';
/** Types of `Target` by what its ids are: a user principal name, and a name. */
const [UPN, NAME] = [5, 1];
const targetOf = (of: FieldOf<Field>, type: number) =>
  `list_filter(try_cast(${of('targets')} AS JSON[]), lambda t: t->>'$.Type' = '${String(type)}')[1]->>'$.ID'`;

/** Without the port that Exchange writes behind it. */
const addressOf = (ip: string) =>
  `nullif(regexp_extract(${ip}, '^\\[?([0-9]+(?:\\.[0-9]+){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)\\]?(?::[0-9]+)?$', 1), '')`;

/** `https://corp.sharepoint.com/sites/plans/a.docx`, a mailbox and its folder, or what an operation is about. */
const resourceOf = (of: FieldOf<Field>) => `CASE
  WHEN done = 'mail-forwarded' THEN forwards_to
  WHEN done IN ('logged-on', 'logon-failed', 'app-signed-in') THEN coalesce(${of('application')}, ${of('object')})
  WHEN done = 'email-sent' THEN NULL
  WHEN ${of('operation')} IN ('MailItemsAccessed', 'MessageBind') THEN concat_ws('', ${of('owner')}, ${of('folder')})
  WHEN ${of('operation')} LIKE '%RoleGroupMember' THEN coalesce(${valueIn(of('parameters'), 'Identity')}, ${of('object')})
  WHEN ${of('operation')} LIKE 'SiteCollectionAdmin%' THEN 'Site collection administrator ' || ${of('object')}
  ELSE coalesce(${changedIn(of('changes'), CHANGED_NAMES)}, CASE WHEN done = 'consent-granted' THEN coalesce(${changedIn(of('changes'), APPLICATIONS.slice(0, 1))}, ${targetOf(of, NAME)}) END,
    ${of('object')}, ${targetOf(of, NAME)}) END`;

const originOf = (of: FieldOf<Field>): Partial<Origin> => ({
  device: `coalesce(${valueIn(of('devices'), 'Id')}, ${of('device')})`,
  userAgent: `coalesce(${of('agent')}, ${valueIn(of('extended'), 'UserAgent')}, nullif(concat_ws(' ', ${valueIn(of('devices'), 'OS')}, ${valueIn(of('devices'), 'BrowserType')}), ''))`,
  sessionRef: `coalesce(${of('session')}, ${valueIn(of('devices'), 'SessionId')})`,
  detail: `CASE done WHEN 'consent-granted' THEN ${scopesIn(changedIn(of('changes'), SCOPES))}
    WHEN 'logon-failed' THEN ${of('logonError')} WHEN 'shared-outside' THEN ${of('sharedWith')}
    WHEN 'account-changed' THEN ${valueIn(of('parameters'), 'AccessRights')} WHEN 'email-sent' THEN ${of('subject')} END`,
});

const mapping = (of: FieldOf<Field>): LogMapping => ({
  named: [
    {
      forwards_to: forwardsTo(of),
      shares_outside: `coalesce(lower(${of('sharedKind')}) IN ('guest', 'external', 'partner') OR contains(lower(${of('sharedWith')}), '#ext#'), false)`,
      failed: `coalesce(lower(${of('result')}) IN ('failed', 'failure', 'false'), false)`,
      is_person: `contains(${of('who')}, '@') AND coalesce(${of('whoType')}, '0') IN ('0', '2', '3', 'Regular', 'Admin', 'DcAdmin') AND NOT starts_with(lower(${of('who')}), 'app@')`,
    },
    { done: actionOf(of) },
    {
      whom: `CASE WHEN done IN ('role-granted', 'role-revoked', 'account-changed') AND ${of('parameters')} IS NOT NULL THEN coalesce(${valueIn(of('parameters'), 'Member')}, ${valueIn(of('parameters'), 'User')}, ${valueIn(of('parameters'), 'Trustee')})
        WHEN ${of('targets')} IS NOT NULL AND done NOT IN ('logged-on', 'logon-failed', 'app-signed-in', 'consent-granted') THEN coalesce(${targetOf(of, UPN)}, ${targetOf(of, NAME)})
        WHEN ${of('operation')} LIKE 'SiteCollectionAdmin%' THEN ${of('sharedWith')} END`,
    },
    { acted_on: `CASE WHEN lower(whom) IS DISTINCT FROM lower(${of('who')}) THEN whom END` },
  ],
  at: utcOf(of('time')),
  stream: streamOf('done'),
  action: 'done',
  outcome: `CASE WHEN failed OR done = 'logon-failed' THEN 'failure' ELSE 'success' END`,
  account: of('who'),
  accountKind: `CASE WHEN ${of('who')} IS NULL THEN 'none' WHEN is_person THEN 'user' ELSE 'service' END`,
  targetAccount: 'acted_on',
  targetKind: `CASE WHEN acted_on IS NOT NULL THEN CASE WHEN contains(acted_on, '@') THEN 'user' ELSE 'service' END END`,
  srcIp: addressOf(of('ip')),
  resource: `nullif(${resourceOf(of)}, '')`,
  // Whose mailbox it is.
  fromAddress: `CASE WHEN done IN ('email-sent', 'mail-forwarded') THEN coalesce(${of('owner')}, ${valueIn(of('parameters'), 'Mailbox')}, ${valueIn(of('parameters'), 'Identity')}, CASE WHEN is_person THEN ${of('who')} END) END`,
  bytes: `try_cast(coalesce(${of('fileBytes')}, ${of('mailBytes')}) AS BIGINT)`,
  items: `try_cast(${of('mails')} AS INTEGER)`,
  channel: of('operation'),
  origin: originOf(of),
  ids: {
    account: `CASE WHEN is_person THEN coalesce(${of('tokenOf')}, CASE WHEN regexp_matches(${of('whoKey')}, '${GUID}') THEN ${of('whoKey')} END) END`,
    target: 'NULL::VARCHAR',
  },
  // The same record of the portal, of the cmdlet and of the API has one id.
  content: `coalesce(${of('id')}, j)`,
  checks: [{ when: `${of('operation')} IS NULL`, reason: 'no Operation' }],
});

const isRecord = (record: Readonly<Record<string, unknown>>): boolean => {
  const has = (key: string) => valueOf(record, key) !== undefined;
  if (typeof valueOf(record, 'Operation') === 'string')
    return has('RecordType') && (has('UserId') || has('UserKey') || has('OrganizationId'));
  return false;
};
/** What the cmdlet and Graph wrap it in. */
const isEnvelope = (record: Readonly<Record<string, unknown>>): boolean => {
  const has = (key: string) =>
    (valueOf(record, key) ?? record[key.replace(/^./, (letter) => letter.toLowerCase())]) !== undefined;
  return (
    has('AuditData') && (has('Operations') || has('Operation') || has('RecordType') || has('CreationDate'))
  );
};

/**
 * Microsoft 365's unified audit log: mail rules, files of SharePoint and OneDrive, sign-ins, roles and consents. Records as
 * the Management Activity API has them, as Graph or `Search-UnifiedAuditLog` wrap them, and as CSV of a search.
 */
export default jsonLog<Field>({
  id: 'microsoft-365',
  version: 1,
  title: 'Microsoft 365 unified audit log',
  fields: FIELDS,
  inside: 'AuditData',
  recognise: (sample) =>
    recogniseLog(
      sample,
      (record) => isRecord(record) || isEnvelope(record),
      'Operation, RecordType and UserId of the unified audit log',
    ),
  lines: searchCsv,
  map: mapping,
});
