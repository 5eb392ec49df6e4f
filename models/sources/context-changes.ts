import { END_NAMES, HOST_NAMES, namesOf, START_NAMES } from './context/columns.ts';
import { contextList } from './context/list.ts';

/** What was planned: tickets with a target, a requester and a window. */
export default contextList({
  id: 'context-changes',
  title: 'Change records',
  table: 'context_change',
  reason: 'change',
  known: 'known_from',
  ownWindow: true,
  knownNames:
    namesOf(`created createdon createdat opened openedat openedon submitted submittedon requestedon approvedon
    approvedat erstellt erstelltam angelegt cree creele creado fechacreacion aangemaakt`),
  needsZone: true,
  fields: {
    ticket:
      namesOf(`ticket ticketid ticketnumber change changeid changenumber changerequest rfc crq number id request
      requestid reference ref key vorgang vorgangsnummer anderung anderungsnummer demande cambio wijziging`),
    target: [
      ...namesOf(
        'target targets configurationitem ci cmdbci affectedci affected system ziel cible systeme objetivo doel',
      ),
      ...HOST_NAMES,
    ],
    requester:
      namesOf(`requester requestedby requestor openedby reporter author antragsteller demandeur solicitante
      aanvrager richiedente`),
    implementer:
      namesOf(`implementer implementedby assignedto assignee performedby owner bearbeiter ausfuhrender executant
      ejecutor uitvoerder`),
    title: namesOf(
      'title summary shortdescription subject description titel beschreibung titre titulo descripcion',
    ),
    state: namesOf('state status etat estado'),
    from: START_NAMES,
    to: END_NAMES,
  },
  needs: [['ticket'], ['from'], ['to'], ['requester', 'implementer', 'title']],
  called: /change|ticket|rfc|\bcab\b|anderung|änderung|wartung|maintenance|demande|cambio|wijziging/i,
  suits: ({ called, column, values }) =>
    called ||
    /change|rfc|crq|[aä]nderung/i.test(column('ticket')) ||
    values('ticket').some((value) => /^(?:CHG|CRQ|RFC|CHANGE)[-_ ]?\d+$/i.test(value)),
  map: ({ text, instant, readable }) => {
    const [from, to] = [instant('from'), instant('to', true)];
    return {
      columns: {
        ...Object.fromEntries(
          ['ticket', 'target', 'requester', 'implementer', 'title', 'state'].map((field) => [
            field,
            text(field),
          ]),
        ),
        from_us: from,
        to_us: to,
      },
      checks: [
        { when: `${text('ticket')} IS NULL`, reason: 'no ticket' },
        readable('from', from, 'the beginning of the window cannot be read'),
        readable('to', to, 'the end of the window cannot be read'),
        { when: `${from} IS NULL OR ${to} IS NULL`, reason: 'no window' },
        { when: `${to} < ${from}`, reason: 'the window ends before it begins' },
      ],
    };
  },
});
