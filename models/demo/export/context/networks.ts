import { isoDay } from '../../../domain/time.ts';
import { FIRST_DAY } from '../../calendar.ts';
import { OFFICES, VPN } from '../../okta/places.ts';
import { csvLine } from '../csv.ts';

/** Whose networks are whose: the offices' exits, the way in from outside, and what is known to be rented out. */
export function networksFile(): string {
  const known = isoDay(FIRST_DAY);
  return [
    ['CIDR', 'Type', 'Name', 'Country', 'Known From'],
    ...OFFICES.map(({ network, line }) => [network, 'Office', `${line.at.name} office`, '', known]),
    [VPN.network, 'VPN', 'Remote access', '', known],
    ['10.20.1.0/24', 'Office', 'Server room', 'DK', known],
    ['10.20.0.0/16', 'Office', 'Workstations', 'DK', known],
    ['198.51.100.0/24', 'Hosting', 'Coralhost', '', known],
  ]
    .map(csvLine)
    .join('');
}
