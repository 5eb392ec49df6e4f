/** What people of a role do on an ordinary day: means a day, and where they go. */
export interface Role {
  readonly id: string;
  readonly unit: string;
  readonly department: string;
  readonly teams: readonly string[];
  /** How many people hold it. */
  readonly people: number;
  readonly mails: number;
  readonly visits: number;
  /** Part of the mails that goes outside the company. */
  readonly outside: number;
  /** Part of the people who use removable media, and how often a day these do. */
  readonly drives: { readonly people: number; readonly perDay: number };
  readonly extensions: readonly string[];
  readonly topics: readonly string[];
}

const ENGINEERING = '2 - ResearchAndEngineering';
const OPERATIONS = '4 - Operations';
const SALES = '5 - SalesAndMarketing';
const ADMINISTRATION = '1 - Administration';

const role = (
  id: string,
  where: readonly [unit: string, department: string, ...teams: string[]],
  people: number,
  habits: Pick<Role, 'mails' | 'visits' | 'outside' | 'drives' | 'extensions' | 'topics'>,
): Role => {
  const [unit, department, ...teams] = where;
  return { id, unit, department, teams, people, ...habits };
};
const NO_DRIVES = { people: 0, perDay: 0 };

const ROLES: readonly Role[] = [
  role('ManagingDirector', [ADMINISTRATION, '1 - Executive', '1 - Board'], 1, {
    mails: 14,
    visits: 22,
    outside: 0.35,
    drives: NO_DRIVES,
    extensions: ['pdf', 'xlsx'],
    topics: ['planning', 'finance', 'customer'],
  }),
  role('OpticalEngineer', [ENGINEERING, '1 - OpticalDesign', '1 - LensDesign', '2 - Coatings'], 12, {
    mails: 6,
    visits: 28,
    outside: 0.15,
    drives: { people: 0.25, perDay: 0.12 },
    extensions: ['zmx', 'pdf', 'dat'],
    topics: ['optics', 'coating', 'measurement'],
  }),
  role('ToolingEngineer', [ENGINEERING, '2 - Tooling', '1 - LensTooling', '2 - Fixtures'], 8, {
    mails: 6,
    visits: 24,
    outside: 0.12,
    drives: { people: 0.4, perDay: 0.15 },
    extensions: ['dxf', 'pdf', 'nc'],
    topics: ['tooling', 'measurement', 'purchase'],
  }),
  role('SoftwareEngineer', [ENGINEERING, '3 - Software', '1 - Instrument', '2 - Analysis'], 6, {
    mails: 5,
    visits: 38,
    outside: 0.08,
    drives: { people: 0.2, perDay: 0.08 },
    extensions: ['zip', 'txt', 'csv'],
    topics: ['software', 'measurement'],
  }),
  role('LabTechnician', [ENGINEERING, '4 - Laboratory', '1 - Metrology'], 4, {
    mails: 4,
    visits: 14,
    outside: 0.05,
    drives: { people: 1, perDay: 0.9 },
    extensions: ['csv', 'dat', 'jpg'],
    topics: ['measurement', 'coating'],
  }),
  role('SystemsAdministrator', [OPERATIONS, '1 - InformationTechnology', '1 - Servers'], 4, {
    mails: 7,
    visits: 34,
    outside: 0.12,
    drives: { people: 0.5, perDay: 0.2 },
    extensions: ['iso', 'zip', 'log'],
    topics: ['systems', 'software'],
  }),
  role('HelpDeskAnalyst', [OPERATIONS, '1 - InformationTechnology', '2 - HelpDesk'], 2, {
    mails: 10,
    visits: 24,
    outside: 0.06,
    drives: { people: 0.5, perDay: 0.25 },
    extensions: ['exe', 'log', 'zip'],
    topics: ['systems'],
  }),
  role('ProductionPlanner', [OPERATIONS, '2 - Production', '1 - Planning'], 4, {
    mails: 9,
    visits: 16,
    outside: 0.2,
    drives: { people: 0.25, perDay: 0.1 },
    extensions: ['xlsx', 'pdf'],
    topics: ['planning', 'purchase'],
  }),
  role('PurchasingAgent', [OPERATIONS, '2 - Production', '2 - Purchasing'], 2, {
    mails: 12,
    visits: 24,
    outside: 0.55,
    drives: NO_DRIVES,
    extensions: ['pdf', 'xlsx'],
    topics: ['purchase', 'planning'],
  }),
  role('AccountManager', [SALES, '1 - Sales', '1 - Medical', '2 - Industrial'], 6, {
    mails: 12,
    visits: 26,
    outside: 0.55,
    drives: { people: 0.35, perDay: 0.1 },
    extensions: ['pptx', 'pdf'],
    topics: ['customer', 'planning'],
  }),
  role('FieldServiceEngineer', [SALES, '2 - Service', '1 - FieldService'], 3, {
    mails: 7,
    visits: 18,
    outside: 0.45,
    drives: { people: 1, perDay: 0.45 },
    extensions: ['zip', 'log', 'pdf'],
    topics: ['service', 'customer'],
  }),
  role('MarketingSpecialist', [SALES, '3 - Marketing', '1 - Communications'], 2, {
    mails: 9,
    visits: 40,
    outside: 0.4,
    drives: { people: 0.5, perDay: 0.15 },
    extensions: ['jpg', 'pptx', 'pdf'],
    topics: ['customer', 'events'],
  }),
  role('Accountant', [ADMINISTRATION, '2 - Finance', '1 - Accounts'], 4, {
    mails: 8,
    visits: 14,
    outside: 0.25,
    drives: { people: 0.25, perDay: 0.08 },
    extensions: ['xlsx', 'pdf'],
    topics: ['finance', 'purchase'],
  }),
  role('HumanResourcesSpecialist', [ADMINISTRATION, '3 - HumanResources', '1 - People'], 2, {
    mails: 10,
    visits: 22,
    outside: 0.3,
    drives: NO_DRIVES,
    extensions: ['docx', 'pdf'],
    topics: ['people', 'events'],
  }),
];

const ALL = ROLES.reduce((sum, { people }) => sum + people, 0);

/** The roles of a company of `people`, in the same shares; at least one person in each. */
export function rolesOf(people: number): readonly Role[] {
  const shares = ROLES.map((each) => (each.people * people) / ALL);
  const counts = shares.map((share) => Math.max(1, Math.floor(share)));
  const byRest = shares
    .map((share, i) => ({ i, rest: share % 1 }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = people - counts.reduce((sum, count) => sum + count, 0);
  for (const { i } of byRest) {
    if (left <= 0) break;
    counts[i] = (counts[i] ?? 0) + 1;
    left -= 1;
  }
  // Too many single ones: the largest give way.
  for (; left < 0; left += 1) {
    const largest = counts.indexOf(Math.max(...counts));
    counts[largest] = (counts[largest] ?? 1) - 1;
  }
  return ROLES.map((each, i) => ({ ...each, people: counts[i] ?? 1 }));
}

/** How many of a role the company of the usual size has: their journeys and leave of the first 90 days are settled. */
export const usualPeople = (id: string): number => ROLES.find((each) => each.id === id)?.people ?? 0;
