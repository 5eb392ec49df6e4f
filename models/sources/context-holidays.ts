import { END_NAMES, namesOf, SITE_NAMES, START_NAMES } from './context/columns.ts';
import { contextList, most } from './context/list.ts';
import { looksLikeInstant } from './context/times.ts';

const HOLIDAY = /holiday|feiertag|ferie|ferié|férié|festiv|feestdag|festivo|closure|betriebsferien/i;

/** Days on which a place does not work. */
export default contextList({
  id: 'context-holidays',
  title: 'Holidays',
  table: 'context_holiday',
  reason: 'holiday',
  known: 'known_from',
  needsZone: false,
  fields: {
    day: [...namesOf('holidaydate date day datum tag jour fecha dia data dag giorno'), ...START_NAMES],
    last_day: END_NAMES,
    name: namesOf(`holiday holidayname feiertag jourferie festivo feestdag name title summary description bezeichnung nom
      nombre naam nome`),
    site: [...SITE_NAMES, ...namesOf('country region state land bundesland pays pais')],
  },
  needs: [['day'], ['name']],
  called: HOLIDAY,
  suits: ({ called, column, values }) =>
    (called || HOLIDAY.test(column('name')) || HOLIDAY.test(column('day'))) &&
    !most(values('day'), looksLikeInstant),
  map: ({ text, day, readable }) => ({
    columns: {
      day: day('day'),
      last_day: `coalesce(${day('last_day')}, ${day('day')})`,
      name: text('name'),
      site: text('site'),
    },
    checks: [
      { when: `${day('day')} IS NULL`, reason: 'the day cannot be read' },
      readable('last_day', day('last_day'), 'the last day cannot be read'),
      { when: `${day('last_day')} < ${day('day')}`, reason: 'it ends before it begins' },
    ],
  }),
});
