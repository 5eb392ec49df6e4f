import type { Channel } from './record-types.ts';

const SUBJECT = 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId';
const TARGET = 'TargetUserSid TargetUserName TargetDomainName TargetLogonId';
const CHANGED = `TargetUserName TargetDomainName TargetSid ${SUBJECT}`;
const MEMBER = `MemberName MemberSid ${CHANGED}`;
const SYSMON = 'RuleName UtcTime ProcessGuid ProcessId Image';

/**
 * Names of a record's properties by their position, for exports that carry no names. Of two for
 * one id the longer fits only a record with as many properties. From the manifests of
 * Microsoft-Windows-Security-Auditing (Windows 10, Server 2016 to 2025) and of Sysmon 10 to 15.
 */
export const TEMPLATES: readonly { channel: Channel; id: number; names: readonly string[] }[] = (
  [
    [
      'security',
      4624,
      `${SUBJECT} ${TARGET} LogonType LogonProcessName AuthenticationPackageName WorkstationName LogonGuid TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort ImpersonationLevel RestrictedAdminMode TargetOutboundUserName TargetOutboundDomainName VirtualAccount TargetLinkedLogonId ElevatedToken`,
    ],
    [
      'security',
      4624,
      `${SUBJECT} ${TARGET} LogonType LogonProcessName AuthenticationPackageName WorkstationName LogonGuid TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort ImpersonationLevel RestrictedAdminMode RemoteCredentialGuard TargetOutboundUserName TargetOutboundDomainName VirtualAccount TargetLinkedLogonId ElevatedToken`,
    ],
    [
      'security',
      4625,
      `${SUBJECT} TargetUserSid TargetUserName TargetDomainName Status FailureReason SubStatus LogonType LogonProcessName AuthenticationPackageName WorkstationName TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort`,
    ],
    ['security', 4627, `${SUBJECT} ${TARGET} LogonType EventIdx EventCountTotal GroupMembership`],
    ['security', 4634, `${TARGET} LogonType`],
    ['security', 4647, TARGET],
    [
      'security',
      4648,
      `${SUBJECT} LogonGuid TargetUserName TargetDomainName TargetLogonGuid TargetServerName TargetInfo ProcessId ProcessName IpAddress IpPort`,
    ],
    [
      'security',
      4656,
      `${SUBJECT} ObjectServer ObjectType ObjectName HandleId TransactionId AccessList AccessReason AccessMask PrivilegeList RestrictedSidCount ProcessId ProcessName ResourceAttributes`,
    ],
    ['security', 4658, `${SUBJECT} ObjectServer HandleId ProcessId ProcessName`],
    ['security', 4660, `${SUBJECT} ObjectServer HandleId ProcessId ProcessName TransactionId`],
    [
      'security',
      4662,
      `${SUBJECT} ObjectServer ObjectType ObjectName OperationType HandleId AccessList AccessMask Properties AdditionalInfo AdditionalInfo2`,
    ],
    [
      'security',
      4663,
      `${SUBJECT} ObjectServer ObjectType ObjectName HandleId AccessList AccessMask ProcessId ProcessName ResourceAttributes`,
    ],
    ['security', 4672, `${SUBJECT} PrivilegeList`],
    [
      'security',
      4688,
      `${SUBJECT} NewProcessId NewProcessName TokenElevationType ProcessId CommandLine ${TARGET} ParentProcessName MandatoryLabel`,
    ],
    ['security', 4689, `${SUBJECT} Status ProcessId ProcessName`],
    ['security', 4697, `${SUBJECT} ServiceName ServiceFileName ServiceType ServiceStartType ServiceAccount`],
    ['security', 4698, `${SUBJECT} TaskName TaskContent`],
    ['security', 4719, `${SUBJECT} CategoryId SubcategoryId SubcategoryGuid AuditPolicyChanges`],
    ['security', 4720, CHANGED],
    ['security', 4722, CHANGED],
    ['security', 4724, CHANGED],
    ['security', 4725, CHANGED],
    ['security', 4726, CHANGED],
    ['security', 4729, MEMBER],
    ['security', 4733, MEMBER],
    ['security', 4740, CHANGED],
    ['security', 4757, MEMBER],
    ['security', 4767, CHANGED],
    ['security', 4728, MEMBER],
    ['security', 4732, MEMBER],
    ['security', 4756, MEMBER],
    ['security', 4738, `Dummy ${CHANGED}`],
    [
      'security',
      4781,
      `OldTargetUserName NewTargetUserName TargetDomainName TargetSid ${SUBJECT} PrivilegeList`,
    ],
    [
      'security',
      4768,
      'TargetUserName TargetDomainName TargetSid ServiceName ServiceSid TicketOptions Status TicketEncryptionType PreAuthType IpAddress IpPort',
    ],
    [
      'security',
      4769,
      'TargetUserName TargetDomainName ServiceName ServiceSid TicketOptions TicketEncryptionType IpAddress IpPort Status LogonGuid TransmittedServices',
    ],
    [
      'security',
      4771,
      'TargetUserName TargetSid ServiceName TicketOptions Status PreAuthType IpAddress IpPort',
    ],
    ['security', 4776, 'PackageName TargetUserName Workstation Status'],
    [
      'security',
      5140,
      `${SUBJECT} ObjectType IpAddress IpPort ShareName ShareLocalPath AccessMask AccessList`,
    ],
    [
      'security',
      5145,
      `${SUBJECT} ObjectType IpAddress IpPort ShareName ShareLocalPath RelativeTargetName AccessMask AccessList AccessReason`,
    ],
    [
      'security',
      5156,
      'ProcessID Application Direction SourceAddress SourcePort DestAddress DestPort Protocol',
    ],
    ['security', 1102, SUBJECT],
    ['system', 104, 'SubjectUserName SubjectDomainName Channel BackupPath'],
    ['system', 1074, 'param1 param2 param3 param4 param5 param6 param7'],
    ['system', 7045, 'ServiceName ImagePath ServiceType StartType AccountName'],
    [
      'sysmon',
      1,
      `${SYSMON} FileVersion Description Product Company OriginalFileName CommandLine CurrentDirectory User LogonGuid LogonId TerminalSessionId IntegrityLevel Hashes ParentProcessGuid ParentProcessId ParentImage ParentCommandLine ParentUser`,
    ],
    [
      'sysmon',
      3,
      `${SYSMON} User Protocol Initiated SourceIsIpv6 SourceIp SourceHostname SourcePort SourcePortName DestinationIsIpv6 DestinationIp DestinationHostname DestinationPort DestinationPortName`,
    ],
    ['sysmon', 5, `${SYSMON} User`],
    ['sysmon', 7, SYSMON],
    [
      'sysmon',
      10,
      'RuleName UtcTime SourceProcessGUID SourceProcessId SourceThreadId SourceImage TargetProcessGUID TargetProcessId TargetImage GrantedAccess CallTrace SourceUser TargetUser',
    ],
    ['sysmon', 11, `${SYSMON} TargetFilename CreationUtcTime User`],
    ['sysmon', 12, 'RuleName EventType UtcTime ProcessGuid ProcessId Image TargetObject User'],
    ['sysmon', 13, 'RuleName EventType UtcTime ProcessGuid ProcessId Image TargetObject Details User'],
    ['powershell', 4103, 'ContextInfo UserData Payload'],
    ['powershell', 4104, 'MessageNumber MessageTotal ScriptBlockText ScriptBlockId Path'],
  ] as const
).map(([channel, id, names]) => ({ channel, id, names: names.split(' ') }));
