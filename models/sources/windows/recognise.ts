import type { JsonSample, Recognition } from '../parts/format.ts';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const has = (...values: readonly unknown[]) => values.every((value) => value !== undefined && value !== null);

/** The layout of one record, in words, or null where it is no Windows event. */
function layoutOf(record: Fields): string | null {
  const inner = fieldsOf(record['Event'] ?? record['_source'] ?? record);
  const winlog = fieldsOf(inner['winlog']);
  const system = fieldsOf(inner['System']);
  if (
    has(
      winlog['event_id'] ?? fieldsOf(inner['event'])['code'],
      winlog['channel'] ?? winlog['provider_name'] ?? winlog['event_data'],
    )
  )
    return 'winlogbeat records';
  if (has(system['EventID'], system['Channel'])) return 'Windows events with System and EventData';
  if (has(inner['EventID'], inner['Channel'] ?? inner['SourceName'])) return 'flat Windows events';
  if (has(inner['event_id'], inner['log_name'])) return 'winlogbeat records';
  if (has(inner['Id'], inner['LogName'])) return 'Get-WinEvent records';
  return null;
}

/** At least half of the records must name an event id and a channel. */
export function recogniseWindows(sample: JsonSample): Recognition | null {
  const layouts = sample.records.map(layoutOf).filter((layout) => layout !== null);
  const [first] = layouts;
  if (first === undefined || layouts.length * 2 < sample.records.length) return null;
  return {
    confidence: 0.5 + 0.5 * (layouts.length / sample.records.length),
    reason: `${first}: event ids and channels`,
  };
}
