import { literal } from './sql-text.ts';

const text = 'VARCHAR';
const json = 'JSON';

/**
 * One record in any of its layouts, told apart by which keys are there: NXLog's flat one, winlogbeat's and ECS, the raw
 * event (`System`, `EventData`) and Get-WinEvent's. Event data stay JSON until it is known where they are.
 */
const STRUCTURE = {
  '@timestamp': text,
  EventID: text,
  Channel: text,
  Hostname: text,
  EventTime: text,
  EventReceivedTime: text,
  RecordNumber: text,
  Keywords: text,
  EventType: text,
  SourceName: text,
  AccountName: text,
  Domain: text,
  UserID: text,

  Id: text,
  LogName: text,
  MachineName: text,
  RecordId: text,
  TimeCreated: text,
  ProviderName: text,
  UserId: text,
  Properties: json,

  System: {
    EventID: text,
    Channel: text,
    Computer: text,
    EventRecordID: text,
    TimeCreated: text,
    Keywords: text,
    Provider: text,
    Security: text,
  },
  EventData: json,
  UserData: json,

  event_id: text,
  log_name: text,
  computer_name: text,
  record_number: text,
  source_name: text,
  event_data: json,
  user_data: json,

  winlog: {
    event_id: text,
    channel: text,
    computer_name: text,
    record_id: text,
    provider_name: text,
    keywords: text,
    user: { identifier: text, name: text, domain: text },
    event_data: json,
    user_data: json,
  },
  event: { code: text, outcome: text, provider: text },
  host: { name: text },
  user: { name: text, domain: text, id: text },
  source: { ip: text },
  process: { executable: text },
};
export const RECORD_STRUCTURE = JSON.stringify(STRUCTURE);

/** Read from a value like `4624`, `{"#text":4624}` or `{"Value":"S-1-5-18"}`; a GUID also begins with a brace. */
const plain = (field: string) => `CASE WHEN starts_with(${field}, '{') AND json_valid(${field})
  THEN coalesce(json_extract_string(${field}, '$."#text"'), json_extract_string(${field}, '$.Value'), json_extract_string(${field}, '$.value')) ELSE ${field} END`;
/** An attribute of an XML element, however the converter wrote it. */
const attribute = (field: string, name: string) =>
  `nullif(regexp_extract(${field}, '"@?${name}"\\s*:\\s*"([^"]+)"', 1), '')`;

const isRead =
  'coalesce(r.EventID, r.winlog.event_id, r.System.EventID, r.event_id, r.event.code, r.Id, r.Channel, r.winlog.channel, r.LogName) IS NOT NULL';

/** The record itself, without an `Event` or a search engine's `_source` around it. */
const record = `SELECT row, j, CASE WHEN ${isRead} THEN r
  ELSE json_transform(coalesce(json_extract(j, '$.Event'), json_extract(j, '$._source')), ${literal(RECORD_STRUCTURE)}) END AS r
  FROM source`;

/** What all layouts say of a record, under one name each. `data` is where its own fields are; NULL: see `properties`. */
const head = `SELECT row, j,
  try_cast(coalesce(r.EventID, r.winlog.event_id, r.Id, r.event_id, r.event.code, ${plain('r.System.EventID')}) AS INTEGER) AS code,
  coalesce(r.Channel, r.winlog.channel, r.LogName, r.System.Channel, r.log_name) AS channel,
  coalesce(r.SourceName, r.winlog.provider_name, r.event.provider, r.ProviderName, r.source_name, ${attribute('r.System.Provider', 'Name')}) AS provider,
  coalesce(r.Hostname, r.winlog.computer_name, r.MachineName, r.System.Computer, r.computer_name, r.host.name) AS host_name,
  coalesce(r.RecordNumber, r.winlog.record_id, r.RecordId, ${plain('r.System.EventRecordID')}, r.record_number) AS record_id,
  coalesce(r.Keywords, r.winlog.keywords, r.System.Keywords) AS keywords, r.EventType AS event_type, r.event.outcome AS ecs_outcome,
  r.EventTime AS event_time, r.EventReceivedTime AS received, r."@timestamp" AS stamp,
  coalesce(${attribute('r.TimeCreated', 'SystemTime')}, ${plain('r.TimeCreated')}, ${attribute('r.System.TimeCreated', 'SystemTime')}) AS created,
  coalesce(r.UserID, r.winlog.user.identifier, ${plain('r.UserId')}, ${attribute('r.System.Security', 'UserID')}) AS writer_sid,
  coalesce(r.AccountName, r.winlog.user.name) AS writer_name, coalesce(r."Domain", r.winlog.user."domain") AS writer_domain,
  r.user.name AS ecs_user, r.user."domain" AS ecs_domain, r.user.id AS ecs_sid, r.source.ip AS ecs_ip, r.process.executable AS ecs_process,
  CASE WHEN starts_with(r.Properties, '[') THEN r.Properties END AS properties, r.winlog IS NOT NULL OR r.event IS NOT NULL AS is_ecs,
  coalesce(r.winlog.event_data, r.event_data, r.EventData, ${userData('r.winlog.user_data')}, ${userData('r.user_data')}, ${userData('r.UserData')}) AS data
  FROM record`;

function userData(field: string): string {
  return `CASE WHEN ${field} IS NOT NULL THEN coalesce(json_extract(${field}, '$.LogFileCleared'), ${field}) END`;
}

export const LAYOUT_STEPS = [
  { name: 'record', select: record },
  { name: 'head', select: head },
] as const;

/** A JSON object of two lists of SQL; a name that is repeated or absent is no error. */
const object = (pairs: string, name: string, value: string) =>
  `'{' || array_to_string(list_transform(list_filter(${pairs}, lambda x: ${name} IS NOT NULL AND ${value} IS NOT NULL), lambda x: to_json(${name}) || ':' || to_json(${value})), ',') || '}'`;

/** `{"Data":[{"@Name":"LogonType","#text":"3"}, …]}` as an object of its names. */
const namedData = object(
  `from_json(json_extract(data, '$.Data'), '[{"@Name":"VARCHAR","Name":"VARCHAR","#attributes":{"Name":"VARCHAR"},"#text":"VARCHAR","text":"VARCHAR"}]')`,
  `coalesce(x."@Name", x.Name, x."#attributes".Name)`,
  `coalesce(x."#text", x."text")`,
);

/** Get-WinEvent's values as an object of the names that a template gives them; `names` is its list. */
const namedProperties = object(
  `list_zip(names, from_json(properties, '[{"Value":"VARCHAR"}]'))`,
  'x[1]',
  plain('x[2].Value'),
);

/** Where the record's own fields are, as a JSON object. Sees `head` and `names`, the template of its type or NULL. */
export const EVENT_DATA = `CASE WHEN data IS NOT NULL THEN CASE WHEN starts_with(data, '{"Data":[') THEN ${namedData} ELSE data END
  WHEN properties IS NOT NULL THEN CASE WHEN names IS NOT NULL THEN ${namedProperties} END
  ELSE j END`;
