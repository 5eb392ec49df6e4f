/** Windows events: who, on which computer, in which logon session; what accounts and hosts are; privileges. */
export const text = `
-- channel and code name a record's type (Security 4624). computer_id: the host that recorded it; src_host_id: where it came
-- from or happened; dst_host_id: what it reached. account_id acts, target_account_id is acted on or acted as.
-- logon_id: the logon session on computer_id to which it belongs (4624: the one it opens); linked_logon_id: its elevated twin.
-- from_address: of a member added to a group, the group's SID.
ALTER TABLE event ADD COLUMN channel VARCHAR;
ALTER TABLE event ADD COLUMN code INTEGER;
ALTER TABLE event ADD COLUMN computer_id INTEGER;
ALTER TABLE event ADD COLUMN target_account_id INTEGER;
ALTER TABLE event ADD COLUMN logon_type TINYINT;
ALTER TABLE event ADD COLUMN logon_id UBIGINT;
ALTER TABLE event ADD COLUMN linked_logon_id UBIGINT;
-- account.kind: user, machine, service, system, none. domain as the record has it; sid where one was seen.
ALTER TABLE account ADD COLUMN domain VARCHAR;
ALTER TABLE account ADD COLUMN user_name VARCHAR;
ALTER TABLE account ADD COLUMN sid VARCHAR;
-- Archives: path is archive!member; sha256 and bytes are the archive's as received, content_sha256 the member's own.
ALTER TABLE source ADD COLUMN content_sha256 VARCHAR;
-- Records that begin on a line of another one: lines = records - shared_lines + headers + quoted_newlines + blank_lines.
ALTER TABLE source ADD COLUMN shared_lines BIGINT DEFAULT 0;

-- Several names of one host (WS-01, ws-01.corp.example, WS-01$) and what it is.
CREATE TABLE host_identity (host_id INTEGER PRIMARY KEY, same_as INTEGER NOT NULL, role VARCHAR NOT NULL, reason VARCHAR NOT NULL);
-- An address belonged to a host from..to (microseconds UTC, half open).
CREATE TABLE host_address (host_id INTEGER NOT NULL, ip VARCHAR NOT NULL, from_us BIGINT NOT NULL, to_us BIGINT NOT NULL, reason VARCHAR NOT NULL);
-- kind: logon (at the host itself), network, remote-interactive, service, batch, new-credentials, activity.
ALTER TABLE session ADD COLUMN logon_type TINYINT;
ALTER TABLE session ADD COLUMN logon_id UBIGINT;
ALTER TABLE session ADD COLUMN src_host_id INTEGER;
ALTER TABLE session ADD COLUMN src_ip VARCHAR;
ALTER TABLE session ADD COLUMN elevated BOOLEAN;
ALTER TABLE session ADD COLUMN twin_session_id BIGINT;
-- From at_us on the account holds level (index of PRIVILEGE_LEVELS) on host_id, or everywhere where that is NULL.
CREATE TABLE privilege (at_us BIGINT NOT NULL, account_id INTEGER NOT NULL, person_id INTEGER, host_id INTEGER, level TINYINT NOT NULL,
  reason VARCHAR NOT NULL, event_id UBIGINT, by_account_id INTEGER, session_id BIGINT);
`;
