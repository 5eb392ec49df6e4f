import { dayOfIso, type Day } from '../../domain/time.ts';
import type { Employee } from '../company/people.ts';

/** A service that asks for a client certificate, and its address. */
export interface Service {
  readonly name: string;
  readonly address: string;
}
const service = (name: string, last: number): Service => ({
  name: `${name}.halden.example`,
  address: `10.20.1.${last}`,
});

export const GIT = service('git', 71);
export const BUILD = service('build', 72);
export const PACKAGES = service('packages', 73);
export const COMPUTE = service('compute', 74);
export const METROLOGY = service('metrology', 75);
export const WATCH = service('watch', 76);
export const VAULT = service('vault', 77);
export const SIGNING = service('signing', 78);
export const PLM_API = service('plm-api', 79);
/** New for everybody who builds software. */
const ARTIFACTS = service('artifacts', 80);
const ARTIFACTS_SINCE = dayOfIso('2026-10-12');

/** By role; the earlier ones more. */
const BY_ROLE: Readonly<Record<string, readonly Service[]>> = {
  SoftwareEngineer: [GIT, BUILD, PACKAGES],
  OpticalEngineer: [COMPUTE, GIT],
  LabTechnician: [METROLOGY],
  SystemsAdministrator: [WATCH, GIT, VAULT, SIGNING],
};

export function servicesOf({ role }: Employee, day: Day): readonly Service[] {
  const known = BY_ROLE[role.id] ?? [GIT];
  return role.id === 'SoftwareEngineer' && day >= ARTIFACTS_SINCE ? [...known, ARTIFACTS] : known;
}
