import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../models/domain/mapping.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { proposeMapping } from '../../../models/sources/mapping/propose.ts';
import { contentAt } from '../../../electron/engine/mapping/content-at.ts';
import { readMappingFile, saveMappingFile } from '../../../electron/engine/mapping/mapping-file.ts';
import { previewMapping } from '../../../electron/engine/mapping/preview.ts';
import { tableOf } from '../../../electron/engine/mapping/table-of.ts';
import { importFiles } from '../../../electron/engine/ingest/import-files.ts';
import { rereadSource } from '../../../electron/engine/ingest/reread-source.ts';
import { originalText } from '../../../electron/engine/ingest/source-text.ts';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import identity from '../../../electron/engine/pipeline/stages/identity.ts';
import { stageStates } from '../../../electron/engine/pipeline/staleness.ts';
import { contentOf, file, folder, newCase, remove, settings } from '../ingest/cases.ts';
import { zipOf } from '../ingest/zip.ts';

const signal = new AbortController().signal;
const VPN = [
  'Datum;Uhrzeit;Benutzer;Quelladresse;Aktion;Ergebnis',
  '13.11.2026;08:01:22;KORP\\meier;10.1.2.3;Anmeldung;Erfolg',
  '13.11.2026;17:40:00;KORP\\meier;10.1.2.3;Abmeldung;Erfolg',
  'kaputt;;;;;',
  '14.11.2026;02:11:09;KORP\\kunz;203.0.113.9;Anmeldung;Fehlgeschlagen',
  'zu;wenig',
  '15.11.2026;08:00:00;"KORP\\o;brien";10.1.2.4;Anmeldung;Erfolg',
].join('\n');

const proposal = async (path: string) => proposeMapping(await tableOf(contentAt(path), signal)).mapping;

async function bringMapped(open: OpenCase, path: string, mapping: Mapping, more: object = {}) {
  const request = { paths: [path], mappings: [{ path: null, mapping }], ...more };
  const ports = { signal, nowUs: settings.nowUs, progress: () => undefined };
  return (await importFiles(open, request, ports)).files;
}

const events = (open: OpenCase) =>
  open.reader
    .rows(`SELECT epoch_ms(at_us // 1000)::VARCHAR AS at, stream, action, outcome, a.name AS account, h.name AS src_host,
      src_ip, d.name AS dst_host, resource, e.bytes, items, amount, channel
    FROM event e JOIN account a USING (account_id) LEFT JOIN host h ON h.host_id = src_host_id LEFT JOIN host d ON d.host_id = dst_host_id
    ORDER BY at_us, event_id`);

const line = (n: number, more: object) =>
  JSON.stringify({
    id: n,
    at: `2026-11-02T10:0${n}:00Z`,
    actor: { email: 'ann@corp.example' },
    action: 'record.view',
    client: { ip: '10.0.0.3' },
    ...more,
  });

const other = (mapping: Mapping): Mapping => ({
  ...mapping,
  kind: 'event',
  time: { columns: ['Datum'], pattern: '%d.%m.%Y' },
  actions: {},
});
const overlapping = (path: string) =>
  file(
    'later.csv',
    `${VPN.split('\n').slice(0, 3).join('\n')}\n16.11.2026;08:00:00;KORP\\neu;10.1.2.9;Anmeldung;Erfolg\n`,
    path,
  );

describe('a file of no known format', () => {
  it(
    'is imported by its mapping: every record stored or rejected with its reason',
    { timeout: 60_000 },
    async () => {
      const open = await newCase();
      const path = file('vpn.csv', VPN);
      const [receipt] = await bringMapped(open, path, await proposal(path), { zone: 'Europe/Berlin' });
      expect(receipt).toMatchObject({
        source: 'mapped',
        records: 6,
        stored: 4,
        rejected: 2,
        duplicate: 0,
        balanced: true,
      });
      expect(await events(open)).toMatchObject([
        {
          at: '2026-11-13 07:01:22',
          stream: 'authentication',
          action: 'remote-logon',
          outcome: 'success',
          account: 'KORP\\meier',
          src_ip: '10.1.2.3',
          channel: 'Anmeldung',
        },
        { at: '2026-11-13 16:40:00', action: 'session-ended' },
        { at: '2026-11-14 01:11:09', action: 'logon-failed', outcome: 'failure', account: 'KORP\\kunz' },
        { at: '2026-11-15 07:00:00', account: 'KORP\\o;brien' },
      ]);
      const rejects = await open.reader.rows('SELECT line, reason FROM reject ORDER BY line');
      expect(rejects).toEqual([
        { line: 4, reason: 'time cannot be read' },
        { line: 6, reason: '2 of 6 columns' },
      ]);
      expect((await originalText(open.reader, 1, 5)).text).toBe(
        '15.11.2026;08:00:00;"KORP\\o;brien";10.1.2.4;Anmeldung;Erfolg',
      );
      const again = await bringMapped(open, path, await proposal(path), { zone: 'Europe/Berlin' });
      expect(again[0]).toMatchObject({ stored: 0, duplicate: 4, rejected: 2 });
    },
  );

  it('is previewed by the very same steps, with what would be rejected', { timeout: 60_000 }, async () => {
    const path = file('vpn.csv', VPN);
    const preview = await previewMapping(
      { path, mapping: await proposal(path), zone: 'Europe/Berlin' },
      signal,
    );
    expect(preview).toMatchObject({ records: 6, rejected: 2, problems: [] });
    expect(preview.events.map(({ user, action, reason }) => reason ?? `${user} ${action}`)).toEqual([
      'KORP\\meier remote-logon',
      'KORP\\meier session-ended',
      'time cannot be read',
      'KORP\\kunz logon-failed',
      '2 of 6 columns',
      'KORP\\o;brien remote-logon',
    ]);
    expect(preview.events[0]?.at).toBe(Date.parse('2026-11-13T07:01:22Z') * 1000);
  });

  it('may be nested JSON', { timeout: 60_000 }, async () => {
    const open = await newCase();
    const path = file(
      'crm.ndjson',
      [line(1, { rows: 12 }), line(2, { rows: 900 }), line(3, { at: 'soon' }), '{"id":4'].join('\n'),
    );
    const [receipt] = await bringMapped(open, path, await proposal(path));
    expect(receipt).toMatchObject({ records: 4, stored: 2, rejected: 2, balanced: true, zone: null });
    expect(await events(open)).toMatchObject([
      { at: '2026-11-02 10:01:00', account: 'ann@corp.example', src_ip: '10.0.0.3', items: 12 },
      { at: '2026-11-02 10:02:00', items: 900 },
    ]);
  });

  it('may be a Parquet table; its rows are kept as JSON', { timeout: 60_000 }, async () => {
    const open = await newCase();
    const path = join(folder(), "it's.parquet");
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`COPY (SELECT TIMESTAMP '2026-11-02 10:00:00' + to_hours(i) AS time, 'ann' || i AS username, {'path': '/x/' || i} AS file, i * 100 AS bytes
      FROM range(3) t(i)) TO '${path.replaceAll("'", "''")}'`);
    connection.closeSync();
    instance.closeSync();
    const mapping = await proposal(path);
    expect(mapping).toMatchObject({
      encoding: 'parquet',
      time: { columns: ['time'], pattern: 'iso-local' },
      fields: { user: 'username', bytes: 'bytes', resource: 'file.path' },
    });
    const [receipt] = await bringMapped(open, path, mapping, { zone: 'UTC' });
    expect(receipt).toMatchObject({ source: 'mapped', records: 3, stored: 3, balanced: true });
    expect(await events(open)).toMatchObject([
      { account: 'ann0', resource: '/x/0', bytes: 0 },
      { bytes: 100 },
      { at: '2026-11-02 12:00:00', bytes: 200 },
    ]);
    expect(JSON.parse((await originalText(open.reader, 1, 1)).text)).toMatchObject({ username: 'ann1' });
    expect((await previewMapping({ path, mapping }, signal)).records).toBe(3);
  });

  it('may lie in an archive, and have times from a start', { timeout: 60_000 }, async () => {
    const open = await newCase();
    const path = file(
      'a.zip',
      zipOf([{ name: 'doors.tsv', content: 'seconds\tcardholder\tdoor\n10\tann\tLab 3\n20\tbo\tLab 3\n' }]),
    );
    const member = `${path}!doors.tsv`;
    const mapping = await proposal(member);
    expect(mapping.time.pattern).toBe('relative-s');
    const start = timestampUs(Date.parse('2026-11-02T00:00:00Z') * 1000);
    await bringMapped(open, path, mapping, { start, mappings: [{ path: member, mapping }] });
    expect(await events(open)).toMatchObject([
      { at: '2026-11-02 00:00:10', stream: 'access', dst_host: 'Lab 3' },
      { account: 'bo' },
    ]);
  });

  it.each([
    ['a column that is not there', { fields: { user: 'Nobody' } }, 'fields.user', 'no column "Nobody"'],
    ['no time', { time: { columns: [], pattern: 'iso' } }, 'time.columns', 'Choose the column'],
    [
      'a pattern that is none',
      { time: { columns: ['Datum'], pattern: 'dd.mm.yyyy' } },
      'time.pattern',
      'is no pattern',
    ],
    [
      'a pattern without a year',
      { time: { columns: ['Datum'], pattern: '%d.%m.' } },
      'time.pattern',
      'no year',
    ],
    [
      'a pattern that DuckDB does not know',
      { time: { columns: ['Datum'], pattern: '%d.%m.%Y %Q' } },
      'time.pattern',
      '%Q',
    ],
  ])('is not read by a mapping with %s', async (_, change, where, message) => {
    const path = file('vpn.csv', VPN);
    const { problems } = await previewMapping(
      { path, mapping: { ...(await proposal(path)), ...change } },
      signal,
    );
    expect(problems).toEqual([{ where, message: expect.stringContaining(message) as string }]);
  });

  it(
    'is refused by an import whose mapping does not fit, and the case stays as it was',
    { timeout: 60_000 },
    async () => {
      const open = await newCase();
      const path = file('vpn.csv', VPN);
      const mapping = { ...(await proposal(path)), fields: { user: 'Nobody' } };
      await expect(bringMapped(open, path, mapping)).rejects.toMatchObject({
        code: 'FORMAT_UNKNOWN',
        message: expect.stringContaining('no column Nobody') as string,
      });
      expect(await open.reader.rows('SELECT * FROM source')).toEqual([]);
    },
  );
});

describe('a source that is read anew', () => {
  it('by another mapping equals one that was imported so', { timeout: 60_000 }, async () => {
    const path = file('vpn.csv', VPN);
    const later = overlapping(folder());
    const mapping = await proposal(path);
    const [changed, fresh] = [await newCase(), await newCase()];
    await bringMapped(changed, path, mapping, { zone: 'UTC' });
    await bringMapped(changed, later, mapping, { zone: 'UTC' });
    const receipt = await rereadSource(changed, 1, { mapping: other(mapping) }, signal);
    expect(receipt).toMatchObject({ records: 6, stored: 4, rejected: 2, balanced: true });
    await bringMapped(fresh, path, other(mapping), { zone: 'UTC' });
    await bringMapped(fresh, later, mapping, { zone: 'UTC' });
    expect(await contentOf(changed)).toEqual(await contentOf(fresh));
  });

  it(
    'makes what was computed from it out of date, though it has as many events',
    { timeout: 60_000 },
    async () => {
      const path = file('vpn.csv', VPN);
      const mapping = await proposal(path);
      const open = await newCase();
      await bringMapped(open, path, mapping, { zone: 'UTC' });
      const inputs = async () => (await stageStates(open.writer, [identity], 'UTC'))[0]?.inputs;
      const before = await inputs();
      expect(await inputs()).toBe(before);
      await rereadSource(open, 1, { mapping: { ...mapping, actions: {} } }, signal);
      expect(await inputs()).not.toBe(before);
    },
  );

  it(
    'in another zone equals one that was imported so, and so does undoing it',
    { timeout: 60_000 },
    async () => {
      const path = file('vpn.csv', VPN);
      const later = overlapping(folder());
      const mapping = await proposal(path);
      const [changed, fresh] = [await newCase('UTC'), await newCase('UTC')];
      await bringMapped(changed, path, mapping, { zone: 'UTC' });
      await bringMapped(changed, later, mapping, { zone: 'UTC' });
      await rereadSource(changed, 1, { zone: 'Asia/Tokyo' }, signal);
      await bringMapped(fresh, path, mapping, { zone: 'Asia/Tokyo' });
      await bringMapped(fresh, later, mapping, { zone: 'UTC' });
      expect(await contentOf(changed)).toEqual(await contentOf(fresh));
      await remove(changed, 1);
      const alone = await newCase('UTC');
      await bringMapped(alone, later, mapping, { zone: 'UTC' });
      expect((await contentOf(changed)).events).toEqual((await contentOf(alone)).events);
    },
  );

  it('is not where its times carry their zone, or a format is known', { timeout: 60_000 }, async () => {
    const open = await newCase();
    const path = file(
      'a.ndjson',
      '{"at":"2026-11-02T10:00:00Z","user":"ann"}\n{"at":"2026-11-02T11:00:00Z","user":"bo"}\n',
    );
    await bringMapped(open, path, await proposal(path));
    await expect(rereadSource(open, 1, { zone: 'Asia/Tokyo' }, signal)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(rereadSource(open, 7, { zone: 'Asia/Tokyo' }, signal)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(rereadSource(open, 1, { zone: 'Mars/Olympus' }, signal)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});

describe('a mapping file', () => {
  it('comes back as it was saved, replaces another mapping and nothing else', async () => {
    const mapping = await proposal(file('vpn.csv', VPN));
    const path = join(folder(), 'vpn.yaml');
    saveMappingFile(mapping, path);
    saveMappingFile({ ...mapping, name: 'Again' }, path);
    expect(readMappingFile(path)).toEqual({ ...mapping, name: 'Again' });
    const diary = file('diary.txt', 'Dear diary');
    expect(() => saveMappingFile(mapping, diary)).toThrow('is no mapping');
    writeFileSync(path, 'name: x\nkind: wrong\n');
    expect(() => readMappingFile(path)).toThrow('line 2');
  });
});
