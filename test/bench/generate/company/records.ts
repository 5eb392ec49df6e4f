import type { City, Worker } from './world.ts';

/** A line of one of the logs, with its time in milliseconds. */
export interface Line {
  readonly at: number;
  readonly log: 'okta' | 'windows' | 'zeek';
  readonly text: string;
}

const AGENTS = {
  laptop:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
  phone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  foreign: 'Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0',
} as const;
export type Agent = keyof typeof AGENTS;

export interface Where {
  readonly city: City;
  readonly ip: string;
  readonly agent: Agent;
  readonly device: string | null;
  readonly session: string;
}

let number = 0;

/** A record of Okta's System Log. */
export function okta(
  at: number,
  who: string,
  eventType: string,
  where: Where,
  more: { readonly result?: string; readonly target?: readonly object[]; readonly granted?: string } = {},
): Line {
  const { city, ip, agent, device, session } = where;
  const record = {
    uuid: `u-${(number += 1)}`,
    published: new Date(at).toISOString(),
    eventType,
    legacyEventType: 'core',
    displayMessage: eventType,
    severity: 'INFO',
    actor: { id: `00u${who}`, type: 'User', alternateId: `${who}@corp.example`, displayName: who },
    client: {
      userAgent: { rawUserAgent: AGENTS[agent], os: 'Windows 10', browser: 'CHROME' },
      ipAddress: ip,
      geographicalContext: {
        city: city.name,
        country: city.country,
        geolocation: { lat: city.lat, lon: city.lon },
      },
    },
    device: device === null ? null : { id: device, name: `device of ${who}` },
    authenticationContext: { externalSessionId: session },
    securityContext: { asNumber: city.asn, asOrg: `ISP ${city.name}`, isProxy: false },
    outcome: {
      result: more.result ?? 'SUCCESS',
      reason: more.result === 'FAILURE' ? 'INVALID_CREDENTIALS' : null,
    },
    debugContext: { debugData: more.granted === undefined ? {} : { privilegeGranted: more.granted } },
    target: more.target ?? [],
  };
  return { at, log: 'okta', text: JSON.stringify(record) };
}

export const app = (name: string) => [
  { id: `0oa${name}`, type: 'AppInstance', alternateId: name, displayName: name },
];
export const user = (who: string) => [
  { id: `00u${who}`, type: 'User', alternateId: `${who}@corp.example`, displayName: who },
];

export const sidOf = (who: string) =>
  `S-1-5-21-11-22-33-${1000 + ([...who].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 900_000)}`;
const recordIds = new Map<string, number>();

/** A record of a Windows Security log as winlogbeat ships it. */
export function windows(
  at: number,
  computer: string,
  code: number,
  data: Readonly<Record<string, string>>,
): Line {
  const id = (recordIds.get(computer) ?? 1000) + 1;
  recordIds.set(computer, id);
  const host = `${computer.toLowerCase()}.corp.example`;
  const record = {
    '@timestamp': new Date(at).toISOString(),
    event: {
      code: String(code),
      kind: 'event',
      provider: 'Microsoft-Windows-Security-Auditing',
      outcome: code === 4625 ? 'failure' : 'success',
    },
    host: { name: host },
    winlog: {
      channel: 'Security',
      computer_name: host,
      event_id: String(code),
      record_id: id,
      event_data: data,
    },
  };
  return { at, log: 'windows', text: JSON.stringify(record) };
}

export const subject = (who: string, logon: string) => ({
  SubjectUserSid: sidOf(who),
  SubjectUserName: who,
  SubjectDomainName: 'CORP',
  SubjectLogonId: logon,
});
export const target = (who: string, logon: string) => ({
  TargetUserSid: sidOf(who),
  TargetUserName: who,
  TargetDomainName: 'CORP',
  TargetLogonId: logon,
});

/** 4624 of somebody at a computer. */
export const logon = (
  at: number,
  computer: string,
  who: string,
  type: number,
  from: string,
  id: string,
): Line =>
  windows(at, computer, 4624, {
    SubjectUserSid: 'S-1-0-0',
    SubjectUserName: '-',
    SubjectDomainName: '-',
    SubjectLogonId: '0x0',
    ...target(who, id),
    LogonType: String(type),
    LogonProcessName: type === 3 ? 'Kerberos' : 'User32',
    AuthenticationPackageName: type === 3 ? 'Kerberos' : 'Negotiate',
    WorkstationName: type === 3 ? '-' : computer,
    IpAddress: from,
    IpPort: '50000',
  });
export const logoff = (at: number, computer: string, who: string, type: number, id: string): Line =>
  windows(at, computer, 4634, { ...target(who, id), LogonType: String(type) });

/** 5145: a file of a share is opened to be read (0x1), or 4663: deleted (0x10000). */
export function shareFile(
  at: number,
  who: string,
  share: string,
  file: string,
  from: string,
  id: string,
): Line {
  const [, , server = 'FS-01', name = 'common'] = share.split('\\');
  return windows(at, server, 5145, {
    ...subject(who, id),
    ObjectType: 'File',
    IpAddress: from,
    IpPort: '50001',
    ShareName: `\\\\*\\${name}`,
    ShareLocalPath: `D:\\${name}`,
    RelativeTargetName: file,
    AccessMask: '0x1',
  });
}
export function deleted(at: number, who: string, share: string, file: string, id: string): Line[] {
  const [, , server = 'FS-01', name = 'common'] = share.split('\\');
  const handle = `0x${(number % 60_000).toString(16)}`;
  return [
    windows(at, server, 4663, {
      ...subject(who, id),
      ObjectServer: 'Security',
      ObjectType: 'File',
      ObjectName: `D:\\${name}\\${file}`,
      HandleId: handle,
      AccessMask: '0x10000',
    }),
    windows(at + 1, server, 4660, { ...subject(who, id), ObjectServer: 'Security', HandleId: handle }),
  ];
}

export interface CertUse {
  readonly who: string;
  readonly from: string;
  readonly service: string;
  readonly ja3: string;
}

/** A record of Zeek's ssl.log with a client certificate. */
export function ssl(at: number, { who, from, service, ja3 }: CertUse): Line {
  number += 1;
  const record = {
    ts: at / 1000,
    uid: `C${number.toString(36)}`,
    'id.orig_h': from,
    'id.orig_p': 40_000 + (number % 20_000),
    'id.resp_h': '10.20.0.5',
    'id.resp_p': 443,
    version: 'TLSv12',
    cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
    server_name: service,
    resumed: false,
    established: true,
    client_subject: `CN=${who},OU=People,O=Corp`,
    client_issuer: 'CN=Corp Issuing CA,O=Corp',
    client_cert_chain_fps: [`fp${who}`],
    ja3,
  };
  return { at, log: 'zeek', text: JSON.stringify(record) };
}

export const atWork = (worker: Worker, session: string, fromHome: boolean): Where => ({
  city: worker.office,
  ip: fromHome ? worker.home : `${worker.office.net}.1.1`,
  agent: 'laptop',
  device: worker.laptop,
  session,
});
