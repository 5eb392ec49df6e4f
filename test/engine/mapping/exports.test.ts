import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../models/domain/mapping.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { proposeMapping } from '../../../models/sources/mapping/propose.ts';
import { contentAt } from '../../../electron/engine/mapping/content-at.ts';
import { previewMapping } from '../../../electron/engine/mapping/preview.ts';
import { tableOf } from '../../../electron/engine/mapping/table-of.ts';
import { importFiles } from '../../../electron/engine/ingest/import-files.ts';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import { newCase, settings } from '../ingest/cases.ts';

const signal = new AbortController().signal;
const ZONE = 'Europe/Berlin';
const START = timestampUs(Date.parse('2026-11-02T00:00:00Z') * 1000);

/** One event a line: `TIME in UTC | action | account | what else it says`. */
const lines = async (open: OpenCase) => {
  const rows = await open.reader
    .rows(`SELECT concat_ws(' | ', epoch_ms(at_us // 1000)::VARCHAR, action, a.name, outcome, h.name, src_ip, d.name, resource,
      e.bytes || ' bytes', items || ' items', amount || ' paid') AS line
    FROM event e JOIN account a USING (account_id) LEFT JOIN host h ON h.host_id = src_host_id LEFT JOIN host d ON d.host_id = dst_host_id
    ORDER BY at_us, event_id`);
  return rows.map((row) => row['line']);
};

const EXPORTS: readonly (readonly [
  name: string,
  kind: Mapping['kind'],
  pattern: string,
  rejected: number,
  events: readonly string[],
])[] = [
  [
    'vpn-de.csv',
    'logon',
    '%d.%m.%Y %H:%M:%S',
    1,
    [
      '2026-11-13 07:01:22 | remote-logon | KORP\\meier | success | 10.1.2.3',
      '2026-11-13 16:40:00 | session-ended | KORP\\meier | success | 10.1.2.3',
      '2026-11-14 01:11:09 | logon-failed | KORP\\kunz | failure | 203.0.113.9',
      '2026-11-14 01:11:40 | remote-logon | KORP\\kunz | success | 203.0.113.9',
    ],
  ],
  [
    'zahlungen-de.csv',
    'transaction',
    '%d.%m.%y %H:%M',
    0,
    [
      '2026-11-02 08:14:00 | transaction-made | m.huber | 1200.5 paid',
      '2026-11-02 09:02:00 | transaction-made | m.huber | 89.9 paid',
      '2026-11-16 17:47:00 | transaction-made | j.kern | 24000.0 paid',
    ],
  ],
  [
    'journal-fr.csv',
    'logon',
    '%d/%m/%Y %H:%M:%S',
    0,
    [
      '2026-11-02 07:31:05 | logged-on | c.moreau | success | PC-LYON-4',
      '2026-11-02 17:02:44 | logged-off | c.moreau | success | PC-LYON-4',
      '2026-11-16 21:10:00 | logon-failed | b.petit | failure | PC-LYON-9',
    ],
  ],
  [
    'login-ja.csv',
    'logon',
    '%Y年%m月%d日 %H時%M分%S秒',
    0,
    [
      '2026-11-02 09:00:00 | logged-on | tanaka | success | PC-7',
      '2026-11-02 17:00:00 | logged-off | tanaka | success | PC-7',
      '2026-11-03 22:59:59 | logon-failed | sato | failure | PC-9',
    ],
  ],
  [
    'doors.tsv',
    'access',
    'iso-local',
    0,
    [
      '2026-11-02 07:01:00 | accessed | Ann Smith | success | Lab 3',
      '2026-11-02 07:04:00 | accessed | Bo Li | failure | Lab 3',
      '2026-11-02 07:04:20 | accessed | Bo Li | success | Main entrance',
    ],
  ],
  [
    'payments.csv',
    'transaction',
    '%m/%d/%Y %I:%M %p',
    0,
    [
      '2026-11-13 09:00:00 | transaction-made | ann.smith | Invoice 7 | 1200.5 paid',
      '2026-11-13 23:30:00 | transaction-made | bo.li | Storno\nof T2 | -99.0 paid',
      '2026-11-14 12:05:00 | transaction-made | bo.li | Invoice 8, second try | 99.0 paid',
    ],
  ],
  [
    'proxy.log',
    'transfer',
    'epoch-ms',
    0,
    [
      '2026-11-17 08:00:00 | transferred | ann | 10.0.0.4 | http://a.example/ | 1234 bytes',
      '2026-11-17 08:00:01 | transferred | bo | 10.0.0.5 | http://b.example/x | 99123 bytes',
      '2026-11-17 08:00:02.5 | transferred | - | 10.0.0.5 | http://c.example/ | 77 bytes',
    ],
  ],
  [
    'crm.ndjson',
    'access',
    'iso',
    2,
    [
      '2026-11-02 10:01:00 | accessed | ann@corp.example | 10.0.0.3 | Customer 12 | 12 items',
      '2026-11-02 10:02:00 | accessed | bo@corp.example | 10.0.0.3 | All customers | 900 items',
    ],
  ],
  [
    'permissions.json',
    'change',
    'epoch-s',
    0,
    ['2026-11-17 08:00:00 | changed | it-admin', '2026-11-17 09:00:00 | changed | it-admin'],
  ],
  [
    'ecs.ndjson',
    'transfer',
    'iso',
    0,
    [
      '2026-11-02 08:00:00.123 | transferred | ann | success | 2001:db8::7 | /plans/a.dwg | 2048 bytes',
      '2026-11-02 08:05:00 | transferred | bo | failure | 10.0.0.9 | /plans/b.dwg | 0 bytes',
    ],
  ],
  [
    'splunk.csv',
    'logon',
    'iso',
    0,
    [
      '2026-11-02 10:00:00 | remote-logon | ann | 10.0.0.9 | FS01',
      '2026-11-02 10:00:00 | remote-logon | ann | 10.0.0.9 | FS01',
      '2026-11-02 17:00:00 | session-ended | ann | 10.0.0.9 | FS01',
    ],
  ],
  [
    'raw.csv',
    'event',
    'iso',
    0,
    [
      '2026-11-02 10:00:00 | recorded | ann@corp.example | success | 10.0.0.3',
      '2026-11-02 10:01:00 | recorded | bo@corp.example | failure | 10.0.0.4',
      '2026-11-02 10:02:00 | recorded | bo@corp.example | success | 10.0.0.4',
    ],
  ],
  [
    'prints.tsv',
    'transfer',
    '%d-%b-%Y %H:%M',
    0,
    [
      '2026-11-02 08:15:00 | transferred | ann | PC-1 | Offer 7.docx | 120000 bytes',
      '2026-11-02 20:40:00 | transferred | bo | PC-2 | Customers.xlsx | 12500000 bytes',
    ],
  ],
  [
    'badge-relative.csv',
    'access',
    'relative-s',
    0,
    [
      '2026-11-02 00:00:00 | accessed | ann | Gate 1',
      '2026-11-02 00:01:01 | accessed | bo | Gate 1',
      '2026-11-02 02:00:00 | accessed | ann | Vault',
    ],
  ],
];

describe('an export of its kind, proposed, previewed and imported', { timeout: 60_000 }, () => {
  it.each(EXPORTS)('%s is %s', async (name, kind, pattern, rejected, expected) => {
    const path = join(import.meta.dirname, '../../fixtures/mapping', name);
    const { mapping, needsZone, needsStart } = proposeMapping(await tableOf(contentAt(path), signal));
    expect(mapping).toMatchObject({ kind, time: { pattern } });
    const read = { ...(needsZone && { zone: ZONE }), ...(needsStart && { start: START }) };
    const preview = await previewMapping({ path, mapping, ...read }, signal);
    expect(preview).toMatchObject({ problems: [], records: expected.length + rejected, rejected });
    const open = await newCase();
    const request = { paths: [path], mappings: [{ path: null, mapping }], ...read };
    const bring = async () =>
      (await importFiles(open, request, { signal, nowUs: settings.nowUs, progress: () => undefined }))
        .files[0];
    expect(await bring()).toMatchObject({ stored: expected.length, rejected, duplicate: 0, balanced: true });
    expect(await lines(open)).toEqual(expected);
    expect(await bring()).toMatchObject({ stored: 0, rejected, duplicate: expected.length, balanced: true });
  });
});
