import type { Employee } from '../company/people.ts';

const COMMON = ['Halden Mail', 'Intranet', 'Chat', 'Timesheet'] as const;
/** By role; the earlier ones more. */
const BY_ROLE: Readonly<Record<string, readonly string[]>> = {
  ManagingDirector: ['Board Room', 'ERP Online', 'Travel Desk'],
  OpticalEngineer: ['Drawings Vault', 'Ray Tracing', 'Literature'],
  ToolingEngineer: ['Drawings Vault', 'PLM', 'Literature'],
  SoftwareEngineer: ['Code Review', 'Build Server', 'Bug Tracker'],
  LabTechnician: ['Metrology Database', 'Literature'],
  SystemsAdministrator: ['Monitoring', 'Ticket Desk', 'Cloud Console'],
  HelpDeskAnalyst: ['Ticket Desk', 'Okta Administration'],
  ProductionPlanner: ['ERP Online', 'PLM'],
  PurchasingAgent: ['ERP Online', 'Supplier Portal'],
  AccountManager: ['CRM', 'ERP Online', 'Travel Desk'],
  FieldServiceEngineer: ['Service Portal', 'CRM', 'Travel Desk'],
  MarketingSpecialist: ['CRM', 'Picture Library', 'Travel Desk'],
  Accountant: ['ERP Online', 'Banking Portal', 'Expense Desk'],
  HumanResourcesSpecialist: ['HR Suite', 'Payroll'],
};
/** Everybody needs them now and then. */
export const RARELY = ['Travel Desk', 'Course Portal', 'Expense Desk'] as const;

export const appsOf = ({ role }: Employee): readonly string[] => {
  const [mail, intranet, ...rest] = COMMON;
  return [mail, ...(BY_ROLE[role.id] ?? []), intranet, ...rest];
};

/** Of the critical ones, which the list of assets names. */
export const CRITICAL_APPS = [
  'Banking Portal',
  'Payroll',
  'HR Suite',
  'Board Room',
  'Okta Administration',
] as const;
