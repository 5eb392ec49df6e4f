import { ACCOUNT_NAMES, HOST_NAMES, namesOf, VALID_TO_NAMES } from './context/columns.ts';
import { contextList } from './context/list.ts';
import { comparable, indicatorKind, refanged } from './context/values.ts';

const STRONG = /^(?:indicator|ioc|observable|indikator|indicateur|indicador)/i;

/** What to look out for: indicators of compromise, and watch lists of people, hosts or addresses. */
export default contextList({
  id: 'context-indicators',
  title: 'Indicators and watch lists',
  table: 'context_indicator',
  reason: 'indicator',
  known: 'known_from',
  knownNames: namesOf(
    'firstseen added addedon addedat dateadded created createdon published hinzugefugtam ajoutele anadido',
  ),
  needsZone: false,
  fields: {
    value: [
      ...namesOf(
        'indicator indicatorvalue ioc iocvalue observable indikator indicateur indicador value wert valeur valor',
      ),
      ...ACCOUNT_NAMES,
      ...HOST_NAMES,
      ...namesOf('domain url hash sha256 md5 ip ipaddress address email'),
    ],
    kind: namesOf('indicatortype ioctype type kind typ art tipo'),
    list: namesOf('list watchlist feed source campaign threat malware liste quelle lista'),
    severity: namesOf('severity confidence risk priority level schwere gravite gravedad'),
    why: namesOf('reason description comment note notes grund bemerkung motif raison motivo razon reden'),
    valid_to: VALID_TO_NAMES,
  },
  needs: [['value']],
  called: /\biocs?\b|indicator|indikator|watch.?list|threat|block.?list|deny.?list|merkliste|beobachtung/i,
  suits: ({ called, column, has }) =>
    STRONG.test(column('value')) || (called && ['kind', 'list', 'severity', 'why', 'valid_to'].some(has)),
  map: ({ text, lastDay, readable }) => {
    const value = refanged(text('value'));
    // A bare word on a watch list is somebody's account.
    const kind = indicatorKind(text('kind'), value, 'account');
    return {
      columns: {
        valid_to: lastDay('valid_to'),
        kind,
        value: comparable(value),
        list: text('list'),
        severity: text('severity'),
        why: text('why'),
      },
      checks: [
        { when: `${text('value')} IS NULL`, reason: 'no indicator' },
        readable('valid_to', lastDay('valid_to'), 'the last day cannot be read'),
      ],
    };
  },
});
