/** A query and the values bound to its `?` in order. Pure text: nothing of models/ runs it. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}
export type SqlValue = string | number | bigint | boolean | null;

const isSql = (part: unknown): part is Sql =>
  typeof part === 'object' && part !== null && 'text' in part && 'values' in part;

/** Builds a query: values become bound parameters, nested `sql` is spliced in with its own. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (SqlValue | Sql)[]): Sql {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  parts.forEach((part, i) => {
    if (isSql(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[i + 1] ?? '';
  });
  return { text, values };
}

/** Text that is code, not data: a table or column name from our own registries. Never from outside. */
export const raw = (text: string): Sql => ({ text, values: [] });

/** A text literal, for queries that are kept as text. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const joinSql = (parts: readonly Sql[], separator: string): Sql => ({
  text: parts.map((part) => part.text).join(separator),
  values: parts.flatMap((part) => part.values),
});
