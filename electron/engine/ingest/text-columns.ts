const LINES = 20;
/** Share of the lines that must have as many columns as the first ones. */
const AGREEING = 0.8;
const DELIMITERS = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

export interface TextColumns {
  readonly columns: number;
  readonly delimiter: string;
  /** In words: commas, semicolons, tabs, bars. */
  readonly parted: string;
}

/** How a text is parted into columns, or null where its lines do not agree on any. A last line that is cut does not count. */
export function textColumns(text: string): TextColumns | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.length > 2) lines.pop();
  const some = lines.filter((line) => line !== '').slice(0, LINES);
  if (some.length < 2) return null;
  let best: TextColumns | null = null;
  for (const [delimiter, parted] of Object.entries(DELIMITERS)) {
    const columns = usual(some.map((line) => outsideQuotes(line).split(delimiter).length));
    if (columns > 1 && columns > (best?.columns ?? 1)) best = { columns, delimiter, parted };
  }
  return best;
}

const outsideQuotes = (line: string) => line.replace(/"(?:[^"]|"")*"/g, '');

/** The count that most lines have, 1 where too few do. */
function usual(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  const [count, agreeing] = [...times].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
  return agreeing >= counts.length * AGREEING ? count : 1;
}
