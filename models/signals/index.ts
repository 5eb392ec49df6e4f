import type { SignalId, SignalInfo } from '../domain/signal.ts';
import accountOrKeyCreated from './account-or-key-created.ts';
import afterHoursCritical from './after-hours-critical.ts';
import alternateAuthentication from './alternate-authentication.ts';
import auditTampering from './audit-tampering.ts';
import bulkAccess from './bulk-access.ts';
import certNeverUsedService from './cert-never-used-service.ts';
import certNewDevice from './cert-new-device.ts';
import certOddHour from './cert-odd-hour.ts';
import certShared from './cert-shared.ts';
import credentialStuffing from './credential-stuffing.ts';
import directoryReplication from './directory-replication.ts';
import dormantAccount from './dormant-account.ts';
import exfiltrationChannel from './exfiltration-channel.ts';
import explicitCredentials from './explicit-credentials.ts';
import failedThenSuccess from './failed-then-success.ts';
import firstPrivilegedUse from './first-privileged-use.ts';
import impossibleTravel from './impossible-travel.ts';
import kerberosAbuse from './kerberos-abuse.ts';
import lateralMovement from './lateral-movement.ts';
import mailForwarding from './mail-forwarding.ts';
import massDeletion from './mass-deletion.ts';
import mfaFatigue from './mfa-fatigue.ts';
import mfaMethodAdded from './mfa-method-added.ts';
import neverUsedResource from './never-used-resource.ts';
import newDevice from './new-device.ts';
import oauthConsent from './oauth-consent.ts';
import passwordSpray from './password-spray.ts';
import privilegeEscalation from './privilege-escalation.ts';
import publicShare from './public-share.ts';
import rareApiSequence from './rare-api-sequence.ts';
import remoteExecution from './remote-execution.ts';
import riskyNetwork from './risky-network.ts';
import sessionHijack from './session-hijack.ts';
import slowCollection from './slow-collection.ts';
import unfamiliarPlace from './unfamiliar-place.ts';
import unusualSessionLength from './unusual-session-length.ts';
import unusualTransaction from './unusual-transaction.ts';
import type { DaySignal, SessionSignal } from './parts/beside.ts';
import type { LogSignal } from './parts/log-gaps.ts';
import type { FoldSignal } from './parts/signal.ts';

/** In this order over each event: those that read what others told come after them. */
export const FOLD_SIGNALS: readonly FoldSignal[] = [
  impossibleTravel,
  unfamiliarPlace,
  riskyNetwork,
  newDevice,
  failedThenSuccess,
  credentialStuffing,
  passwordSpray,
  mfaFatigue,
  sessionHijack,
  dormantAccount,
  mfaMethodAdded,
  afterHoursCritical,
  neverUsedResource,
  bulkAccess,
  unusualTransaction,
  massDeletion,
  exfiltrationChannel,
  mailForwarding,
  publicShare,
  privilegeEscalation,
  accountOrKeyCreated,
  oauthConsent,
  firstPrivilegedUse,
  explicitCredentials,
  alternateAuthentication,
  remoteExecution,
  lateralMovement,
  kerberosAbuse,
  directoryReplication,
  certNewDevice,
  certOddHour,
  certNeverUsedService,
  certShared,
  rareApiSequence,
  auditTampering,
];
export const SESSION_SIGNALS: readonly SessionSignal[] = [unusualSessionLength];
export const DAY_SIGNALS: readonly DaySignal[] = [slowCollection];
/** Folds that read the holes of logs besides. */
export const LOG_SIGNALS: readonly LogSignal[] = [auditTampering];

export const SIGNALS: readonly SignalInfo[] = [...FOLD_SIGNALS, ...SESSION_SIGNALS, ...DAY_SIGNALS];

const byId = new Map(SIGNALS.map((signal) => [signal.id, signal]));
if (byId.size !== SIGNALS.length) throw new Error('two signals share an id');

/** Throws for an id that is none. */
export function signalInfo(id: SignalId): SignalInfo {
  const signal = byId.get(id);
  if (!signal) throw new Error(`There is no signal ${id}`);
  return signal;
}
