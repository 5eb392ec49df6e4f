import { isoDay } from '../../../domain/time.ts';
import { FIRST_DAY } from '../../calendar.ts';
import { PROBE } from '../../okta/days/desk.ts';
import { DOMAIN, SVC_BACKUP } from '../../windows/accounts.ts';
import { csvLine } from '../csv.ts';

const row = (value: string, type: string, scope: string, reason: string) => [
  value,
  type,
  scope,
  reason,
  'Information technology',
  isoDay(FIRST_DAY),
  '',
];

/** What is expected, with the reason. */
export function allowFile(): string {
  return [
    ['Value', 'Type', 'Scope', 'Reason', 'Approved By', 'Added', 'Expires'],
    row(`${DOMAIN}\\${SVC_BACKUP.name}`, 'account', 'mass-deletion', 'Clears the archive every Sunday'),
    row(`${DOMAIN}\\${SVC_BACKUP.name}`, 'account', 'bulk-access', 'Reads every share at night'),
    row(PROBE, 'account', 'failed-then-success', 'Monitoring of the sign-in'),
    row('10.20.1.61', 'address', 'risky-network', 'Weekly scan of the services'),
    row('Meeting Finder', 'application', 'oauth-consent', 'Approved by information technology'),
  ]
    .map(csvLine)
    .join('');
}
