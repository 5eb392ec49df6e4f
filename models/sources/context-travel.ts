import { ACCOUNT_NAMES, END_NAMES, namesOf, START_NAMES } from './context/columns.ts';
import { contextList } from './context/list.ts';

const TRAVEL = /travel|trip|itinerary|reise|dienstreise|voyage|deplacement|viaje|viaggi|reizen/i;

/** Journeys that were planned: who would be where, and so sign in from there. */
export default contextList({
  id: 'context-travel',
  title: 'Planned travel',
  table: 'context_travel',
  reason: 'travel',
  known: 'known_from',
  ownWindow: true,
  knownNames: namesOf('booked bookedon bookingdate approved approvedon created createdon gebucht'),
  needsZone: true,
  fields: {
    account: [
      ...namesOf('traveller traveler travellername reisender voyageur viajero viaggiatore'),
      ...ACCOUNT_NAMES,
      ...namesOf('person employee mitarbeiter name email'),
    ],
    place: namesOf(`destination place city location where reiseziel ziel zielort ort lieu ville destino ciudad
      bestemming destinazione`),
    country: namesOf('country destinationcountry land pays pais paese'),
    from: [
      ...namesOf('departure departuredate depart outbound abreise hinreise depart salida partenza vertrek'),
      ...START_NAMES,
    ],
    to: [
      ...namesOf('return returndate arrivalhome inbound ruckkehr retour regreso ritorno terugkeer'),
      ...END_NAMES,
    ],
    note: namesOf('purpose reason note notes comment zweck motif motivo doel'),
  },
  needs: [['account'], ['place', 'country'], ['from'], ['to']],
  called: TRAVEL,
  suits: ({ called, column }) =>
    called ||
    TRAVEL.test(column('account')) ||
    /destination|reiseziel|zielort|destino/i.test(column('place')),
  map: ({ text, instant, readable }) => {
    const [from, to] = [instant('from'), instant('to', true)];
    const place = `concat_ws(', ', ${text('place')}, ${text('country')})`;
    return {
      columns: { account: text('account'), place, from_us: from, to_us: to, note: text('note') },
      checks: [
        { when: `${text('account')} IS NULL`, reason: 'nobody is named' },
        { when: `${place} = ''`, reason: 'no place is named' },
        readable('from', from, 'the departure cannot be read'),
        readable('to', to, 'the return cannot be read'),
        { when: `${from} IS NULL OR ${to} IS NULL`, reason: 'no departure or no return' },
        { when: `${to} < ${from}`, reason: 'the return is before the departure' },
      ],
    };
  },
});
