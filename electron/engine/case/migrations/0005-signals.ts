/** What signals need of a record, the signals, login paths and the stories that they join to. */
export const text = `
-- detail: what else of a record a signal reads: access mask and handle of an object, rights asked of the directory, the
-- program of a service, the parent of a process, the status of a failed ticket. certificate: fingerprint of the client's,
-- else its subject. tls_client: fingerprint of the client's TLS (JA3). given_key: the session key that the call gave out.
ALTER TABLE event ADD COLUMN detail VARCHAR;
ALTER TABLE event ADD COLUMN certificate VARCHAR;
ALTER TABLE event ADD COLUMN certificate_subject VARCHAR;
ALTER TABLE event ADD COLUMN certificate_issuer VARCHAR;
ALTER TABLE event ADD COLUMN tls_client VARCHAR;
ALTER TABLE event ADD COLUMN given_key VARCHAR;

-- No primary keys: DuckDB 1.5.5 refuses a key that is deleted and inserted in one transaction while another one reads.
-- entity_kind: see ENTITY_KINDS; entity_id: the person's, account's or host's, entity: its name. person_id: whom it is about, or
-- NULL. weight in points; history: enough, none, short. explanation: one sentence with the names and numbers in it.
CREATE TABLE signal (signal_id UBIGINT NOT NULL, signal VARCHAR NOT NULL, entity_kind VARCHAR NOT NULL, entity_id INTEGER,
  entity VARCHAR NOT NULL, person_id INTEGER, start_us BIGINT NOT NULL, end_us BIGINT NOT NULL, severity VARCHAR NOT NULL,
  weight DOUBLE NOT NULL, history VARCHAR NOT NULL, explanation VARCHAR NOT NULL, events INTEGER NOT NULL);
-- The events that prove it, at most 200 of them, in the order of time.
CREATE TABLE signal_event (signal_id UBIGINT NOT NULL, number INTEGER NOT NULL, event_id UBIGINT NOT NULL);
-- What joins it to others. kind: person, account, host, network, device, session, certificate, resource.
CREATE TABLE signal_link (signal_id UBIGINT NOT NULL, kind VARCHAR NOT NULL, value VARCHAR NOT NULL);
-- What could be looked at: state: assessed, not-assessable; reason in words where it could not.
CREATE TABLE signal_coverage (signal VARCHAR NOT NULL, state VARCHAR NOT NULL, reason VARCHAR, events BIGINT NOT NULL, found INTEGER NOT NULL);

-- story_id: of its principal and earliest evidence, so that it stays the same when more is found. rank: 1 is the first to look at.
-- risk: 0 to 100. evidence: hash of its signals. changed: true where a verdict was given on other evidence.
CREATE TABLE story (story_id VARCHAR NOT NULL, principal_kind VARCHAR NOT NULL, principal_id INTEGER, principal VARCHAR NOT NULL,
  start_us BIGINT NOT NULL, end_us BIGINT NOT NULL, risk DOUBLE NOT NULL, rank INTEGER NOT NULL, title VARCHAR NOT NULL,
  severity VARCHAR NOT NULL, evidence VARCHAR NOT NULL, verdict VARCHAR, verdict_id BIGINT, changed BOOLEAN NOT NULL);
CREATE TABLE story_signal (story_id VARCHAR NOT NULL, signal_id UBIGINT NOT NULL, points DOUBLE NOT NULL);
CREATE TABLE story_person (story_id VARCHAR NOT NULL, person_id INTEGER NOT NULL);
-- What speaks against it. kind: see RELIEF_KINDS; points taken off.
CREATE TABLE story_relief (story_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, reason VARCHAR NOT NULL, points DOUBLE NOT NULL);
`;
