import { CRITICALITIES, type Criticality } from '../domain/context.ts';
import { HOST_NAMES, namesOf, SITE_NAMES, VALID_TO_NAMES } from './context/columns.ts';
import { contextList, most } from './context/list.ts';

/** Words of several languages, and tiers, where 0 is the most critical. */
const LEVELS: Readonly<Record<Criticality, string>> = {
  critical:
    'crit|krit|very ?high|sehr hoch|muy alt|tres (?:haut|elev)|zeer hoog|crown|tier ?0|^yes$|^true$|^ja$',
  high: 'high|hoch|haut|alt[oa]|hoog|elev|tier ?1',
  medium: 'medium|moderate|mittel|moyen|medi[oa]|normal|gemiddeld|standard|tier ?2',
  low: 'low|niedrig|gering|faible|baj[oa]|laag|basso|tier ?3|^no$|^false$|^nein$',
};
const ANY = new RegExp(Object.values(LEVELS).join('|'), 'i');

const level = (text: string) =>
  `CASE ${CRITICALITIES.map((id) => `WHEN regexp_matches(strip_accents(lower(${text})), '${LEVELS[id]}') THEN '${id}'`).join(' ')} END`;

/** What hosts are worth. */
export default contextList({
  id: 'context-assets',
  title: 'Assets and how critical they are',
  table: 'context_asset',
  reason: 'asset',
  known: 'known_from',
  needsZone: false,
  fields: {
    host: [...HOST_NAMES, 'name'],
    criticality:
      namesOf(`criticality critical businesscriticality assetcriticality importance priority tier classification
      dataclassification crownjewel kritikalitat schutzbedarf criticite criticidad kriticiteit criticita`),
    purpose: namesOf(
      'purpose role function type description zweck funktion rolle beschreibung fonction funcion doel',
    ),
    owner: namesOf(
      'owner businessowner systemowner besitzer verantwortlich proprietaire propietario eigenaar',
    ),
    site: SITE_NAMES,
    note: namesOf('note notes comment comments bemerkung commentaire comentario opmerking'),
    valid_to: VALID_TO_NAMES,
  },
  needs: [['host'], ['criticality']],
  called: /asset|inventory|inventar|cmdb|critical|kritikal|crown/i,
  suits: ({ values, called }) =>
    most(values('criticality'), (value) => ANY.test(value.normalize('NFD').replace(/\p{M}/gu, ''))) ||
    (called && values('criticality').length === 0),
  map: ({ text, lastDay, readable }) => ({
    columns: {
      valid_to: lastDay('valid_to'),
      host: text('host'),
      criticality: level(text('criticality')),
      purpose: text('purpose'),
      owner: text('owner'),
      site: text('site'),
      note: text('note'),
    },
    checks: [
      { when: `${text('host')} IS NULL`, reason: 'no host' },
      {
        when: `${text('criticality')} IS NOT NULL AND ${level(text('criticality'))} IS NULL`,
        reason: 'the criticality is none of critical, high, medium and low',
      },
      readable('valid_to', lastDay('valid_to'), 'the last day cannot be read'),
    ],
  }),
});
