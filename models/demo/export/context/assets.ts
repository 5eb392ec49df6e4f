import { isoDay } from '../../../domain/time.ts';
import { FIRST_DAY } from '../../calendar.ts';
import { CRITICAL_APPS } from '../../okta/apps.ts';
import { DOMAIN_CONTROLLERS, SERVERS, SRV_ERP_01, SRV_OPS_01, type Machine } from '../../windows/machines.ts';
import { SIGNING, VAULT } from '../../zeek/services.ts';
import { csvLine } from '../csv.ts';

const criticalityOf = (server: Machine) =>
  DOMAIN_CONTROLLERS.some(({ name }) => name === server.name)
    ? 'Critical'
    : server === SRV_ERP_01 || server === SRV_OPS_01
      ? 'High'
      : 'Medium';

const row = (name: string, criticality: string, purpose: string) => [
  name,
  criticality,
  purpose,
  'Information technology',
  isoDay(FIRST_DAY),
];

/** What hosts, services and applications are worth. */
export function assetsFile(): string {
  return [
    ['Hostname', 'Criticality', 'Purpose', 'Owner', 'Known From'],
    ...[...DOMAIN_CONTROLLERS, ...SERVERS].map((server) =>
      row(server.name, criticalityOf(server), server.kind),
    ),
    row(VAULT.name, 'Critical', 'keys and passwords'),
    row(SIGNING.name, 'Critical', 'signatures of firmware'),
    ...CRITICAL_APPS.map((name) => row(name, 'High', 'application')),
  ]
    .map(csvLine)
    .join('');
}
