import type { PrivilegeLevel } from '../../domain/privilege.ts';

/** Last parts of SIDs of a domain's own groups: administrators of domain, schema and enterprise, policy creators. */
const DOMAIN_GROUPS = /^S-1-5-21-.*-(?:512|518|519|520)$/i;
/** Administrators, and account, server, print and backup operators, and users of the remote desktop. */
const BUILTIN_GROUPS = /^S-1-5-32-(?:544|548|549|550|551|555)$/i;
const ADMINISTRATORS = /^S-1-5-32-544$/i;

/** Names in the languages that Windows servers are installed in; where a record has no SID. Lower case. */
const DOMAIN_NAMES: ReadonlySet<string> = new Set([
  'domain admins',
  'enterprise admins',
  'schema admins',
  'group policy creator owners',
  'admins du domaine',
  "administrateurs de l'entreprise",
  'administrateurs de l’entreprise',
  'administrateurs du schéma',
  'domänen-admins',
  'organisations-admins',
  'schema-admins',
  'admins. del dominio',
  'administradores de empresas',
  'administradores de esquema',
  'domain-admins',
  'admins do domínio',
  'administradores de empresa',
  'domeinadministrators',
  'администраторы домена',
  'администраторы предприятия',
]);
const ADMINISTRATOR_NAMES: ReadonlySet<string> = new Set([
  'administrators',
  'administrateurs',
  'administratoren',
  'administradores',
  'administratori',
  'administratörer',
  'beheerders',
  'администраторы',
]);
const OPERATOR_NAMES: ReadonlySet<string> = new Set([
  'account operators',
  'server operators',
  'print operators',
  'backup operators',
  'remote desktop users',
  'dnsadmins',
  'opérateurs de compte',
  'opérateurs de serveur',
  "opérateurs d'impression",
  'opérateurs de sauvegarde',
  'utilisateurs du bureau à distance',
  'konten-operatoren',
  'server-operatoren',
  'druck-operatoren',
  'sicherungs-operatoren',
  'remotedesktopbenutzer',
]);

/**
 * What membership of a group raises an account to; 0 for a group that raises nobody. By the SID where there is one, else
 * by the name (`CORP\Domain Admins` or bare). `atController`: the domain's own Administrators, not a single computer's.
 */
export function groupLevel(name: string, sid: string, atController: boolean): PrivilegeLevel {
  const bare = name.slice(name.lastIndexOf('\\') + 1).toLowerCase();
  const known = sid.startsWith('S-1-');
  if (known ? DOMAIN_GROUPS.test(sid) : DOMAIN_NAMES.has(bare)) return 3;
  if (known ? ADMINISTRATORS.test(sid) : ADMINISTRATOR_NAMES.has(bare)) return atController ? 3 : 2;
  if (known ? BUILTIN_GROUPS.test(sid) : OPERATOR_NAMES.has(bare)) return 2;
  return bare === 'dnsadmins' ? 2 : 0;
}
