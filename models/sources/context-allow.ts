import { ACCOUNT_NAMES, HOST_NAMES, namesOf, VALID_TO_NAMES } from './context/columns.ts';
import { contextList } from './context/list.ts';
import { comparable, indicatorKind, refanged } from './context/values.ts';

const ALLOW =
  /allow|white.?list|exception|exempt|ausnahme|freigabe|erlaubt|autoris|excepcion|permitid|uitzondering/i;

/** What is expected here, with the reason and to when. */
export default contextList({
  id: 'context-allow',
  title: 'Allow-list',
  table: 'context_allow',
  reason: 'allowed',
  known: 'known_from',
  knownNames: namesOf('added addedon dateadded approvedon approvedat created createdon genehmigtam'),
  needsZone: false,
  fields: {
    value: [
      ...namesOf(`allowed allow allowedvalue exception entry item value wert valeur valor ausnahme freigabe eintrag autorise
        permitido excepcion`),
      ...ACCOUNT_NAMES,
      ...HOST_NAMES,
      ...namesOf('domain url ip ipaddress address process path file'),
    ],
    kind: namesOf('kind type entrytype art typ tipo'),
    scope: namesOf('scope signal rule detection appliesto regel geltung portee alcance'),
    why: namesOf(
      'reason justification description comment note grund begrundung motif raison justificacion motivo reden',
    ),
    approver: namesOf(
      'approver approvedby owner genehmigtvon genehmigt approuvepar aprobadopor goedgekeurddoor',
    ),
    valid_to: VALID_TO_NAMES,
  },
  needs: [['value'], ['why']],
  called: ALLOW,
  suits: ({ called, column, has }) =>
    called || ALLOW.test(column('value')) || (has('approver') && has('valid_to')),
  map: ({ text, lastDay, readable }) => {
    const value = refanged(text('value'));
    return {
      columns: {
        valid_to: lastDay('valid_to'),
        kind: indicatorKind(text('kind'), value, 'account'),
        value: comparable(value),
        scope: text('scope'),
        why: text('why'),
        approver: text('approver'),
      },
      checks: [
        { when: `${text('value')} IS NULL`, reason: 'nothing is named' },
        { when: `${text('why')} IS NULL`, reason: 'no reason' },
        readable('valid_to', lastDay('valid_to'), 'the last day cannot be read'),
      ],
    };
  },
});
