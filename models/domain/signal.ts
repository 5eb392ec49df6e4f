/** How much a signal asks for attention by itself, from the least. */
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a signal is about. */
export const ENTITY_KINDS = ['user', 'account', 'host', 'network', 'certificate', 'application'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** What joins signals to one story. */
export const LINK_KINDS = ['person', 'host', 'network', 'device', 'session', 'certificate', 'path'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** `none`: a pattern that needs no history had none; `short`: there was less than the signal asks for. */
export const HISTORIES = ['enough', 'short', 'none'] as const;
export type History = (typeof HISTORIES)[number];

/** Every signal, in the order of the catalogue. */
export const SIGNAL_IDS = [
  'impossible-travel',
  'unfamiliar-place',
  'risky-network',
  'new-device',
  'failed-then-success',
  'credential-stuffing',
  'password-spray',
  'mfa-fatigue',
  'mfa-method-added',
  'session-hijack',
  'unusual-session-length',
  'after-hours-critical',
  'never-used-resource',
  'bulk-access',
  'unusual-transaction',
  'mass-deletion',
  'exfiltration-channel',
  'mail-forwarding',
  'public-share',
  'slow-collection',
  'privilege-escalation',
  'account-or-key-created',
  'oauth-consent',
  'first-privileged-use',
  'explicit-credentials',
  'alternate-authentication',
  'lateral-movement',
  'remote-execution',
  'kerberos-abuse',
  'directory-replication',
  'cert-new-device',
  'cert-odd-hour',
  'cert-never-used-service',
  'cert-shared',
  'rare-api-sequence',
  'dormant-account',
  'audit-tampering',
] as const;
export type SignalId = (typeof SIGNAL_IDS)[number];

export interface Tunable {
  readonly title: string;
  readonly unit: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

/** What a signal is, apart from how it is found. */
export interface SignalInfo {
  readonly id: SignalId;
  readonly title: string;
  /** ATT&CK Enterprise. */
  readonly techniques: readonly string[];
  /** Points at severity high; see `SEVERITY_SHARE`. */
  readonly weight: number;
  readonly tunables: Readonly<Record<string, Tunable>>;
  /** What must be in the logs for it to be looked for at all, in words: "sign-ins with a place". */
  readonly needs: string;
}

/** Share of a signal's weight that it has at a severity. */
export const SEVERITY_SHARE: Readonly<Record<Severity, number>> = {
  low: 0.4,
  medium: 0.7,
  high: 1,
  critical: 1.3,
};

/** No signal keeps more events than these as its proof; the sentence has their number. */
export const MOST_EVIDENCE = 200;

export interface Observation {
  /** Once more with the same key replaces what was told before: a burst that goes on. Unique within the signal. */
  readonly key: string;
  readonly entity: { readonly kind: EntityKind; readonly id: number | null; readonly name: string };
  /** Whom it is about; null for a network or a host alone. */
  readonly person: number | null;
  /** Microseconds UTC. */
  readonly startUs: number;
  readonly endUs: number;
  readonly severity: Severity;
  readonly history: History;
  /** One sentence with the names and numbers in it. */
  readonly says: string;
  /** What happened as a phrase without a subject, in the past, at most about 60 letters: part of a title. */
  readonly did: string;
  /** In the order of time. */
  readonly events: readonly bigint[];
  readonly links: readonly (readonly [kind: LinkKind, value: string])[];
}

/** An observation with the signal that made it. */
export interface Signal extends Observation {
  readonly signal: SignalId;
  /** Points. */
  readonly weight: number;
}
