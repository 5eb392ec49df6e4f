/** In which zone a person lives, from when to when: where their days begin. */
export const text = `
-- zone: IANA name of the zone in which the person lives, as the list says.
ALTER TABLE directory_entry ADD COLUMN zone VARCHAR;
-- Half open, microseconds UTC; the spans of a person leave no time out. person.zone is that of the last one.
CREATE TABLE person_zone (person_id INTEGER NOT NULL, zone VARCHAR NOT NULL, from_us BIGINT NOT NULL, to_us BIGINT NOT NULL);
INSERT INTO person_zone SELECT person_id, zone, -9007199254740991, 9007199254740991 FROM person;
`;
