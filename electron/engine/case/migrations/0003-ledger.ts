/** How a source was read, what its times show, the analyst's decisions, and lists of context. */
export const text = `
-- mapping: the YAML by which a file of no known format was read. start_us: what second 0 of relative times means.
-- discrepancy: what did not balance where the analyst asked to go on all the same. time_notes: JSON, see TimeNote.
ALTER TABLE source ADD COLUMN mapping VARCHAR;
ALTER TABLE source ADD COLUMN start_us BIGINT;
ALTER TABLE source ADD COLUMN discrepancy VARCHAR;
ALTER TABLE source ADD COLUMN time_notes VARCHAR;
-- amount: of a transaction, in the unit of its source.
ALTER TABLE event ADD COLUMN amount DOUBLE;
-- What the analyst decided, an input of the stages. kind: merge, split. detail: JSON with names of accounts, never ids that a
-- stage gives. undone_us: taken back.
CREATE TABLE decision (decision_id BIGINT PRIMARY KEY, at_us BIGINT NOT NULL, actor VARCHAR NOT NULL, kind VARCHAR NOT NULL,
  detail VARCHAR NOT NULL, note VARCHAR, undone_us BIGINT);

-- Two names that a record or a list carries side by side for one account. kind: user-id, object-id, upn. event_id: the record.
CREATE TABLE account_alias (account VARCHAR NOT NULL, alias VARCHAR NOT NULL, kind VARCHAR NOT NULL, source_id INTEGER NOT NULL,
  event_id UBIGINT);
-- What a row of person_account rests on besides names: a list (source_id) or a decision. from_us as the analyst sees it.
CREATE TABLE person_evidence (account_id INTEGER NOT NULL, person_id INTEGER NOT NULL, from_us BIGINT, source_id INTEGER, decision_id BIGINT);
-- Account of a directory's row, lower case, and whom the row is about; also where no event has that account.
CREATE TABLE directory_owner (account VARCHAR PRIMARY KEY, person_id INTEGER NOT NULL);
-- The account may be one of these people's; nothing says which.
CREATE TABLE person_suggestion (account_id INTEGER NOT NULL, person_id INTEGER NOT NULL, reason VARCHAR NOT NULL);

-- Lists of context. known_from: the day from which an entry applies, never earlier; valid_to: its last day, NULL where none.
-- source.known_from: of rows that do not say it themselves; known_by: given, import-day.
ALTER TABLE source ADD COLUMN known_from DATE;
ALTER TABLE source ADD COLUMN known_by VARCHAR;
-- Where a record says that it happened: country as ISO 3166-1 alpha-2.
ALTER TABLE event ADD COLUMN country VARCHAR;
ALTER TABLE event ADD COLUMN city VARCHAR;
-- other_accounts: what the row calls the same account besides, a blank between: user principal name, SID, Okta and Entra ids.
ALTER TABLE directory_entry ADD COLUMN other_accounts VARCHAR;
-- leaving_known: the day on which leaves_on became known, NULL where it is as_of.
ALTER TABLE directory_entry ADD COLUMN location VARCHAR;
ALTER TABLE directory_entry ADD COLUMN starts_on DATE;
ALTER TABLE directory_entry ADD COLUMN leaves_on DATE;
ALTER TABLE directory_entry ADD COLUMN leaving_known DATE;
CREATE TABLE context_asset (source_id INTEGER NOT NULL, known_from DATE NOT NULL, valid_to DATE, host VARCHAR NOT NULL, criticality VARCHAR,
  purpose VARCHAR, owner VARCHAR, site VARCHAR, note VARCHAR, content_hash UBIGINT NOT NULL);
-- first_address, last_address: 128 bits, IPv4 as ::ffff:0:0/96; NULL where the entry is about an ASN.
CREATE TABLE context_network (source_id INTEGER NOT NULL, known_from DATE NOT NULL, valid_to DATE, network VARCHAR NOT NULL,
  first_address UHUGEINT, last_address UHUGEINT, asn BIGINT, kind VARCHAR NOT NULL, name VARCHAR, country VARCHAR, note VARCHAR,
  content_hash UBIGINT NOT NULL);
CREATE TABLE context_change (source_id INTEGER NOT NULL, known_from DATE NOT NULL, ticket VARCHAR NOT NULL, target VARCHAR,
  requester VARCHAR, implementer VARCHAR, title VARCHAR, state VARCHAR, from_us BIGINT NOT NULL, to_us BIGINT NOT NULL,
  content_hash UBIGINT NOT NULL);
CREATE TABLE context_account (source_id INTEGER NOT NULL, known_from DATE NOT NULL, valid_to DATE, account VARCHAR NOT NULL, kind VARCHAR,
  owner VARCHAR, purpose VARCHAR, hosts VARCHAR, note VARCHAR, content_hash UBIGINT NOT NULL);
CREATE TABLE context_holiday (source_id INTEGER NOT NULL, known_from DATE NOT NULL, day DATE NOT NULL, last_day DATE NOT NULL, name VARCHAR,
  site VARCHAR, content_hash UBIGINT NOT NULL);
CREATE TABLE context_duty (source_id INTEGER NOT NULL, known_from DATE NOT NULL, account VARCHAR NOT NULL, team VARCHAR, from_us BIGINT NOT NULL,
  to_us BIGINT NOT NULL, note VARCHAR, content_hash UBIGINT NOT NULL);
-- kind: see INDICATOR_KINDS; value in lower case but for files.
CREATE TABLE context_indicator (source_id INTEGER NOT NULL, known_from DATE NOT NULL, valid_to DATE, kind VARCHAR NOT NULL,
  value VARCHAR NOT NULL, list VARCHAR, severity VARCHAR, why VARCHAR, content_hash UBIGINT NOT NULL);
CREATE TABLE context_allow (source_id INTEGER NOT NULL, known_from DATE NOT NULL, valid_to DATE, kind VARCHAR NOT NULL, value VARCHAR NOT NULL,
  scope VARCHAR, why VARCHAR, approver VARCHAR, content_hash UBIGINT NOT NULL);
`;
