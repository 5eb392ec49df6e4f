import { literal } from './sql-text.ts';

/**
 * Types of logon by which somebody sits at the computer or at its remote desktop: 2 interactive, 7 unlock, 10 remote
 * interactive, 11 to 13 with cached credentials. These are a working day's logons; all others are authentications.
 */
const INTERACTIVE = 'logon_type IN (2, 7, 10, 11, 12, 13)';

export const SIGN_IN_STREAM = `CASE WHEN action_word IN ('sign-in', 'sign-off') AND ${INTERACTIVE} THEN 'logon' ELSE stream_word END`;

/** 4 batch, 5 service (0: the system's own start), 9 new credentials; 3 network and 8 network with a clear password. */
const signIn = `CASE WHEN ${INTERACTIVE} THEN 'logged-on' WHEN logon_type = 4 THEN 'batch-logon'
  WHEN logon_type IN (0, 5) THEN 'service-logon' WHEN logon_type = 9 THEN 'new-credentials' ELSE 'remote-logon' END`;
const signOff = `CASE WHEN ${INTERACTIVE} THEN 'logged-off' ELSE 'session-ended' END`;

export const SIGN_IN_ACTION = `CASE action_word WHEN 'sign-in' THEN ${signIn} WHEN 'sign-off' THEN ${signOff} ELSE action_word END`;

/** Audit failure as a number (signed and not), in hexadecimal and in words; other languages say it in `event.outcome`. */
const FAILURE_KEYWORDS = ['-9218868437227405312', '9227875636482146304', '0x8010000000000000'];

/** `failure`, or `success` where the channel audits both; else NULL. */
export const OUTCOME = `CASE
  WHEN fails = 'always' OR (fails = 'by-status' AND coalesce(try_cast(e.Status AS UBIGINT), 0) <> 0)
    OR keywords IN (${FAILURE_KEYWORDS.map(literal).join(', ')}) OR event_type = 'AUDIT_FAILURE' OR ecs_outcome = 'failure'
    OR contains(keywords, 'Audit Failure') THEN 'failure'
  WHEN family = 'security' THEN 'success' END`;
