import { NO_ACCOUNT } from '../domain/account.ts';
import { NOWHERE } from './parts/nothing.ts';
import { DETAIL, PROOF } from './windows/details.ts';
import type { JsonEventMapping, JsonFormat, JsonSample } from './parts/format.ts';
import { accountSid } from './windows/accounts.ts';
import { RECORD_STRUCTURE } from './windows/layouts.ts';
import { recogniseWindows } from './windows/recognise.ts';
import { WINDOWS_STEPS } from './windows/steps.ts';
import { createdShiftMs, shiftWarning, timeOf } from './windows/times.ts';
import { OUTCOME, SIGN_IN_ACTION, SIGN_IN_STREAM } from './windows/sign-ins.ts';
import { RESOURCE } from './windows/resources.ts';
import { SOURCE_HOST, TARGET_HOST } from './windows/hosts.ts';

/**
 * One record of a channel and record number is the same record through any shipper; some of these keep seconds only.
 * Without a number it is the record's text.
 */
const content = (at: string) =>
  `CASE WHEN record_id IS NOT NULL THEN concat_ws(chr(31), lower(computer), lower(channel), record_id, epoch(date_trunc('second', ${at}))::BIGINT) ELSE j END`;

function mapping(sample?: JsonSample): JsonEventMapping {
  const at = timeOf(sample ? createdShiftMs(sample) : 0);
  return {
    at,
    stream: SIGN_IN_STREAM,
    action: SIGN_IN_ACTION,
    outcome: OUTCOME,
    account: `coalesce(who_name, '${NO_ACCOUNT}')`,
    accountKind: 'who_kind',
    accountSid: accountSid('who'),
    targetAccount: 'on_name',
    targetKind: `CASE WHEN on_name IS NOT NULL THEN on_kind END`,
    targetSid: accountSid('on'),
    computer: 'computer',
    srcHost: SOURCE_HOST,
    srcIp: 'src_ip',
    dstHost: TARGET_HOST,
    resource: RESOURCE,
    fromAddress: "CASE WHEN about = 'group' THEN e.TargetSid END",
    bytes: 'NULL',
    items: 'NULL',
    channel: 'channel',
    code: 'code',
    logonType: 'logon_type',
    logonId: 'logon_id',
    linkedLogonId: 'linked_logon_id',
    origin: { ...NOWHERE, factor: PROOF, detail: DETAIL, recordNumber: 'try_cast(record_id AS UBIGINT)' },
    content: content(at),
    checks: [{ when: 'code IS NULL AND channel IS NULL', reason: 'no event id' }],
  };
}

/** Windows event logs as JSON: Security, Sysmon, System, PowerShell and every other channel, whatever shipped them. */
const format: JsonFormat = {
  id: 'windows-events',
  version: 5,
  title: 'Windows event log (JSON)',
  kind: 'events',
  encoding: 'json',
  needsZone: false,
  recognise: recogniseWindows,
  structure: RECORD_STRUCTURE,
  steps: WINDOWS_STEPS,
  map: mapping,
  warnings: (sample) => shiftWarning(createdShiftMs(sample)),
};
export default format;
