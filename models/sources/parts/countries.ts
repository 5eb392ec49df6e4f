import { quoted } from '../../domain/sql.ts';

const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Names that vendors use besides. */
const ALSO: Readonly<Record<string, string>> = {
  'czech republic': 'CZ',
  'hong kong': 'HK',
  'republic of korea': 'KR',
  'russian federation': 'RU',
  turkey: 'TR',
  'viet nam': 'VN',
};

/** False for a code that has been withdrawn, such as DD, which is called Germany as well. */
const isCurrent = (code: string) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;

function codesByName(): ReadonlyMap<string, string> {
  const codes = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));
  const named = codes.flatMap((code) => {
    const name = NAMES.of(code);
    return name === undefined || !isCurrent(code) ? [] : [[name.toLowerCase(), code] as const];
  });
  return new Map([...named, ...Object.entries(ALSO)]);
}

/** SQL for the ISO 3166-1 alpha-2 code of a country that a record names by its English name or by the code; else NULL. */
export function countryCode(value: string): string {
  const found = [...codesByName()];
  const names = found.map(([name]) => quoted(name)).join(', ');
  const codes = found.map(([, code]) => quoted(code)).join(', ');
  return `CASE WHEN regexp_matches(${value}, '^[A-Za-z]{2}$') THEN upper(${value})
    ELSE ([${codes}])[list_position([${names}], lower(${value}))] END`;
}
