/** The first schema. Frozen once released: later changes are later files. */
export const text = `
CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
-- Whoever was once given a pseudonym keeps it, whatever is imported or removed later. subject: lower case.
CREATE TABLE pseudonym (subject VARCHAR PRIMARY KEY, pseudonym VARCHAR NOT NULL UNIQUE);
CREATE TABLE audit (seq BIGINT PRIMARY KEY, at_us BIGINT NOT NULL, actor VARCHAR NOT NULL, action VARCHAR NOT NULL,
  detail VARCHAR NOT NULL, previous VARCHAR NOT NULL, hash VARCHAR NOT NULL);

CREATE TABLE source (source_id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, path VARCHAR NOT NULL,
  importer VARCHAR, importer_version INTEGER, sha256 VARCHAR NOT NULL, bytes BIGINT NOT NULL,
  zone VARCHAR, zone_decision VARCHAR NOT NULL, lines BIGINT NOT NULL, headers BIGINT NOT NULL,
  quoted_newlines BIGINT NOT NULL, blank_lines BIGINT NOT NULL DEFAULT 0, records BIGINT NOT NULL, stored BIGINT NOT NULL, rejected BIGINT NOT NULL,
  duplicate BIGINT NOT NULL, other BIGINT NOT NULL, other_by_reason VARCHAR NOT NULL, first_us BIGINT, last_us BIGINT,
  warnings VARCHAR NOT NULL, imported_us BIGINT NOT NULL, event_base UBIGINT NOT NULL);
-- The source's own bytes in blocks of whole records: every event leads back to its text without the file.
CREATE TABLE source_text (source_id INTEGER NOT NULL, first_record BIGINT NOT NULL, records INTEGER NOT NULL,
  bytes BLOB NOT NULL USING COMPRESSION zstd);
CREATE TABLE reject (source_id INTEGER NOT NULL, line BIGINT NOT NULL, record BIGINT NOT NULL, reason VARCHAR NOT NULL, original VARCHAR NOT NULL);

CREATE TABLE account (account_id INTEGER PRIMARY KEY, name VARCHAR NOT NULL UNIQUE, kind VARCHAR NOT NULL);
CREATE TABLE host (host_id INTEGER PRIMARY KEY, name VARCHAR NOT NULL UNIQUE);
-- event_id = source.event_base + record (the record's ordinal in its file, from 0). Rows lie sorted by (account_id, at_us) per import.
CREATE TABLE event (event_id UBIGINT NOT NULL, source_id INTEGER NOT NULL, account_id INTEGER NOT NULL, at_us BIGINT NOT NULL,
  stream VARCHAR NOT NULL, action VARCHAR NOT NULL, outcome VARCHAR, src_host_id INTEGER, src_ip VARCHAR, dst_host_id INTEGER,
  resource VARCHAR, from_address VARCHAR, bytes BIGINT, items INTEGER, content_hash UBIGINT NOT NULL);
CREATE TABLE directory_entry (source_id INTEGER NOT NULL, as_of DATE NOT NULL, account VARCHAR NOT NULL, full_name VARCHAR, email VARCHAR,
  role VARCHAR, business_unit VARCHAR, functional_unit VARCHAR, department VARCHAR, team VARCHAR, supervisor VARCHAR,
  content_hash UBIGINT NOT NULL DEFAULT 0);
CREATE TABLE psychometric (source_id INTEGER NOT NULL, account VARCHAR NOT NULL, full_name VARCHAR, o INTEGER, c INTEGER, e INTEGER, a INTEGER, n INTEGER,
  content_hash UBIGINT NOT NULL DEFAULT 0);

CREATE TABLE person (person_id INTEGER PRIMARY KEY, name VARCHAR NOT NULL UNIQUE, zone VARCHAR NOT NULL);
CREATE TABLE person_account (account_id INTEGER NOT NULL, person_id INTEGER NOT NULL, valid_from_us BIGINT, valid_to_us BIGINT, reason VARCHAR NOT NULL);
CREATE TABLE person_role (person_id INTEGER NOT NULL, month DATE NOT NULL, role VARCHAR NOT NULL);

CREATE TABLE session (session_id BIGINT NOT NULL, person_id INTEGER NOT NULL, account_id INTEGER NOT NULL, host_id INTEGER,
  kind VARCHAR NOT NULL, start_us BIGINT NOT NULL, end_us BIGINT NOT NULL, events INTEGER NOT NULL, closed BOOLEAN NOT NULL);
-- day: days since 1970-01-01 in the person's zone; active_index counts the person's active days from 0.
CREATE TABLE person_day (person_id INTEGER NOT NULL, day INTEGER NOT NULL, active_index INTEGER NOT NULL, events INTEGER NOT NULL,
  first_us BIGINT NOT NULL, last_us BIGINT NOT NULL, role VARCHAR NOT NULL);
CREATE TABLE feature_value (person_id INTEGER NOT NULL, day INTEGER NOT NULL, feature VARCHAR NOT NULL, value DOUBLE NOT NULL);

CREATE TABLE model_run (run_id INTEGER PRIMARY KEY, model VARCHAR NOT NULL, version INTEGER NOT NULL, settings VARCHAR NOT NULL,
  seed BIGINT NOT NULL, backend VARCHAR NOT NULL, inputs VARCHAR NOT NULL, finished_us BIGINT NOT NULL);
CREATE TABLE model_weights (run_id INTEGER NOT NULL, person_id INTEGER NOT NULL, from_day INTEGER NOT NULL, weights BLOB NOT NULL, loss DOUBLE NOT NULL);
CREATE TABLE score (model VARCHAR NOT NULL, entity_kind VARCHAR NOT NULL, entity_id INTEGER NOT NULL, day INTEGER NOT NULL,
  surprise DOUBLE NOT NULL, rank INTEGER NOT NULL);
-- tail: calibrated surprisal in nats; expected_*: the tail that the model expected given the rest of that day.
CREATE TABLE score_feature (person_id INTEGER NOT NULL, day INTEGER NOT NULL, feature VARCHAR NOT NULL, seen DOUBLE NOT NULL,
  tail DOUBLE NOT NULL, expected_autoencoder DOUBLE, expected_nearest DOUBLE, share DOUBLE NOT NULL);
CREATE TABLE nearest_day (person_id INTEGER NOT NULL, day INTEGER NOT NULL, nearest INTEGER, distance DOUBLE);
CREATE TABLE risk (person_id INTEGER NOT NULL, day INTEGER NOT NULL, risk DOUBLE NOT NULL, relief DOUBLE NOT NULL);
CREATE TABLE risk_part (person_id INTEGER NOT NULL, day INTEGER NOT NULL, feature VARCHAR NOT NULL, contribution VARCHAR NOT NULL, points DOUBLE NOT NULL);

CREATE TABLE stage_state (stage VARCHAR PRIMARY KEY, version INTEGER NOT NULL, inputs VARCHAR NOT NULL, finished_us BIGINT NOT NULL);
CREATE TABLE label (file_sha256 VARCHAR NOT NULL, scenario VARCHAR NOT NULL, account VARCHAR NOT NULL, day INTEGER NOT NULL, at_us BIGINT, detail VARCHAR NOT NULL);
`;
