import { dayOfIso, isoDay, type Day } from '../../../domain/time.ts';
import type { Employee } from '../../company/people.ts';
import { inStory } from '../../story.ts';
import { clockOf } from '../../windows/clock.ts';
import { placeOf, type Site } from '../../windows/site.ts';
import { personCertificate } from '../certificates.ts';
import { tlsUsed } from '../events.ts';
import type { ZeekRecord } from '../record.ts';
import { GIT, SIGNING, VAULT, type Service } from '../services.ts';

/** Whose certificate was copied. Others' are renewed, and their computers replaced, without a word. */
export const CERTIFICATE_OWNER = 'SoftwareEngineer 2';
/** A computer of the laboratory, where nobody is at night. */
const ELSEWHERE = 'LAB-0003';

const NIGHTS: Readonly<Record<string, readonly (readonly [time: string, to: Service])[]>> = {
  '2026-10-27': [
    ['02:41:08', GIT],
    ['02:44:52', VAULT],
    ['03:02:30', SIGNING],
  ],
  '2026-10-28': [
    ['02:12:44', VAULT],
    ['02:13:20', SIGNING],
    ['02:31:05', SIGNING],
  ],
};

/** An engineer's certificate at night, from a computer where it never was, to services that it never was shown to. */
export function stolenCertificate(site: Site, owner: Employee, day: Day): ZeekRecord[] {
  const from = placeOf(site, site.machines.named(ELSEWHERE), day);
  const certificate = personCertificate(site.seed, owner, dayOfIso('2026-10-26'));
  const uses = NIGHTS[isoDay(day)] ?? [];
  return inStory(
    { number: 8, user: owner.id },
    uses.map(([time, to]) => tlsUsed(clockOf(day, time), { from, to, client: 'script', certificate })),
  );
}
