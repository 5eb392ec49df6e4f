import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ImportProgress } from '../../../electron/contract/api.ts';
import { originalText } from '../../../electron/engine/ingest/source-text.ts';
import { bring, contentOf, eventsOf, file, folder, logons, newCase } from './cases.ts';

const DAY = `ann 01/04/2010 08:58:00 PC-1 Logon
  bob 01/04/2010 09:10:00 PC-2 Logon
  ann 01/04/2010 17:01:00 PC-1 Logoff`;

describe('an import', () => {
  it('stores events in UTC and says what it did', async () => {
    const open = await newCase();
    const path = file('logon.csv', logons(DAY));
    const [receipt] = await bring(open, path, { zone: 'America/New_York' });
    expect(receipt).toEqual({
      path,
      source: 'cert-logon',
      sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
      bytes: readFileSync(path).length,
      records: 3,
      stored: 3,
      rejected: 0,
      duplicate: 0,
      other: 0,
      other_by_reason: {},
      balanced: true,
      first: '2010-01-04T13:58:00Z',
      last: '2010-01-04T22:01:00Z',
      zone: 'America/New_York',
      warnings: [],
    });
    const events = await eventsOf(open);
    expect(
      events.map(({ record, account, host, at_us, action }) => [record, account, host, at_us, action]),
    ).toEqual([
      [0, 'ann', 'PC-1', Date.UTC(2010, 0, 4, 13, 58) * 1000, 'logged-on'],
      [1, 'bob', 'PC-2', Date.UTC(2010, 0, 4, 14, 10) * 1000, 'logged-on'],
      [2, 'ann', 'PC-1', Date.UTC(2010, 0, 4, 22, 1) * 1000, 'logged-off'],
    ]);
    expect(await open.zone()).toBe('America/New_York');
    expect(readdirSync(join(open.workFolder, 'in'))).toEqual([]);
  });

  it('lays a run out by account and time', async () => {
    const open = await newCase();
    await bring(open, file('logon.csv', logons(DAY)));
    const rows = await open.reader.rows(
      'SELECT a.name, at_us FROM event e JOIN account a USING (account_id) ORDER BY e.rowid',
    );
    expect(rows.map(({ name }) => name)).toEqual(['ann', 'ann', 'bob']);
  });

  it('reads times as UTC without a zone, and warns', async () => {
    const open = await newCase();
    const [receipt] = await bring(open, file('logon.csv', logons(DAY)));
    expect(receipt).toMatchObject({ zone: 'UTC', first: '2010-01-04T08:58:00Z' });
    expect(receipt?.warnings).toEqual(['times carry no zone and none was given: read as UTC']);
  });

  it('counts local times that a clock change skips or repeats', async () => {
    const open = await newCase();
    const text = `ann 03/14/2010 02:30:00 PC-1 Logon
      ann 03/14/2010 03:30:00 PC-1 Logoff
      ann 11/07/2010 01:30:00 PC-1 Logon
      ann 11/07/2010 02:00:00 PC-1 Logoff`;
    const [receipt] = await bring(open, file('logon.csv', logons(text)), { zone: 'America/New_York' });
    expect(receipt?.warnings).toEqual([
      '1 records carry a local time that does not exist in America/New_York (clocks went forward)',
      '1 records carry a local time that occurs twice in America/New_York (clocks went back)',
    ]);
  });

  it('reads the five streams, the directory and the traits from a folder', async () => {
    const at = folder();
    const at9 = '{X1},01/04/2010 09:00:00,ann,PC-1';
    file('device.csv', `id,date,user,pc,activity\n${at9},Connect\n`, at);
    file(
      'email.csv',
      `id,date,user,pc,to,cc,bcc,from,size,attachments\n${at9},a@x.com;b@x.com,,c@x.com,ann@x.com,25830,2\n`,
      at,
    );
    file('file.csv', `id,date,user,pc,filename,content\n${at9},a.doc,"with, comma"\n`, at);
    file('http.csv.gz', gzipSync(`id,date,user,pc,url\n${at9},http://x.com/\n`), at);
    file(
      '2010-03.csv',
      'employee_name,user_id,email,role,team\nAnn A,ann,ann@x.com,Salesman,3 - Sales\n',
      at,
    );
    file('psychometric.csv', 'employee_name,user_id,O,C,E,A,N\nAnn A,ann,1,2,3,4,5\n', at);
    file('readme.txt', 'nothing to see\n', at);
    file('.hidden.csv', 'id,date,user,pc,url\n', at);
    const open = await newCase();
    const receipts = await bring(open, at, { zone: 'UTC' });
    expect(
      receipts.map(({ source, records, stored, other_by_reason }) => [
        source,
        records,
        stored,
        other_by_reason,
      ]),
    ).toEqual([
      ['cert-ldap', 1, 0, { directory: 1 }],
      ['cert-device', 1, 1, {}],
      ['cert-email', 1, 1, {}],
      ['cert-file', 1, 1, {}],
      ['cert-http', 1, 1, {}],
      ['cert-psychometric', 1, 0, { psychometric: 1 }],
      [null, 0, 0, {}],
    ]);
    expect(receipts.every(({ balanced }) => balanced)).toBe(true);
    expect(receipts.at(-1)?.warnings).toEqual(['not imported: text, but no known columns in the first line']);
    const { events, directory, psychometric } = await contentOf(open);
    expect(events.find(({ stream }) => stream === 'email')).toMatchObject({
      action: 'email-sent',
      resource: 'a@x.com;b@x.com;c@x.com',
      from_address: 'ann@x.com',
      bytes: 25830,
      items: 2,
    });
    expect(events.find(({ stream }) => stream === 'file')).toMatchObject({
      action: 'file-copied',
      resource: 'a.doc',
    });
    expect(events.find(({ stream }) => stream === 'device')).toMatchObject({ action: 'device-connected' });
    expect(directory).toMatchObject([
      {
        account: 'ann',
        role: 'Salesman',
        team: '3 - Sales',
        department: null,
        as_of: new Date('2010-03-01'),
      },
    ]);
    expect(psychometric).toMatchObject([{ account: 'ann', o: 1, c: 2, e: 3, a: 4, n: 5 }]);
  });

  it('rejects what it cannot believe, with line and reason, and still numbers the rest by their place in the file', async () => {
    const lines = [
      'id,date,user,pc,activity',
      '{1},01/04/2010 09:00:00,ann,PC-1,Logon',
      '{2},13/45/2010 09:00:00,ann,PC-1,Logon',
      '{3},01/04/2010 09:02:00,"ann,PC-1,Logon',
      '',
      '{4},01/04/2010 09:03:00,ann,PC-1,Sneeze',
      '{5},01/04/1969 09:04:00,ann,PC-1,Logon',
      '{6},01/04/2010 09:05:00,,PC-1,Logon',
      '{7},01/04/2010 09:06:00,ann,PC-1',
      '{8},01/04/2010 09:07:00,ann,PC-1,Logoff',
    ];
    const open = await newCase();
    const [receipt] = await bring(open, file('logon.csv', `${lines.join('\n')}\n`), { zone: 'UTC' });
    expect(receipt).toMatchObject({
      records: 8,
      stored: 2,
      rejected: 6,
      balanced: true,
      warnings: ['1 blank lines'],
    });
    expect(
      await open.reader.rows('SELECT line, record, reason, original FROM reject ORDER BY record'),
    ).toEqual([
      { line: 3, record: 1, reason: 'time cannot be read', original: lines[2] },
      { line: 4, record: 2, reason: 'quote that is not closed', original: lines[3] },
      { line: 6, record: 3, reason: 'unknown activity', original: lines[5] },
      { line: 7, record: 4, reason: 'time outside 1970–2200', original: lines[6] },
      { line: 8, record: 5, reason: 'no user', original: lines[7] },
      { line: 9, record: 6, reason: '4 of 5 columns', original: lines[8] },
    ]);
    expect((await eventsOf(open)).map(({ record, action }) => [record, action])).toEqual([
      [0, 'logged-on'],
      [7, 'logged-off'],
    ]);
  });

  it('leads every record back to its text', async () => {
    const long = Array.from(
      { length: 300 },
      (_, i) => `{${i}},01/04/2010 09:00:00,u${i},PC-1,a${i}.doc,"line ${i}\nnext, ""q"""`,
    );
    const content = `id,date,user,pc,filename,content\r\n${long.join('\r\n')}\r\n`;
    const open = await newCase();
    const [receipt] = await bring(open, file('file.csv.gz', gzipSync(content)), { zone: 'UTC' });
    expect(receipt).toMatchObject({ records: 300, stored: 300 });
    for (const record of [0, 7, 151, 299])
      expect(await originalText(open.reader, 1, record)).toMatchObject({
        header: 'id,date,user,pc,filename,content',
        text: long[record],
      });
    await expect(originalText(open.reader, 1, 300)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keeps the order of a file that is read by several threads', async () => {
    const text = Array.from(
      { length: 60_000 },
      (_, i) => `u${(i * 7919) % 97} 01/04/2010 09:00:00 PC-${i} Logon`,
    );
    const open = await newCase();
    await bring(open, file('logon.csv', logons(text.join('\n'))), { zone: 'UTC' });
    const [wrong] = await open.reader
      .rows(`SELECT count(*) AS n FROM event e JOIN source USING (source_id) JOIN host h ON h.host_id = src_host_id
      WHERE h.name <> 'PC-' || (event_id - event_base)`);
    expect(wrong).toEqual({ n: 0 });
  });

  it('tells how far it is and ends with the receipt', async () => {
    const seen: ImportProgress[] = [];
    const open = await newCase();
    const receipts = await bring(open, file('logon.csv', logons(DAY)), {
      progress: (progress) => seen.push(progress),
    });
    expect(new Set(seen.map(({ phase }) => phase))).toEqual(new Set(['reading', 'storing', 'publishing']));
    expect(seen.at(-1)?.receipt).toEqual(receipts[0]);
  });

  it('is logged with what came in', async () => {
    const open = await newCase();
    await bring(open, file('logon.csv', logons(DAY)), { zone: 'UTC' });
    const [entry] = await open.reader.rows<{ action: string; detail: string }>(
      'SELECT action, detail FROM audit ORDER BY seq DESC LIMIT 1',
    );
    expect(entry?.action).toBe('sources.imported');
    expect(JSON.parse(entry?.detail ?? '{}')).toMatchObject({ zone: 'UTC', sources: [{ source: 1 }] });
  });

  it('takes the format that it is told, and says which columns are missing', async () => {
    const open = await newCase();
    const path = file(
      'mail.csv',
      'id,date,user,pc,to,from\n{1},01/04/2010 09:00:00,ann,PC-1,b@x.com,a@x.com\n',
    );
    expect(await bring(open, path, { source: 'cert-email' })).toMatchObject([
      { source: 'cert-email', stored: 1 },
    ]);
    await expect(bring(open, path, { source: 'cert-http' })).rejects.toMatchObject({
      code: 'FORMAT_UNKNOWN',
      message: expect.stringContaining('it has no column url'),
    });
    await expect(bring(open, path, { source: 'syslog' })).rejects.toMatchObject({ code: 'FORMAT_UNKNOWN' });
  });
});

describe('progress over all files', () => {
  it('only rises, by bytes and not by files, and counts the records of all of them', async () => {
    const open = await newCase();
    const at = folder();
    const many = Array.from({ length: 3000 }, (_, i) => `u${i % 7} 01/04/2010 08:58:00 PC-${i} Logon`).join(
      '\n',
    );
    file('a.csv', logons('ann 01/04/2010 08:58:00 PC-1 Logon'), at);
    file('b.csv', logons(many), at);
    const told: ImportProgress[] = [];
    await bring(open, at, { zone: 'UTC', progress: (one) => told.push(one) });
    const done = told.filter(({ receipt }) => receipt === undefined).map((one) => one.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    const read = told.findLast(({ phase, fileIndex }) => phase === 'storing' && fileIndex === 0);
    expect(read?.done).toBeLessThan(0.01);
    expect(told.at(-1)).toMatchObject({ done: 1, recordsInAll: 3001 });
  });
});
