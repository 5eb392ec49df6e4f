/** IANA names without a place. ICU knows more short ones, but `IST` and `CST` mean several zones. */
const SHORT = ['UTC', 'GMT', 'WET', 'CET', 'MET', 'EET'];

/** The IANA name of a zone as DuckDB has it, whatever its letters; NULL where it knows none. */
export const knownZone = (text: string): string =>
  `(SELECT min(name) FROM pg_timezone_names() WHERE lower(name) = lower(${text})
    AND (contains(name, '/') OR name IN (${SHORT.map((name) => `'${name}'`).join(', ')})))`;

/** Of sample values: `Europe/Berlin`, `UTC`. */
export const looksLikeZone = (value: string) =>
  /^[a-z]+(?:\/[a-z0-9_+-]+){1,2}$/i.test(value) || SHORT.includes(value.toUpperCase());
