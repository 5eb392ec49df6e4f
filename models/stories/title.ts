import { UNUSUAL_DAY, type EvidenceKind } from '../domain/story.ts';

/** What each kind of evidence says of somebody, after the name. */
const PHRASES: Readonly<Record<EvidenceKind, string>> = {
  [UNUSUAL_DAY]: 'had unusual days',
  'impossible-travel': 'signed in from two places too far apart',
  'unfamiliar-place': 'signed in from an unfamiliar place',
  'risky-network': 'came through a risky network',
  'new-device': 'used a new device',
  'failed-then-success': 'got in after failed sign-ins from elsewhere',
  'credential-stuffing': 'was hit by credential stuffing',
  'password-spray': 'was hit by a password spray',
  'mfa-fatigue': 'was sent many MFA prompts',
  'mfa-method-added': 'registered a new sign-in method',
  'session-hijack': 'had a session used from elsewhere',
  'unusual-session-length': 'stayed unusually long',
  'after-hours-critical': 'used a critical system out of hours',
  'never-used-resource': 'used resources never used before',
  'bulk-access': 'read far more than usual',
  'unusual-transaction': 'made an unusual transaction',
  'mass-deletion': 'deleted in bulk',
  'exfiltration-channel': 'opened a way out for data',
  'mail-forwarding': 'forwarded mail outside',
  'public-share': 'made something public',
  'slow-collection': 'collected slowly over weeks',
  'privilege-escalation': 'changed privileges',
  'account-or-key-created': 'created an account or a key',
  'oauth-consent': 'consented to a new application',
  'first-privileged-use': 'used special privileges for the first time',
  'explicit-credentials': "used another account's credentials",
  'alternate-authentication': 'signed in with a hash or a ticket',
  'lateral-movement': 'moved from host to host',
  'remote-execution': 'ran something on another host',
  'kerberos-abuse': 'asked Kerberos for what is rarely asked for',
  'directory-replication': 'replicated the directory',
  'cert-new-device': 'had a certificate used from a new device',
  'cert-odd-hour': 'had a certificate used at an odd hour',
  'cert-never-used-service': 'presented a certificate to a new service',
  'cert-shared': 'had one certificate in use on two devices',
  'rare-api-sequence': 'made a rare sequence of API calls',
  'dormant-account': 'came back after long silence',
  'audit-tampering': 'changed or cleared logs',
};

const MOST = 3;
/** A network or an address is no somebody: it tries. */
const OF_NETWORKS: Readonly<Partial<Record<EvidenceKind, string>>> = {
  'credential-stuffing': 'tried many accounts (credential stuffing)',
  'password-spray': 'tried a few passwords on many accounts (password spray)',
  'kerberos-abuse': 'failed Kerberos sign-ins of many accounts',
};

/** `ToolingEngineer` → "Tooling engineer". */
const roleInWords = (role: string) => {
  const words = role.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A kind of evidence, and when it was first told. */
export interface Told {
  readonly kind: EvidenceKind;
  readonly did: string;
  readonly points: number;
  readonly startUs: number;
  readonly endUs: number;
}

/** A title has room for two specific phrases, or three that only name the kind. */
const LONGEST = 88;

/**
 * "Sales contractor reached dc-01 with another account's credentials by 3 new hosts, then read 64 items in 13 min": the
 * weightiest kinds in the order of time, as many as there is room for; no names of people.
 */
export function storyTitle(role: string, kinds: readonly Told[], isNetwork: boolean): string {
  const chosen: Told[] = [];
  let length = 0;
  for (const one of kinds.toSorted((a, b) => b.points - a.points).slice(0, MOST)) {
    length += phraseOf(one, isNetwork).length;
    if (chosen.length > 0 && length > LONGEST) break;
    chosen.push(one);
  }
  const told = chosen
    .sort((a, b) => a.endUs - b.endUs || a.startUs - b.startUs)
    .map((one) => phraseOf(one, isNetwork));
  const last = told.pop() ?? '';
  const words = told.length === 0 ? last : `${told.join(', ')}, then ${last}`;
  return role === '' ? capital(words) : `${roleInWords(role)} ${words}`;
}

const phraseOf = ({ kind, did }: Told, isNetwork: boolean): string =>
  (isNetwork ? OF_NETWORKS[kind] : undefined) ?? (did === '' ? PHRASES[kind] : did);
