import type { Employee } from '../../company/people.ts';
import { fileName } from '../../company/texts.ts';
import type { Random } from '../../random.ts';
import {
  FILE_CAD_01,
  FILE_CAD_02,
  FILE_OFF_01,
  PLM_APP_01,
  SRV_BUILD_01,
  SRV_ERP_01,
  SRV_MAIL_01,
  type Machine,
} from '../machines.ts';

/** A server that people use over the network, and the share there. */
export interface Resource {
  readonly on: Machine;
  readonly share?: string;
}

const MAIL: Resource = { on: SRV_MAIL_01 };
const ERP: Resource = { on: SRV_ERP_01 };
const PLM: Resource = { on: PLM_APP_01 };
const BUILDS: Resource = { on: SRV_BUILD_01, share: 'artifacts' };
const cad1 = (share: string): Resource => ({ on: FILE_CAD_01, share });
const cad2 = (share: string): Resource => ({ on: FILE_CAD_02, share });
const office = (share: string): Resource => ({ on: FILE_OFF_01, share });

/** By role; the earlier ones more. */
const BY_ROLE: Readonly<Record<string, readonly Resource[]>> = {
  ManagingDirector: [MAIL, office('board'), ERP],
  OpticalEngineer: [cad1('lenses'), MAIL, cad1('coatings')],
  ToolingEngineer: [cad2('tooling'), MAIL, PLM],
  SoftwareEngineer: [BUILDS, MAIL, cad1('measurements')],
  LabTechnician: [cad1('measurements'), MAIL, cad1('coatings')],
  SystemsAdministrator: [MAIL, office('it')],
  HelpDeskAnalyst: [MAIL, office('it')],
  ProductionPlanner: [ERP, MAIL, PLM, office('planning')],
  PurchasingAgent: [ERP, MAIL, office('purchasing')],
  AccountManager: [MAIL, office('sales'), ERP],
  FieldServiceEngineer: [MAIL, office('service')],
  MarketingSpecialist: [MAIL, office('sales')],
  Accountant: [ERP, office('finance'), MAIL],
  HumanResourcesSpecialist: [office('people'), MAIL],
};

/** Where somebody looks for something that is not of their own work. */
const ELSEWHERE = [office('common'), BUILDS, cad1('measurements')] as const;

export const resourceOf = (random: Random, person: Employee): Resource =>
  random.chance(0.012) ? random.pick(ELSEWHERE) : random.pickEarly(BY_ROLE[person.role.id] ?? [MAIL]);

/** Files of a share that are opened in one visit. */
export const filesOf = (random: Random, person: Employee, count: number): string[] =>
  Array.from({ length: count }, () => {
    const topic = random.pick(person.role.topics);
    return `${topic}\\${fileName(random, topic, random.pickEarly(person.role.extensions))}`;
  });
