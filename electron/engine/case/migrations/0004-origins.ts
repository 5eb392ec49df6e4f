/** Where an event came from and by what it was proved, as identity providers and clouds tell it. */
export const text = `
-- device: the vendor's id of it. user_agent as the record has it. session_ref: the vendor's id of a session (Okta
-- externalSessionId, Entra sessionId, an AWS access key). network: the operator of the address ("AS64500 Example").
-- factor: by what a sign-in was proved. Degrees north and east.
ALTER TABLE event ADD COLUMN device VARCHAR;
ALTER TABLE event ADD COLUMN user_agent VARCHAR;
ALTER TABLE event ADD COLUMN session_ref VARCHAR;
ALTER TABLE event ADD COLUMN network VARCHAR;
ALTER TABLE event ADD COLUMN factor VARCHAR;
ALTER TABLE event ADD COLUMN latitude DOUBLE;
ALTER TABLE event ADD COLUMN longitude DOUBLE;
`;
