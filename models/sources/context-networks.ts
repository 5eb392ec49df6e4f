import { parseNetwork } from '../domain/address.ts';
import { networkRange } from '../domain/address.ts';
import { NETWORK_KINDS, type NetworkKind } from '../domain/context.ts';
import { namesOf, VALID_TO_NAMES } from './context/columns.ts';
import { contextList, most } from './context/list.ts';

const KIND_WORDS: Readonly<Record<Exclude<NetworkKind, 'other'>, string>> = {
  tor: String.raw`\btor\b|onion`,
  proxy: 'proxy|anonym|relay',
  vpn: 'vpn',
  hosting:
    'hosting|hoster|cloud|data ?cent(?:er|re)|\\bdch\\b|\\bvps\\b|server|rechenzentrum|hebergement|alojamiento',
  mobile: 'mobile|cellular|mobilfunk|movil|\\bmob\\b',
  office:
    'office|corporate|internal|company|intern|buro|standort|bureau|oficina|kantoor|\\blan\\b|\\bsite\\b',
};

const kindOf = (text: string) => {
  const words = `strip_accents(regexp_replace(lower(${text}), '[_-]', ' ', 'g'))`;
  const cases = NETWORK_KINDS.filter((kind) => kind !== 'other').map(
    (kind) => `WHEN regexp_matches(${words}, '${KIND_WORDS[kind]}') THEN '${kind}'`,
  );
  return `CASE ${cases.join(' ')} END`;
};

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const ASN = /^(?:AS)?\d{1,10}$/i;

/** Whose networks are whose, and what they are for: addresses, CIDRs, ranges from–to, and autonomous systems. */
export default contextList({
  id: 'context-networks',
  title: 'Networks (IP, CIDR, ASN)',
  table: 'context_network',
  reason: 'network',
  known: 'known_from',
  knownNames: namesOf('firstseen added addedon dateadded'),
  needsZone: false,
  fields: {
    network:
      namesOf(`cidr network networks subnet prefix iprange ipprefix netz netzwerk subnetz reseau sousreseau red subred
      netwerk ip ipaddress ipaddr ipadresse adresseip direccionip ipadres address range plage`),
    first: namesOf('startip ipstart ipfrom rangestart firstip first start from von debut'),
    last: namesOf('endip ipend ipto rangeend lastip last end to bis fin'),
    asn: namesOf('asn asnumber autonomoussystem autonomoussystemnumber as'),
    kind: namesOf(
      'kind type category usage usagetype list tag class art typ kategorie categorie tipo categoria soort',
    ),
    name: namesOf(`name label provider organisation organization org asname asdescription isp owner company description
      bezeichnung beschreibung anbieter nom libelle fournisseur nombre proveedor naam`),
    country: namesOf('countrycode country cc land pays pais'),
    note: namesOf('note notes comment comments bemerkung commentaire comentario opmerking reason'),
    valid_to: VALID_TO_NAMES,
  },
  needs: [
    ['network', 'first', 'asn'],
    ['kind', 'name'],
  ],
  called: /network|netz|subnet|cidr|\bips?\b|asn|vpn|proxy|tor\b|hosting|datacent|reseau|redes/i,
  suits: ({ has, values }) => {
    if (has('network'))
      return most(values('network'), (value) => parseNetwork(value) !== null || ASN.test(value));
    if (has('first')) return has('last') && most(values('first'), (value) => parseNetwork(value) !== null);
    return most(values('asn'), (value) => ASN.test(value));
  },
  map: ({ file, has, text, lastDay, readable }) => {
    const written =
      has('network') || !has('first') ? text('network') : `concat_ws('-', ${text('first')}, ${text('last')})`;
    const range = networkRange(written);
    const asnText = `coalesce(${text('asn')}, CASE WHEN ${range} IS NULL THEN ${text('network')} END)`;
    const asn = `try_cast(regexp_extract(${asnText}, '^(?:AS|as)?([0-9]{1,10})$', 1) AS BIGINT)`;
    const fromName = kindOf(literal(file.sample.name));
    return {
      columns: {
        valid_to: lastDay('valid_to'),
        network: `coalesce(nullif(${written}, ''), 'AS' || ${asn})`,
        first_address: `(${range}).first`,
        last_address: `(${range}).last`,
        asn,
        kind: `coalesce(${kindOf(text('kind'))}, CASE WHEN ${text('kind')} IS NULL THEN ${fromName} END, 'other')`,
        name: `coalesce(${text('name')}, ${text('kind')})`,
        country: `upper(${text('country')})`,
        note: text('note'),
      },
      checks: [
        {
          when: `${range} IS NULL AND (${asn} IS NULL OR nullif(${written}, '') IS NOT NULL AND ${text('asn')} IS NOT NULL)`,
          reason: 'no address, network or AS number that can be read',
        },
        readable('valid_to', lastDay('valid_to'), 'the last day cannot be read'),
      ],
    };
  },
});
