import type { Employee } from '../company/people.ts';
import type { Machine } from './machines.ts';

export const DOMAIN = 'HALDEN';
export const REALM = 'HALDEN.EXAMPLE';
const DOMAIN_SID = 'S-1-5-21-3017486402-1180273956-2204817733';

export interface Account {
  readonly name: string;
  readonly domain: string;
  readonly sid: string;
  /** Gets special privileges wherever it signs in. */
  readonly privileged: boolean;
}

const account = (name: string, rid: number, privileged = false): Account => ({
  name,
  domain: DOMAIN,
  sid: `${DOMAIN_SID}-${rid}`,
  privileged,
});

/** Numbers of workstations are unique, whatever they begin with. */
const numberIn = (name: string) => Number(/\d+$/.exec(name)?.[0] ?? 0);
/** Beyond 4,000 the ranges that begin at `first` would meet. */
const ridOf = (first: number, number: number) => (number < 4000 ? first + number : first * 100 + number);
const lastOctet = (address: string) => Number(address.split('.').at(-1));

/** `HALDEN\abc1234`: the user id in lower case. */
export const accountOf = (person: Employee): Account =>
  account(person.id.toLowerCase(), ridOf(1104, numberIn(person.pc)));

/** `HALDEN\adm-abc`: what an administrator signs in to servers with. */
export const adminName = ({ id, place }: Employee) =>
  `adm-${id.slice(0, 3).toLowerCase()}${place < 4 ? '' : place}`;
export const adminOf = (person: Employee): Account =>
  account(adminName(person), ridOf(5104, numberIn(person.pc)), true);

export const isAdministrator = (person: Employee) => person.role.id === 'SystemsAdministrator';
export const isHelpDesk = (person: Employee) => person.role.id === 'HelpDeskAnalyst';

/** `HALDEN\PC-1037$`: a computer's own. */
export const machineAccount = (of: Machine): Account =>
  account(
    `${of.name}$`,
    of.fixedAddress === null ? ridOf(10_000, numberIn(of.name)) : 1000 + lastOctet(of.fixedAddress),
  );

export const SVC_BACKUP = account('svc-backup', 1201, true);
export const SVC_PLM = account('svc-plm', 1202, true);
export const SVC_PATCH = account('svc-patch', 1203, true);
/** Rolls software out to the application servers. It may do more than it needs to. */
export const SVC_DEPLOY = account('svc-deploy', 1204, true);

export const SYSTEM: Account = { name: 'SYSTEM', domain: 'NT AUTHORITY', sid: 'S-1-5-18', privileged: true };
/** As the one server with a French system writes it. */
export const SYSTEME: Account = { name: 'Système', domain: 'AUTORITE NT', sid: 'S-1-5-18', privileged: true };

export interface Group {
  readonly name: string;
  readonly sid: string;
}

const group = (name: string, rid: number): Group => ({ name, sid: `${DOMAIN_SID}-${rid}` });
export const DOMAIN_ADMINS = group('Domain Admins', 512);
export const VPN_USERS = group('VPN Users', 1601);
export const DRAWINGS_READ = group('Drawings Read', 1602);
export const LAB_DATA = group('Laboratory Data', 1603);
