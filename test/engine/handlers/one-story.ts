/** Of person 1: two signals in one story, with names in their sentences. */
export const ONE_STORY = `
  INSERT INTO signal VALUES (17, 'bulk-access', 'user', 1, 'AML0001', 1, 1262600000000000, 1262603600000000, 'high', 30, 'enough',
    'AML0001 read 90 files of Bob Ray Stone', 2, 'read 90 files of Bob Ray Stone'), (18, 'mass-deletion', 'user', 1, 'AML0001', 1, 1262604000000000, 1262604000000000,
    'high', 50, 'none', 'AML0001 deleted 120 items', 1, NULL);
  INSERT INTO signal_event VALUES (17, 0, 1), (17, 1, 2), (18, 0, 3);
  INSERT INTO signal_link VALUES (17, 'person', '1'), (18, 'person', '1');
  INSERT INTO signal_coverage VALUES ('bulk-access', 'assessed', NULL, 5, 1), ('mass-deletion', 'assessed', NULL, 5, 1),
    ('mfa-fatigue', 'not-assessable', 'no MFA challenges', 0, 0);
  INSERT INTO story VALUES ('00000000000000ab', 'user', 1, 'AML0001', 1262600000000000, 1262604000000000, 65, 1,
    'Read far more than usual, then deleted in bulk', 'high', 'e', NULL, NULL, false);
  INSERT INTO story_signal VALUES ('00000000000000ab', 17, 30), ('00000000000000ab', 18, 50);
  INSERT INTO story_day VALUES ('00000000000000ab', 1, (SELECT min(day) FROM person_day WHERE person_id = 1), 81, 33, 'Copied 41 files of Bob Ray Stone');
  INSERT INTO story_person VALUES ('00000000000000ab', 1), ('00000000000000ab', 2);
  INSERT INTO story_relief VALUES ('00000000000000ab', 'change', 'Change record CHG1 of Ann Maria Lee', 15)`;
