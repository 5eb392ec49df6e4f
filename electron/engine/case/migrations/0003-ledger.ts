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
`;
