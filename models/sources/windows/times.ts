import type { JsonSample } from '../parts/format.ts';

const QUARTER_MS = 15 * 60_000;

/** A time as text, in UTC: an offset or none, or `/Date(ms)/`. NULL where it is none. */
const instant = (field: string) =>
  `CASE WHEN suffix(${field}, 'Z') THEN try_cast(${field} AS TIMESTAMP)
    WHEN starts_with(${field}, '/Date(') THEN make_timestamp(try_cast(regexp_extract(${field}, '-?\\d+') AS BIGINT) * 1000)
    WHEN regexp_matches(${field}, '[+-]\\d\\d:?\\d\\d$') THEN timezone('UTC', try_cast(${field} AS TIMESTAMPTZ))
    ELSE try_cast(${field} AS TIMESTAMP) END`;

/**
 * UTC of a record; sees `head`, `e` and `family`. Sysmon says it itself. NXLog writes EventTime in its own computer's local
 * time, without a zone, and the collector's clock in `@timestamp`, seconds later; what lies between EventReceivedTime (the
 * same local time) and `@timestamp` is the zone's offset, to a quarter of an hour.
 */
export function timeOf(shiftMs: number): string {
  const created =
    shiftMs === 0
      ? instant('created')
      : `${instant('created')} + to_microseconds(${String(shiftMs * 1000)}::BIGINT)`;
  return `coalesce(
    CASE WHEN family = 'sysmon' THEN try_cast(e.UtcTime AS TIMESTAMP) END,
    CASE WHEN event_time IS NOT NULL THEN CASE WHEN regexp_matches(event_time, '(Z|[+-]\\d\\d:?\\d\\d)$') THEN ${instant('event_time')}
      ELSE try_cast(event_time AS TIMESTAMP)
        + to_minutes(15 * round(epoch(${instant('stamp')} - try_cast(received AS TIMESTAMP)) / 900)::BIGINT) END END,
    CASE WHEN created IS NOT NULL THEN ${created} END,
    ${instant('stamp')},
    CASE WHEN event_time IS NOT NULL THEN try_cast(event_time AS TIMESTAMP) END)`;
}

/**
 * Milliseconds to add to a file's `TimeCreated`. Some exporters write the computer's local time with a `Z` to it; Sysmon's
 * records then say otherwise, by whole quarters of an hour. Half of those in the sample must agree on it.
 */
export function createdShiftMs(sample: JsonSample): number {
  const counts = new Map<number, number>();
  let all = 0;
  for (const { TimeCreated: created, UtcTime: utc } of sample.records) {
    if (typeof created !== 'string' || typeof utc !== 'string') continue;
    const apartMs = Date.parse(`${utc.replace(' ', 'T')}Z`) - Date.parse(created);
    if (Number.isNaN(apartMs)) continue;
    all++;
    const shift = Math.round(apartMs / QUARTER_MS) * QUARTER_MS;
    counts.set(shift, (counts.get(shift) ?? 0) + 1);
  }
  const [shift, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return count * 2 >= all ? shift : 0;
}

const MS_PER_MINUTE = 60_000;

/** Says by how much the file's times were moved, and why. Nothing where they were not. */
export function shiftWarning(shiftMs: number): readonly string[] {
  if (shiftMs === 0) return [];
  const minutes = Math.abs(shiftMs) / MS_PER_MINUTE;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const span = [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
  const way = shiftMs > 0 ? 'behind' : 'ahead of';
  const done = shiftMs > 0 ? 'added to' : 'taken from';
  return [
    `TimeCreated is ${span} ${way} the UtcTime that Sysmon writes into its records: it is local time with a Z to it, and ${span} were ${done} it`,
  ];
}
