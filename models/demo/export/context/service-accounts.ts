import { isoDay } from '../../../domain/time.ts';
import { FIRST_DAY } from '../../calendar.ts';
import { PROBE } from '../../okta/days/desk.ts';
import { DOMAIN, SVC_BACKUP, SVC_DEPLOY, SVC_PATCH, SVC_PLM } from '../../windows/accounts.ts';
import { PLM_APP_01, SRV_OPS_01 } from '../../windows/machines.ts';
import { csvLine } from '../csv.ts';

const row = (account: string, purpose: string, host: string) => [
  account,
  'Information technology',
  purpose,
  host,
  isoDay(FIRST_DAY),
];

/** Accounts that are nobody's own. */
export function serviceAccountsFile(): string {
  return [
    ['Service Account', 'Owner', 'Purpose', 'Runs On', 'Known From'],
    row(`${DOMAIN}\\${SVC_BACKUP.name}`, 'Backups and retention', SRV_OPS_01.name),
    row(`${DOMAIN}\\${SVC_PATCH.name}`, 'Patches', SRV_OPS_01.name),
    row(`${DOMAIN}\\${SVC_DEPLOY.name}`, 'Roll-outs', SRV_OPS_01.name),
    row(`${DOMAIN}\\${SVC_PLM.name}`, 'Jobs of the PLM application', PLM_APP_01.name),
    row(PROBE, 'Monitoring of the sign-in', SRV_OPS_01.name),
  ]
    .map(csvLine)
    .join('');
}
