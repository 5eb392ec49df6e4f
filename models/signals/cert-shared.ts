import { US_PER_SECOND } from '../domain/time.ts';
import { aboutCertificate, isUse, placeInWords, placeOfUse, subjectOf } from './parts/certificates.ts';
import type { SignalEvent } from './parts/event.ts';
import type { FoldSignal } from './parts/signal.ts';
import { span } from './parts/words.ts';

const signal: FoldSignal = {
  id: 'cert-shared',
  title: 'One certificate on two devices at once',
  techniques: ['T1552.004'],
  weight: 38,
  needs: 'uses of client certificates',
  tunables: {
    window: { title: 'Within', unit: 'minutes', value: 5, least: 1, most: 240 },
  },
  actions: ['certificate-used'],
  sees: isUse,
  begin: (context) => {
    const last = new Map<string, Map<string, SignalEvent>>();
    const told = new Map<string, Set<number>>();
    return (event, tell) => {
      const place = placeOfUse(event);
      if (!isUse(event) || place === '') return;
      const { at, certificate, day, role } = event;
      const places = last.get(certificate) ?? new Map<string, SignalEvent>();
      last.set(certificate, places);
      const windowUs = context.value('window', role) * 60 * US_PER_SECOND;
      const other =
        places.size > 1 || !places.has(place) ? elsewhere(places, place, at - windowUs) : undefined;
      places.set(place, event);
      if (places.size > 50) places.delete(places.keys().next().value ?? '');
      if (!other || context.lists.allowed('cert-shared', subjectOf(event), day) !== null) return;
      const pair = `${certificate} ${[place, placeOfUse(other)].sort().join(' ')}`;
      const days = told.get(pair) ?? new Set<number>();
      told.set(pair, days);
      // A pair that goes on day after day is balanced between two machines.
      if (days.has(day) || [...days].filter((one) => one < day).length >= 5) return;
      days.add(day);
      tell({
        ...aboutCertificate(event, context),
        key: `${pair} ${day}`,
        startUs: other.at,
        severity: 'high',
        history: 'none',
        says: `Certificate ${subjectOf(event)} was used from ${placeInWords(event, context)} ${span(at - other.at)} after ${placeInWords(other, context)}`,
        events: [other.event, event.event],
      });
    };
  },
};
export default signal;

function elsewhere(
  places: ReadonlyMap<string, SignalEvent>,
  place: string,
  sinceUs: number,
): SignalEvent | undefined {
  for (const [known, use] of places) if (known !== place && use.at >= sinceUs) return use;
  return undefined;
}
