/** 2010-01-04, a Monday. */
export const FIRST_DAY = 14_613;
export const DAYS = 100;
export const LAST_DAY = FIRST_DAY + DAYS - 1;

/** Every word that names somebody below. */
export const REAL_NAMES = [
  'AML0001',
  'Ann Maria Lee',
  'Ann.Maria.Lee',
  'BOB0002',
  'Bob Ray Stone',
  'Bob.Ray.Stone',
  'CYD0003',
  'Cyd Fay Moss',
  'Cyd.Fay.Moss',
  'Dora Chief',
] as const;

/** The only file of the case, as its records stand in it. */
export const SOURCE_TEXT = [
  'id,date,user,pc,activity',
  '{A-1},01/04/2010 08:00:00,AML0001,PC-1,Logon',
  '{A-2},01/04/2010 17:00:00,AML0001,PC-1,Logoff',
  '{A-3},01/04/2010 09:00:00,BOB0002,PC-AML0001,Logon',
  '',
].join('\n');

const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex');
export const EVENT_BASE = 0x1000n;

/** People who never move. */
export const LIVE_THERE =
  'INSERT INTO person_zone SELECT person_id, zone, -9007199254740991, 9007199254740991 FROM person';

/** ann (1) and bob (2) are engineers in New York, cyd (3) a clerk in Berlin: 100 days, all active but for bob's last 10. */
export const threePeople = (): string => `
  INSERT INTO source (source_id, name, path, importer, importer_version, sha256, bytes, zone, zone_decision, lines,
    headers, quoted_newlines, records, stored, rejected, duplicate, other, other_by_reason, warnings, imported_us, event_base)
    VALUES (1, 'logon.csv', '/exports/aml0001/logon.csv', 'cert-logon', 1, 'ab', 100, 'America/New_York', 'given', 4, 1, 0,
      1000000, 3, 0, 0, 0, '{}', '[]', 1, ${EVENT_BASE});
  INSERT INTO source_text VALUES (1, 0, 3, unhex('${hex(SOURCE_TEXT)}'));
  INSERT INTO account (account_id, name, kind) VALUES (1, 'AML0001', 'user'), (2, 'BOB0002', 'user'), (3, 'CYD0003', 'user');
  INSERT INTO host VALUES (1, 'PC-1'), (2, 'PC-AML0001'), (3, 'PC-3');
  INSERT INTO person VALUES (1, 'AML0001', 'America/New_York'), (2, 'BOB0002', 'America/New_York'), (3, 'CYD0003', 'Europe/Berlin');
  ${LIVE_THERE};
  INSERT INTO person_account SELECT account_id, account_id, NULL, NULL, 'same name' FROM account;
  INSERT INTO directory_entry (source_id, as_of, account, full_name, email, role, department, supervisor) VALUES
    (1, '2009-12-01', 'AML0001', 'Ann Maria Lee', 'Ann.Maria.Lee@halden.example', 'Engineer', '2 - Optics', 'Dora Chief'),
    (1, '2009-12-01', 'BOB0002', 'Bob Ray Stone', 'Bob.Ray.Stone@halden.example', 'Engineer', '2 - Optics', 'Dora Chief'),
    (1, '2009-12-01', 'CYD0003', 'Cyd Fay Moss', 'Cyd.Fay.Moss@halden.example', 'Clerk', NULL, 'Dora Chief');
  INSERT INTO person_day SELECT p.person_id, ${FIRST_DAY} + i, i, 2, (${FIRST_DAY} + i) * 86400000000, (${FIRST_DAY} + i) * 86400000000,
    CASE WHEN p.person_id = 3 THEN 'Clerk' ELSE 'Engineer' END
    FROM person p, range(${DAYS}) t(i) WHERE NOT (p.person_id = 2 AND i >= 90);
  INSERT INTO feature_value SELECT person_id, day, 'logons', 1 + active_index % 3 FROM person_day;
  INSERT INTO feature_value SELECT person_id, day, 'file-copies', 5 FROM person_day WHERE active_index % 10 = 9;
  INSERT INTO feature_value VALUES (1, ${FIRST_DAY + 90}, 'file-copies', 40);
  INSERT INTO score_feature SELECT d.person_id, d.day, f.feature, coalesce(v.value, 0),
      CASE WHEN coalesce(v.value, 0) > 30 THEN 12 ELSE coalesce(v.value, 0) / 10 END, 0.2, 0.1,
      CASE WHEN coalesce(v.value, 0) > 0 THEN 0.5 ELSE 0 END
    FROM person_day d CROSS JOIN (VALUES ('logons'), ('file-copies')) f(feature)
    LEFT JOIN feature_value v ON v.person_id = d.person_id AND v.day = d.day AND v.feature = f.feature
    WHERE d.active_index >= 30;
  INSERT INTO risk SELECT person_id, day, CASE WHEN person_id = 1 AND active_index = 90 THEN 80 ELSE 5 + active_index % 5 END,
    CASE WHEN person_id = 1 AND active_index = 90 THEN 3 ELSE 0 END FROM person_day WHERE active_index >= 30;
  INSERT INTO risk_part SELECT person_id, day, 'logons', 'other', 2 FROM risk;
  INSERT INTO risk_part SELECT person_id, day, 'file-copies', 'exfil', risk - 2 + relief FROM risk;
  INSERT INTO score SELECT m.model, 'user', person_id, day, risk / 2, row_number() OVER (PARTITION BY m.model ORDER BY risk DESC, person_id, day)
    FROM risk, (VALUES ('autoencoder'), ('robust-z')) m(model);
  INSERT INTO nearest_day VALUES (1, ${FIRST_DAY + 90}, ${FIRST_DAY + 39}, 0.25);
  INSERT INTO event (event_id, source_id, account_id, at_us, stream, action, outcome, src_host_id, src_ip, dst_host_id, resource,
      from_address, bytes, items, content_hash)
    SELECT ${EVENT_BASE}::UBIGINT + (row_number() OVER (ORDER BY d.person_id, d.day, e.k) - 1)::UBIGINT, 1, d.person_id,
      d.day * 86400000000::BIGINT + e.at_hour * 3600000000::BIGINT, e.stream, e.action, NULL,
      CASE WHEN d.person_id = 1 AND d.active_index >= 90 THEN 3 ELSE d.person_id END, NULL, NULL, e.resource, NULL, e.bytes, NULL, 0
    FROM person_day d, (VALUES (0, 13, 'logon', 'logged-on', NULL, NULL), (1, 14, 'email', 'email-sent', 'ann.maria.lee@HALDEN.example;x@y.z', 900),
      (2, 20, 'device', 'device-connected', NULL, NULL)) e(k, at_hour, stream, action, resource, bytes)
    WHERE e.k < 2 OR d.person_id = 1
    ORDER BY 3, 4;
  INSERT INTO session (session_id, person_id, account_id, host_id, kind, start_us, end_us, events, closed)
    SELECT row_number() OVER (), person_id, person_id, person_id, 'interactive',
    day * 86400000000::BIGINT + 13 * 3600000000::BIGINT, day * 86400000000::BIGINT + 22 * 3600000000::BIGINT, 2, true FROM person_day;
  INSERT INTO stage_state VALUES ('risk', 1, 'x', 1);
`;
