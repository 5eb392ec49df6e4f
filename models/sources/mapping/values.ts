/** What exporters write for nothing. */
const NOTHING = `('', '-', '--', 'n/a', 'na', 'null', 'none', '(null)', '\\N', 'unknown')`;

/** Trimmed text, NULL where it says nothing. */
export const wordOf = (column: string | null): string =>
  column === null ? 'NULL' : `CASE WHEN lower(trim(${column})) NOT IN ${NOTHING} THEN trim(${column}) END`;

const IPV4 = String.raw`\d{1,3}(?:\.\d{1,3}){3}`;
const IPV6 = String.raw`[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?:%\w+)?`;

/** An address, without brackets, port or the form of IPv4 inside IPv6; NULL where it is none. */
export function addressOf(column: string | null): string {
  if (column === null) return 'NULL';
  const text = `trim(${column})`;
  return `coalesce(
    nullif(regexp_extract(${text}, '^(?:::ffff:)?(${IPV4})(?::\\d{1,5})?$', 1), ''),
    nullif(regexp_extract(${text}, '^\\[?(${IPV6})(?:\\](?::\\d{1,5})?)?$', 1), ''))`;
}

const UNITS = [
  ['k', 1_000],
  ['m', 1_000_000],
  ['g', 1_000_000_000],
  ['t', 1_000_000_000_000],
] as const;

/** A count or a size in bytes: `1,234`, `1 234`, `12.5 MB` (powers of 1,000; `KiB` of 1,024). NULL where it is none. */
export function sizeOf(column: string | null, type: 'BIGINT' | 'INTEGER' = 'BIGINT'): string {
  if (column === null) return 'NULL';
  const text = `lower(regexp_replace(trim(${column}), '[\\s_\\x{a0}\\x{202f}'']', '', 'g'))`;
  const unit = `regexp_extract(${text}, '^[\\d.,]+([kmgt]i?)?b?(?:ytes?)?$', 1)`;
  const number = amountIn(`regexp_extract(${text}, '^([\\d.,]+)', 1)`);
  const factor = UNITS.flatMap(([letter, times], i) => [
    `WHEN '${letter}' THEN ${times}`,
    `WHEN '${letter}i' THEN ${1024 ** (i + 1)}`,
  ]).join(' ');
  return `CASE WHEN regexp_matches(${text}, '^[\\d.,]+(?:[kmgt]i?)?b?(?:ytes?)?$')
    THEN try_cast(round(${number} * (CASE ${unit} ${factor} ELSE 1 END)) AS ${type}) END`;
}

/** An amount: `1,234.50`, `1.234,50`, `1'234.50`, `-12 €`. NULL where it is none. */
export function amountOf(column: string | null): string {
  if (column === null) return 'NULL';
  const bare = `regexp_replace(trim(${column}), '[^0-9.,+()-]', '', 'g')`;
  const digits = `regexp_replace(${bare}, '[()+-]', '', 'g')`;
  const negative = `(contains(${bare}, '-') OR (starts_with(${bare}, '(') AND suffix(${bare}, ')')))`;
  return `CASE WHEN ${digits} <> '' THEN (CASE WHEN ${negative} THEN -1 ELSE 1 END) * ${amountIn(digits)} END`;
}

/**
 * Digits with points and commas as DOUBLE. Of both the last one parts the decimals; of one alone, so does a single one that
 * is not followed by just three digits.
 */
function amountIn(digits: string): string {
  const lastIsComma = `(instr(reverse(${digits}), ',') < instr(reverse(${digits}), '.'))`;
  const comma = `replace(replace(${digits}, '.', ''), ',', '.')`;
  const point = `replace(${digits}, ',', '')`;
  return `try_cast(CASE
    WHEN contains(${digits}, ',') AND contains(${digits}, '.') THEN CASE WHEN ${lastIsComma} THEN ${comma} ELSE ${point} END
    WHEN regexp_matches(${digits}, '^\\d{1,3}(?:,\\d{3})+$') THEN ${point}
    WHEN regexp_matches(${digits}, '^\\d{1,3}(?:\\.\\d{3}){2,}$') THEN replace(${digits}, '.', '')
    WHEN contains(${digits}, ',') THEN ${comma}
    ELSE ${digits} END AS DOUBLE)`;
}
