/** Days since 1970 of a DATE column. */
export const dayOf = (column: string): string => `(${column} - DATE '1970-01-01')::INTEGER`;

/** SQL: an entry that says itself since when it is known, or whose file does; else NULL: it is taken as known in its own window. */
export const KNOWN = (table: string): string =>
  `CASE WHEN x.known_from <> s.known_from OR s.known_by = 'given' THEN ${dayOf('x.known_from')} END AS known
  FROM ${table} x JOIN source s USING (source_id)`;
