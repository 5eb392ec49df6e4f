import { ACCOUNT_NAMES, namesOf, VALID_TO_NAMES } from './context/columns.ts';
import { contextList, most } from './context/list.ts';

const SERVICE =
  /service|dienst|svc|batch|shared|application|technical|technisch|aplicacion|privileged|break.?glass/i;

/** Accounts that are nobody's own: services, jobs, shared and emergency ones. */
export default contextList({
  id: 'context-accounts',
  title: 'Service accounts',
  table: 'context_account',
  reason: 'service-account',
  known: 'known_from',
  knownNames: namesOf('created createdon whencreated erstelltam'),
  needsZone: false,
  fields: {
    account: [
      ...namesOf(`serviceaccount serviceaccountname svcaccount dienstkonto servicekonto technischeskonto comptedeservice
        cuentadeservicio serviceaccountnaam`),
      ...ACCOUNT_NAMES,
      'name',
    ],
    kind: namesOf('kind type accounttype art typ kontotyp tipo'),
    owner: namesOf(
      'owner ownedby responsible besitzer verantwortlich proprietaire propietario eigenaar contact',
    ),
    purpose:
      namesOf(`purpose application app service usedby usage description zweck anwendung beschreibung usage finalite
      proposito aplicacion doel`),
    hosts: namesOf('hosts host server servers runson allowedhosts machines rechner serveur servidor'),
    note: namesOf('note notes comment comments bemerkung commentaire comentario opmerking'),
    valid_to: VALID_TO_NAMES,
  },
  needs: [['account'], ['owner', 'purpose', 'kind', 'hosts']],
  called: /service.?acc|svc|dienstkont|servicekont|comptes?.de.service|cuentas?.de.servicio|technical.?acc/i,
  suits: ({ called, column, values }) =>
    called || SERVICE.test(column('account')) || most(values('kind'), (value) => SERVICE.test(value)),
  map: ({ text, lastDay, readable }) => ({
    columns: {
      valid_to: lastDay('valid_to'),
      ...Object.fromEntries(
        ['account', 'kind', 'owner', 'purpose', 'hosts', 'note'].map((field) => [field, text(field)]),
      ),
    },
    checks: [
      { when: `${text('account')} IS NULL`, reason: 'no account' },
      readable('valid_to', lastDay('valid_to'), 'the last day cannot be read'),
    ],
  }),
});
