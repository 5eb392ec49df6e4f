import { sql } from '../../../models/domain/sql.ts';

export const storyRows = () => sql`
  SELECT y.story_id AS id, y.rank, y.title, y.principal_kind AS kind, y.principal_id AS person, y.principal, y.start_us AS "start",
    y.end_us AS "end", y.risk, y.severity, y.verdict, y.verdict_id AS decision, y.changed,
    (SELECT count(*) FROM story_signal j WHERE j.story_id = y.story_id) AS signals,
    (SELECT count(*) FROM story_day d WHERE d.story_id = y.story_id) AS days,
    coalesce((SELECT list(person_id ORDER BY person_id)::VARCHAR FROM story_person p WHERE p.story_id = y.story_id), '[]') AS people
  FROM story y ORDER BY y.rank`;

export const storyCalled = (story: string) => sql`SELECT * FROM (${storyRows()}) WHERE id = ${story}`;

const columns = `format('{:016x}', s.signal_id) AS id, s.signal, s.severity, s.person_id AS person, s.start_us AS "start", s.end_us AS "end",
  s.explanation, s.did, s.history,
  (SELECT arg_max(src.importer, src.event_base) FROM source src WHERE src.event_base <= (
    SELECT min(e.event_id) FROM signal_event e WHERE e.signal_id = s.signal_id AND e.number = 0)) AS importer, (SELECT list(format('{:016x}', event_id) ORDER BY number)::VARCHAR FROM signal_event e WHERE e.signal_id = s.signal_id) AS events`;

export const signalsOfStory = (story: string) => sql`
  SELECT ${{ text: columns, values: [] }}, j.points, j.story_id AS story
  FROM story_signal j JOIN signal s USING (signal_id) WHERE j.story_id = ${story} ORDER BY s.start_us, s.end_us, s.signal_id`;

export const daysOfStory = (story: string) => sql`
  SELECT d.person_id AS person, d.day, d.risk, d.points, d.explanation, p.first_us AS "start", p.last_us AS "end", n.name
  FROM story_day d JOIN person n USING (person_id) JOIN person_day p USING (person_id, day)
  WHERE d.story_id = ${story} ORDER BY d.day, d.person_id`;

export const verdictOf = (decision: number) => sql`
  SELECT at_us AS "at", actor AS "by", note, json_array_length(detail, '$.signals')::INTEGER AS pieces FROM decision WHERE decision_id = ${decision}::BIGINT`;

export const signalsOfPerson = (person: number) => sql`
  SELECT ${{ text: columns, values: [] }}, coalesce(j.points, 0) AS points, j.story_id AS story
  FROM signal s LEFT JOIN story_signal j USING (signal_id)
  WHERE s.person_id = ${person}::INTEGER OR s.signal_id IN (
    SELECT signal_id FROM signal_link WHERE kind = 'person' AND value = ${String(person)})
  ORDER BY s.start_us, s.end_us, s.signal_id`;

/** A verdict shows at once, before the stories are told anew. */
export const showVerdict = (story: string, verdict: string, decision: number) => sql`
  UPDATE story SET verdict = ${verdict}, verdict_id = ${decision}::BIGINT, changed = false WHERE story_id = ${story}`;

export const hideVerdict = (decision: number) => sql`
  UPDATE story SET verdict = NULL, verdict_id = NULL, changed = false WHERE verdict_id = ${decision}::BIGINT`;

export const signalsOfEvent = (event: string) => sql`
  SELECT ${{ text: columns, values: [] }}, coalesce(j.points, 0) AS points, j.story_id AS story
  FROM signal s LEFT JOIN story_signal j USING (signal_id)
  WHERE s.signal_id IN (SELECT signal_id FROM signal_event WHERE event_id = ('0x' || ${event})::UBIGINT)
  ORDER BY s.weight DESC, s.signal_id`;

export const originOfEvent = (event: string) => sql`
  SELECT country, city, latitude, longitude, device, user_agent AS "userAgent", session_ref AS session, network, factor, certificate,
    certificate_subject AS subject, certificate_issuer AS issuer, tls_client AS "tlsClient", given_key AS "givenKey", detail
  FROM event WHERE event_id = ('0x' || ${event})::UBIGINT`;

export const reliefOfStory = (story: string) => sql`
  SELECT kind, reason, points FROM story_relief WHERE story_id = ${story} ORDER BY points DESC, kind`;

export const signalStates = () => sql`
  SELECT signal, events, reason, found FROM signal_coverage`;
