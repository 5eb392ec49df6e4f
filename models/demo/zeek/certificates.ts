import { day as toDay, type Day } from '../../domain/time.ts';
import { FIRST_DAY } from '../calendar.ts';
import type { Employee } from '../company/people.ts';
import { randomOf, type Random } from '../random.ts';
import { instant } from '../windows/clock.ts';
import { ISSUER, type Certificate } from './record.ts';

/** Certificates are good for a year; each is renewed on a day of its own. */
const YEAR = 365;

export const usesCertificates = ({ role }: Employee): boolean =>
  ['SoftwareEngineer', 'OpticalEngineer', 'SystemsAdministrator', 'LabTechnician'].includes(role.id);

const hex = (random: Random, length: number) =>
  Array.from({ length }, () => random.between(0, 15).toString(16)).join('');

/** The certificate of a name on a day: of a person their account in small letters, of a computer its account. */
export function certificateOf(
  seed: number,
  name: string,
  unit: 'People' | 'Computers',
  day: Day,
): Certificate {
  const first = randomOf(seed, 'certificate', name).between(1, YEAR);
  const renewals = Math.floor((day - FIRST_DAY + YEAR - first) / YEAR);
  const random = randomOf(seed, 'certificate', name, renewals);
  return {
    subject: `CN=${name},OU=${unit},O=Halden Optics,C=DK`,
    issuer: ISSUER,
    fingerprint: hex(random, 64),
    serial: hex(random, 16).toUpperCase(),
    validFrom: instant(toDay(FIRST_DAY + first + (renewals - 1) * YEAR), 8 * 60),
  };
}

export const personCertificate = (seed: number, { id }: Employee, day: Day): Certificate =>
  certificateOf(seed, id.toLowerCase(), 'People', day);

/** True on the first day with another one. */
export const isRenewed = (seed: number, name: string, day: Day): boolean =>
  certificateOf(seed, name, 'People', day).fingerprint !==
  certificateOf(seed, name, 'People', toDay(day - 1)).fingerprint;
