/**
 * SQL for the scopes that a consent gives, parted by blanks: of `[] => [[Id: …, Scope: Mail.Read User.Read, …]]` those
 * after the arrow, what was held before being none of them; of `["Mail.Read"]` and of plain text all. NULL for none.
 */
export function scopesIn(value: string): string {
  const given = `regexp_replace(${value}, '^.*=>', '', 's')`;
  const named = `array_to_string(regexp_extract_all(${given}, 'Scope:\\s*([^,\\]]*)', 1), ' ')`;
  const plain = `regexp_replace(${given}, '[\\[\\]",]+', ' ', 'g')`;
  const text = `CASE WHEN contains(${given}, 'Scope:') THEN ${named} ELSE ${plain} END`;
  return `nullif(trim(regexp_replace(${text}, '\\s+', ' ', 'g')), '')`;
}
