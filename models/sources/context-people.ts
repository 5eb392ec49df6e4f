import { ACCOUNT_NAMES, END_NAMES, namesOf, SITE_NAMES, START_NAMES } from './context/columns.ts';
import { contextList, most } from './context/list.ts';
import { knownZone, isZone } from './context/zones.ts';
import { looksLikeInstant } from './context/times.ts';

const MAIL_NAMES = namesOf(
  'email mail emailaddress mailaddress emailadresse correo courriel primarysmtpaddress',
);

/** `CN=Ann Smith,OU=Staff` names Ann Smith. */
const commonName = (text: string) =>
  `CASE WHEN ${text} ILIKE 'CN=%' THEN replace(regexp_extract(${text}, '^[Cc][Nn]=((?:[^,\\\\]|\\\\.)*)', 1), '\\', '') ELSE ${text} END`;

const TELLING = [
  'role',
  'department',
  'supervisor',
  'starts_on',
  'leaves_on',
  'location',
  'time_zone',
  'business_unit',
];

/** Columns that name the same account otherwise. */
const OTHER_ACCOUNTS = {
  principal_name: namesOf('userprincipalname upn'),
  sid: namesOf('objectsid sid securityidentifier'),
  object_id: namesOf('objectid objectguid entraid entraobjectid azureadobjectid aadobjectid'),
  okta_id: namesOf('oktaid oktauserid'),
};

/** A log's beginning or end, not somebody's first or last day. */
const isMoment = (value: string) => looksLikeInstant(value) && !/\b00:00\b/.test(value);

const UNKNOWN_ZONE = 'the time zone is none: name one like Europe/Berlin';

/** Who people are, from an HR system or a directory. */
export default contextList({
  id: 'context-people',
  version: 2,
  title: 'People (HR, directory)',
  table: 'directory_entry',
  reason: 'directory',
  known: 'as_of',
  needsZone: false,
  fields: {
    email: MAIL_NAMES,
    account: [
      ...ACCOUNT_NAMES,
      ...namesOf('employeeid empid employeenumber personnelnumber personalnummer matricule'),
    ],
    ...OTHER_ACCOUNTS,
    full_name:
      namesOf(`fullname employeename displayname name cn mitarbeiter mitarbeiterin nomcomplet nombrecompleto
      volledigenaam nomecompleto nombre naam nome`),
    given_name: namesOf('firstname givenname vorname prenom nombredepila voornaam'),
    family_name: namesOf('lastname surname familyname sn nachname nom apellidos apellido achternaam cognome'),
    role: namesOf(`role jobtitle title job position rolle stelle funktion berufsbezeichnung tatigkeit poste fonction
      cargo puesto functie ruolo`),
    department: namesOf('department dept departmentname abteilung departement departamento afdeling reparto'),
    business_unit: namesOf('businessunit division bereich unidaddenegocio'),
    functional_unit: namesOf(
      'functionalunit orgunit organisationalunit organizationalunit organisationseinheit',
    ),
    team: namesOf('team gruppe equipe'),
    supervisor:
      namesOf(`manager managername supervisor linemanager reportsto vorgesetzter vorgesetzte fuhrungskraft
      responsable superieur jefe superior leidinggevende manageremail`),
    location: SITE_NAMES,
    time_zone:
      namesOf(`timezone timezonename timezoneid usertimezone preferredtimezone tz tzname tzid ianatimezone zeitzone
      fuseauhoraire husohorario zonahoraria tijdzone fusoorario`),
    zone: namesOf('zone'),
    starts_on: [
      ...namesOf(`hiredate hired hiredon joindate joined dateofjoining eintritt eintrittsdatum dateentree datedembauche
        fechaalta fechaingreso indiensttreding`),
      ...START_NAMES,
    ],
    leaves_on: [
      ...namesOf(`leavingdate leaving leaves lastday lastworkingday termination terminationdate exitdate leftdate leftcompany
        austritt austrittsdatum datesortie datedepart fechabaja uitdiensttreding`),
      ...END_NAMES,
    ],
    leaving_known:
      namesOf(`leavingknown leavingknownfrom noticedate noticegiven noticeon notice resignationdate resigned
      terminationnotice kundigung kundigungsdatum kundigungam datepreavis fechapreaviso opzegging opzegdatum`),
  },
  needs: [['account', 'email']],
  called:
    /people|person|staff|employee|hr[._-]|directory|ldap|user|mitarbeiter|personal|employe|empleado|medewerker/i,
  suits: ({ has, values }) =>
    TELLING.filter(has).length >= 2 &&
    !['starts_on', 'leaves_on'].some((field) => most(values(field), isMoment)),
  map: ({ text, values, day, lastDay, readable }) => {
    // A column that is only called zone may be one of sales.
    const zone = most(values('zone'), isZone) ? ['time_zone', 'zone'] : ['time_zone'];
    const lives = `coalesce(${zone.map((field) => knownZone(text(field))).join(', ')})`;
    const both = `nullif(concat_ws(' ', ${text('given_name')}, ${text('family_name')}), '')`;
    const plain = ['email', 'role', 'business_unit', 'functional_unit', 'department', 'team', 'location'];
    return {
      columns: {
        account: `coalesce(${text('account')}, ${text('email')})`,
        full_name: `coalesce(${both}, ${text('full_name')})`,
        ...Object.fromEntries(plain.map((field) => [field, text(field)])),
        other_accounts: `nullif(concat_ws(' ', ${Object.keys(OTHER_ACCOUNTS).map(text).join(', ')}), '')`,
        supervisor: commonName(text('supervisor')),
        starts_on: day('starts_on'),
        leaves_on: lastDay('leaves_on'),
        leaving_known: day('leaving_known'),
        zone: lives,
      },
      checks: [
        {
          when: `coalesce(${text('account')}, ${text('email')}) IS NULL`,
          reason: 'no account and no e-mail',
        },
        readable('starts_on', day('starts_on'), 'the start date cannot be read'),
        readable('leaves_on', lastDay('leaves_on'), 'the leaving date cannot be read'),
        readable('leaving_known', day('leaving_known'), 'the day of notice cannot be read'),
        ...zone.map((field) => readable(field, knownZone(text(field)), UNKNOWN_ZONE)),
      ],
    };
  },
});
