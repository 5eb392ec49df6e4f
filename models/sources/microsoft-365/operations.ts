import { directoryAction } from '../entra/words.ts';
import { whens, type FieldOf } from '../parts/json-log.ts';
import type { Field } from './fields.ts';

/** Operations (learn.microsoft.com, "Audit log activities") by what they are here. */
const OPERATIONS = {
  'logon-failed': ['UserLoginFailed'],
  'app-signed-in': ['MailboxLogin'],
  accessed: [
    'FileAccessed',
    'FileAccessedExtended',
    'FileDownloaded',
    'FileSyncDownloadedFull',
    'FileSyncDownloadedPartial',
    'FilePreviewed',
    'FileCopied',
    'MailItemsAccessed',
    'MessageBind',
    'AnonymousLinkUsed',
  ],
  'object-deleted': [
    'FileDeleted',
    'FileRecycled',
    'FileDeletedFirstStageRecycleBin',
    'FileDeletedSecondStageRecycleBin',
    'FileVersionsAllDeleted',
    'FolderDeleted',
    'FolderRecycled',
    'SiteDeleted',
  ],
  'email-sent': ['Send', 'SendAs', 'SendOnBehalf'],
  'shared-outside': ['AnonymousLinkCreated', 'AnonymousLinkUpdated'],
  'role-granted': ['Add-RoleGroupMember', 'SiteCollectionAdminAdded'],
  'role-revoked': ['Remove-RoleGroupMember', 'SiteCollectionAdminRemoved'],
  'account-changed': ['Add-MailboxPermission', 'Add-RecipientPermission', 'Remove-MailboxPermission'],
  'policy-changed': [
    'New-TransportRule',
    'Set-TransportRule',
    'Enable-TransportRule',
    'Disable-TransportRule',
    'Remove-TransportRule',
    'Set-RemoteDomain',
    'Set-HostedOutboundSpamFilterPolicy',
    'SharingPolicyChanged',
  ],
  changed: [
    'New-InboxRule',
    'Set-InboxRule',
    'Enable-InboxRule',
    'Disable-InboxRule',
    'Remove-InboxRule',
    'UpdateInboxRules',
    'Set-Mailbox',
    'FileUploaded',
    'FileModified',
    'FileModifiedExtended',
    'FileMoved',
    'FileRenamed',
    'SharingSet',
    'SharingInvitationCreated',
    'AddedToSecureLink',
    'CompanyLinkCreated',
    'SecureLinkCreated',
  ],
} as const;
/** They give rights to whom they name, inside the organisation or outside. */
const SHARING = ['SharingSet', 'SharingInvitationCreated', 'AddedToSecureLink', 'SecureLinkCreated'];
/** Cmdlets that stop what is written of a tenant or a mailbox, by the parameter that does. */
const STOPS = [
  ['Set-AdminAuditLogConfig', 'UnifiedAuditLogIngestionEnabled', 'false'],
  ['Set-AdminAuditLogConfig', 'AdminAuditLogEnabled', 'false'],
  ['Set-MailboxAuditBypassAssociation', 'AuditBypassEnabled', 'true'],
  ['Set-Mailbox', 'AuditEnabled', 'false'],
  ['Set-OrganizationConfig', 'AuditDisabled', 'true'],
] as const;

/** The value of a `Name`/`Value` pair of a list; NULL where it has none of that name. */
export const valueIn = (list: string, name: string): string =>
  `nullif(list_filter(try_cast(${list} AS JSON[]), lambda p: p->>'$.Name' = '${name}')[1]->>'$.Value', '')`;

const heldIn = (part: string) => `nullif(trim(p->>'$.${part}', '"'), '')`;

/** The same of what was changed: after the change or, of what was taken away, before it. */
export function changedIn(list: string, names: readonly string[]): string {
  const values = names.map(
    (name) =>
      `list_filter(list_transform(list_filter(try_cast(${list} AS JSON[]), lambda p: p->>'$.Name' = '${name}'), lambda p: coalesce(${heldIn('NewValue')}, ${heldIn('OldValue')})), lambda v: v IS NOT NULL)[1]`,
  );
  return `coalesce(${values.join(', ')})`;
}

/** An action by the columns `forwards_to` and `shares_outside`; of the directory as its own log has it. */
export function actionOf(of: FieldOf<Field>): string {
  const operation = of('operation');
  const stops = STOPS.map(
    ([cmdlet, parameter, value]) =>
      `${operation} = '${cmdlet}' AND lower(${valueIn(of('parameters'), parameter)}) = '${value}'`,
  );
  return `CASE WHEN ${operation} = 'UserLoggedIn' THEN CASE WHEN ${valueIn(of('extended'), 'RequestType')} = 'OAuth2:Token' THEN 'app-signed-in' ELSE 'logged-on' END
    WHEN forwards_to IS NOT NULL THEN 'mail-forwarded'
    WHEN ${stops.join(' OR ')} THEN 'log-stopped'
    WHEN shares_outside AND ${operation} IN (${SHARING.map((each) => `'${each}'`).join(', ')}) THEN 'shared-outside'
    ${whens(operation, OPERATIONS)}
    WHEN ${of('workload')} = 'AzureActiveDirectory' OR ${of('recordType')} IN ('8', 'AzureActiveDirectory') THEN ${directoryAction(operation)}
    ELSE 'recorded' END`;
}
