/** What shows that a log has holes, journeys that were planned, what covers a raise of privileges, and the unusual days that stories rest on beside signals. */
export const text = `
-- The log's own running number of a record (Windows: EventRecordID, by computer and channel).
ALTER TABLE event ADD COLUMN record_number UBIGINT;

-- What happened as a phrase without a subject, in the past: part of a title.
ALTER TABLE signal ADD COLUMN did VARCHAR;

CREATE TABLE context_travel (source_id INTEGER NOT NULL, known_from DATE NOT NULL, account VARCHAR NOT NULL, place VARCHAR NOT NULL,
  from_us BIGINT NOT NULL, to_us BIGINT NOT NULL, note VARCHAR, content_hash UBIGINT NOT NULL);

-- A day on which somebody's risk stood out: evidence of a story beside its signals. risk: 0 to 100 as on the person's
-- timeline; points: what it adds to the story; explanation: one sentence with the numbers in it.
CREATE TABLE story_day (story_id VARCHAR NOT NULL, person_id INTEGER NOT NULL, day INTEGER NOT NULL, risk DOUBLE NOT NULL,
  points DOUBLE NOT NULL, explanation VARCHAR NOT NULL);

-- The ticket of the change record that covers a raise; - where none does, NULL where nothing asks for one or there is no list.
ALTER TABLE privilege ADD COLUMN change VARCHAR;
`;
