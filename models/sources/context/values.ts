import { addressNumber, networkRange } from '../../domain/address.ts';
import type { IndicatorKind } from '../../domain/context.ts';

/** Undoes what keeps a link from being followed: `hxxp://evil[.]example`. */
export const refanged = (text: string) =>
  `replace(replace(regexp_replace(${text}, '^hxxp', 'http', 'i'), '[.]', '.'), '[:]', ':')`;

const HOST_NAME = '[a-z0-9_-]+(?:[.][a-z0-9_-]+)*[.][a-z]{2,}';

/** Words of a column that says what a value is. */
const KIND_WORDS: readonly (readonly [kind: IndicatorKind, like: string])[] = [
  ['hash', 'hash|md5|sha-?1|sha-?256|imphash'],
  ['email', 'mail'],
  ['url', 'ur[li]'],
  ['domain', 'domain|fqdn|dns'],
  ['address', '^ip|ipv[46]|addr|adresse|cidr|network|direccion'],
  ['account', 'user|account|person|konto|benutzer|compte|cuenta|usuario|gebruiker|employee'],
  ['host', 'host|computer|machine|rechner|server|device|asset'],
  ['file', 'file|path|process|datei|fichier|archivo'],
];

/** What the value itself looks like. */
const SHAPES: readonly (readonly [kind: IndicatorKind, when: (value: string) => string])[] = [
  ['address', (value) => `${addressNumber(value)} IS NOT NULL OR ${networkRange(value)} IS NOT NULL`],
  ['hash', (value) => `regexp_full_match(lower(${value}), '[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}')`],
  ['url', (value) => `contains(${value}, '://')`],
  ['email', (value) => `regexp_full_match(lower(${value}), '[^@ ]+@${HOST_NAME}')`],
  ['file', (value) => `regexp_matches(${value}, '[\\\\/].*[.][A-Za-z0-9]{1,5}$')`],
  ['domain', (value) => `regexp_full_match(lower(${value}), '(?:[*][.])?${HOST_NAME}')`],
];

/** What `value` is, as SQL: by the column that says it, else by its shape, else `otherwise`. */
export function indicatorKind(said: string, value: string, otherwise: IndicatorKind | null): string {
  const bySaid = KIND_WORDS.map(
    ([kind, like]) => `WHEN regexp_matches(lower(${said}), '${like}') THEN '${kind}'`,
  );
  const byShape = SHAPES.map(([kind, when]) => `WHEN ${when(value)} THEN '${kind}'`);
  const rest = otherwise === null ? 'NULL' : `'${otherwise}'`;
  return `CASE ${bySaid.join(' ')} ${byShape.join(' ')} ELSE ${rest} END`;
}

/** As lookups compare it. */
export const comparable = (value: string) => `lower(${value})`;
