import {
  HOME,
  AWAY,
  days,
  settled,
  CERT,
  certDays,
  apiCall,
  apiSessions,
  type SignalCase,
} from './case-parts.ts';
import { at, minutes, times, workdays } from './events.ts';

export const CERTIFICATE_CASES: Readonly<
  Record<
    | 'directory-replication'
    | 'cert-new-device'
    | 'cert-odd-hour'
    | 'cert-never-used-service'
    | 'cert-shared'
    | 'rare-api-sequence'
    | 'dormant-account'
    | 'audit-tampering',
    SignalCase
  >
> = {
  'directory-replication': {
    fires: [
      at(0, 9, { action: 'directory-accessed', detail: '%%7688 {1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}' }),
    ],
    says: /person1, which is no domain controller, asked for a replication of the directory/,
    quiet: {
      'a domain controller': [
        at(0, 9, {
          action: 'directory-accessed',
          kind: 'machine',
          detail: '{1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}',
        }),
      ],
      'another right': [
        at(0, 9, { action: 'directory-accessed', detail: '{bf967a86-0de6-11d0-a285-00aa003049e2}' }),
      ],
    },
  },
  'cert-new-device': {
    fires: [
      ...certDays(),
      at(40, 22, { ...CERT, src: 9, ip: '10.7.0.9', network: '10.7.0.0/24', tlsClient: 'other' }),
    ],
    says: /Certificate CN=ann was used from host9, for the first time in 90 days/,
    quiet: {
      'a renewed certificate on the same host': [...certDays(), at(40, 9, { ...CERT, certificate: 'fp2' })],
      'a new starter': [
        at(0, 9, CERT),
        at(1, 9, { ...CERT, src: 9, ip: '10.7.0.9', network: '10.7.0.0/24' }),
      ],
      'the address before its host was known': [...certDays({ src: -1 }), at(40, 9, CERT)],
    },
  },
  'cert-odd-hour': {
    fires: [...certDays(), ...workdays(20).map((day) => at(day, 11, CERT)), at(42, 3, CERT)],
    firesWith: { tuned: { share: 5 } },
    says: /Certificate CN=ann was used at 03:00/,
    quiet: {
      'automation with a flat day': [
        ...times(30, (day) => times(24, (hour) => at(day, hour, CERT))).flat(),
        at(42, 3, CERT),
      ],
      'too little history': [at(0, 9, CERT), at(1, 9, CERT), at(2, 3, CERT)],
    },
  },
  'cert-never-used-service': {
    fires: [
      ...certDays(),
      ...times(8, (i) =>
        certDays({ who: 10 + i, certificate: `fp${i}`, certificateSubject: `CN=p${i}` }),
      ).flat(),
      ...certDays({
        who: 2,
        certificate: 'fpb',
        certificateSubject: 'CN=bob',
        resource: 'vault.example',
        role: 'other',
      }),
      at(40, 9, { ...CERT, resource: 'vault.example' }),
    ],
    says: /Certificate CN=ann was presented to vault\.example, which it never used/,
    quiet: {
      'a service new to everyone that week': [
        ...certDays(),
        at(40, 9, { ...CERT, resource: 'new.example', certificateSubject: 'CN=bob' }),
        at(40, 10, { ...CERT, resource: 'new.example' }),
      ],
      'its own service': certDays(),
    },
  },
  'cert-shared': {
    fires: [
      at(0, 9, CERT),
      at(0, 9 + minutes(2), { ...CERT, src: 9, ip: '10.7.0.9', network: '10.7.0.0/24' }),
    ],
    says: /Certificate CN=ann was used from host9 2 min after host5/,
    quiet: {
      'an hour later': [at(0, 9, CERT), at(0, 10, { ...CERT, src: 9 })],
      'a pair that is allowed': {
        events: [at(0, 9, CERT), at(0, 9.01, { ...CERT, src: 9 })],
        setting: { lists: { allowed: () => 'balanced pair' } },
      },
    },
  },
  'rare-api-sequence': {
    fires: [
      ...apiSessions(220),
      ...[
        'iam CreateUser',
        'iam AttachUserPolicy',
        'iam CreateAccessKey',
        'ec2 RunInstances',
        'kms Decrypt',
      ].map((channel, i) => at(60, 9 + minutes(i), apiCall(channel))),
    ],
    says: /5 calls at [\d.]+ nats each, more than 99\.5 % of \d+ earlier sessions/,
    quiet: {
      'a session like all others': apiSessions(221),
      'too few sessions': [
        ...apiSessions(50),
        ...['iam CreateUser', 'iam A', 'iam B', 'ec2 C', 'kms D'].map((channel, i) =>
          at(60, 9 + minutes(i), apiCall(channel)),
        ),
      ],
    },
  },
  'dormant-account': {
    fires: [...settled(10), ...days(150, (day) => [at(day, 9, { ...HOME, who: 2 })]), at(215, 9, AWAY)],
    says: /Signed in after \d+ days of silence/,
    quiet: { 'two weeks off': [...settled(20), at(44, 9, HOME)] },
  },
  'audit-tampering': {
    fires: [at(0, 9, { action: 'log-cleared', resource: 'Security', computer: 4 })],
    says: /Cleared the log Security on host4/,
    quiet: {
      'a shutdown': [at(0, 9, { action: 'log-stopped', code: 6006, computer: 4 })],
      'a planned window': {
        events: [at(0, 9, { action: 'log-cleared', computer: 4 })],
        setting: { lists: { allowed: () => 'rebuild' } },
      },
      "the system's own policy": [at(0, 9, { action: 'audit-policy-changed', kind: 'system' })],
    },
  },
};
