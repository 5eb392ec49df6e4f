import type { EventContext } from '../../../electron/contract/api.ts';
import { isoDay } from '../../../models/domain/time.ts';
import type { EventId } from '../../../models/domain/ids.ts';
import { addressWords, LIST_WORDS } from '../../../models/figures/context-words.ts';
import { useQuery } from '../../channel/client.tsx';
import { LocationCredit } from '../../controls/location-credit.tsx';

/** What lists and location data say of the event, as of its day; nothing where they say nothing. */
export function EventLists({ event }: { readonly event: EventId }) {
  const { data } = useQuery('context.event', { event });
  if (!data || (data.addresses.length === 0 && data.mentions.length === 0)) return null;
  return (
    <>
      <dl className="facts">
        {data.addresses.map((address) => (
          <Address key={address.ip} address={address} />
        ))}
        {data.mentions.map(({ list, words, knownFrom }) => (
          <Mention
            key={`${list} ${words}`}
            title={LIST_WORDS[list].title}
            words={words}
            known={isoDay(knownFrom)}
          />
        ))}
      </dl>
      {data.addresses.some(({ placedBy }) => placedBy?.startsWith('DB-IP')) && (
        <p className="pad small">
          <LocationCredit />
        </p>
      )}
    </>
  );
}

function Address({ address }: { readonly address: EventContext['addresses'][number] }) {
  const { ip, role, placedBy } = address;
  const words = addressWords(address);
  return (
    <>
      <dt>{role === 'from' ? 'From' : 'To'}</dt>
      <dd className="wrap" title={placedBy === null ? undefined : `Place by: ${placedBy}`}>
        <span className="mono">{ip}</span> {words}
      </dd>
    </>
  );
}

function Mention({
  title,
  words,
  known,
}: {
  readonly title: string;
  readonly words: string;
  readonly known: string;
}) {
  return (
    <>
      <dt>{title}</dt>
      <dd className="wrap">
        {words} <span className="muted small nowrap">known since {known}</span>
      </dd>
    </>
  );
}
