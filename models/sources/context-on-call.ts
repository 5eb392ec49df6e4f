import { ACCOUNT_NAMES, END_NAMES, namesOf, START_NAMES } from './context/columns.ts';
import { contextList } from './context/list.ts';

const DUTY = /on.?call|rota\b|rotation|roster|duty|bereitschaft|dienstplan|astreinte|guardia|piket|turni/i;

/** Who was on duty when, and so at work at odd hours. */
export default contextList({
  id: 'context-on-call',
  title: 'On-call rota',
  table: 'context_duty',
  reason: 'on-call',
  known: 'known_from',
  ownWindow: true,
  knownNames: namesOf('published publishedon created createdon veroffentlicht'),
  needsZone: true,
  fields: {
    account: [
      ...namesOf('oncall oncallengineer primary primaryoncall engineer bereitschaft astreinte guardia piket'),
      ...ACCOUNT_NAMES,
      ...namesOf('assignee person employee mitarbeiter name email'),
    ],
    team: namesOf('team rota schedule schedulename rotation group gruppe equipe equipo dienstplan'),
    from: START_NAMES,
    to: END_NAMES,
    note: namesOf('note notes comment comments bemerkung commentaire comentario opmerking'),
  },
  needs: [['account'], ['from'], ['to']],
  called: DUTY,
  suits: ({ called, column }) => called || DUTY.test(column('account')) || DUTY.test(column('team')),
  map: ({ text, instant, readable }) => {
    const [from, to] = [instant('from'), instant('to', true)];
    return {
      columns: { account: text('account'), team: text('team'), from_us: from, to_us: to, note: text('note') },
      checks: [
        { when: `${text('account')} IS NULL`, reason: 'nobody is named' },
        readable('from', from, 'the beginning of the duty cannot be read'),
        readable('to', to, 'the end of the duty cannot be read'),
        { when: `${from} IS NULL OR ${to} IS NULL`, reason: 'no beginning or no end' },
        { when: `${to} < ${from}`, reason: 'the duty ends before it begins' },
      ],
    };
  },
});
