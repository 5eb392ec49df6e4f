import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { originalText } from '../../../electron/engine/ingest/source-text.ts';
import { sourceRows } from '../../../electron/engine/ingest/source-row.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { bring, contentOf, file, newCase, remove, sharedData } from './cases.ts';

const START = timestampUs(Date.UTC(2015, 0, 1) * 1000);
const LINES = [
  '1,U1@DOM1,U1@DOM1,C1,C1,Negotiate,Interactive,LogOn,Success',
  '60,U1@DOM1,U2@DOM1,C1,C2,NTLM,Network,LogOn,Fail',
  'no time,U1@DOM1,U1@DOM1,C1,C2,?,?,TGS,Success',
  '61,C2$@DOM1,C2$@DOM1,C2,C3,Kerberos,Network,LogOn,Success',
  '62,U1@DOM1',
  '7200,U1@DOM1,U1@DOM1,C1,C1,?,Interactive,LogOff,Success',
];
const AUTH = `${LINES.join('\n')}\n`;

const events = `SELECT epoch_us(make_timestamp(at_us)) AS at, a.name AS who, a.kind, t.name AS "on", stream, action, outcome, s.name AS src, d.name AS dst,
    c.name AS computer, logon_type
  FROM event e JOIN account a USING (account_id) LEFT JOIN account t ON t.account_id = target_account_id
    LEFT JOIN host s ON s.host_id = src_host_id LEFT JOIN host d ON d.host_id = dst_host_id LEFT JOIN host c ON c.host_id = computer_id
  ORDER BY event_id`;

describe('LANL authentications', () => {
  it('become events counted from the start that the analyst names', async () => {
    const open = await newCase();
    const [receipt] = await bring(open, file('auth.txt', AUTH), { start: START });
    expect(receipt).toMatchObject({
      source: 'lanl-auth',
      records: 6,
      stored: 4,
      rejected: 2,
      duplicate: 0,
      other: 0,
      balanced: true,
      zone: null,
      first: '2015-01-01T00:00:01Z',
      last: '2015-01-01T02:00:00Z',
      warnings: [],
    });
    const at = (seconds: number) => START + seconds * 1_000_000;
    const user = { who: 'U1@DOM1', kind: 'user', src: 'C1' };
    expect(await open.reader.rows(events)).toEqual([
      {
        ...user,
        at: at(1),
        on: null,
        stream: 'logon',
        action: 'logged-on',
        outcome: 'success',
        dst: null,
        computer: 'C1',
        logon_type: 2,
      },
      {
        ...user,
        at: at(60),
        on: 'U2@DOM1',
        stream: 'authentication',
        action: 'logon-failed',
        outcome: 'failure',
        dst: 'C2',
        computer: 'C2',
        logon_type: 3,
      },
      {
        at: at(61),
        who: 'C2$@DOM1',
        kind: 'machine',
        on: null,
        stream: 'authentication',
        action: 'remote-logon',
        outcome: 'success',
        src: 'C2',
        dst: 'C3',
        computer: 'C3',
        logon_type: 3,
      },
      {
        ...user,
        at: at(7200),
        on: null,
        stream: 'logon',
        action: 'logged-off',
        outcome: 'success',
        dst: null,
        computer: 'C1',
        logon_type: 2,
      },
    ]);
    expect(
      await open.reader.rows('SELECT line, record, reason, original FROM reject ORDER BY record'),
    ).toEqual([
      { line: 3, record: 2, reason: 'time cannot be read', original: LINES[2] },
      { line: 5, record: 4, reason: '2 of 9 columns', original: LINES[4] },
    ]);
    expect(await open.reader.rows(`SELECT domain, user_name FROM account WHERE name = 'U1@DOM1'`)).toEqual([
      { domain: 'DOM1', user_name: 'U1' },
    ]);
  });

  it('lead back to their text, the first line too', async () => {
    const open = await newCase();
    await bring(open, file('auth.txt', AUTH));
    for (const [record, text] of LINES.entries())
      expect(await originalText(open.reader, 1, record)).toMatchObject({ header: null, text });
  });

  it('count from 1970 without a start, and the receipt says so', async () => {
    const open = await newCase();
    const [receipt] = await bring(open, file('auth.txt', AUTH));
    expect(receipt).toMatchObject({ first: '1970-01-01T00:00:01Z' });
    expect(receipt?.warnings).toEqual([
      expect.stringMatching(/start that was not named.*1970-01-01.*--start/),
    ]);
  });

  it(
    'keep their start when another source is undone, and equal contents are stored once',
    { timeout: 60_000 },
    async () => {
      const open = await newCase();
      await bring(open, file('auth.txt', AUTH), { start: START });
      const again = file('auth-again.txt.gz', gzipSync(AUTH));
      expect(await bring(open, again, { start: START })).toMatchObject([
        { stored: 0, duplicate: 4, rejected: 2 },
      ]);
      await remove(open, 1);
      const scratch = await newCase();
      await bring(scratch, again, { start: START });
      expect(await contentOf(open)).toEqual(await contentOf(scratch));
      expect((await sourceRows(open.reader))[0]).toMatchObject({ start_us: START, stored: 4 });
    },
  );
});

describe('real LANL authentications', () => {
  const at = sharedData('lanl');
  if (at === null) console.info('LANL authentications are not on this machine: the test on them is skipped');
  it.skipIf(at === null)('balance, one event a line', { timeout: 60_000 }, async () => {
    const open = await newCase();
    expect(await bring(open, at ?? '', { start: START })).toMatchObject([
      { source: 'lanl-auth', records: 5000, stored: 5000, rejected: 0, balanced: true },
      { source: 'lanl-auth', records: 5000, stored: 5000, rejected: 0, balanced: true },
    ]);
    expect(
      await open.reader.rows(
        `SELECT count(*) AS unknown FROM event WHERE action = 'recorded' AND channel <> 'AuthMap'`,
      ),
    ).toEqual([{ unknown: 0 }]);
  });
});

describe('LANL authentications in other shapes', () => {
  it.each([
    ['a byte order mark', `\uFEFF${AUTH}`],
    ['line ends of Windows', AUTH.replaceAll('\n', '\r\n')],
    ['mixed line ends', AUTH.replace('\n', '\r\n')],
    ['a blank first line', `\n${AUTH}`],
    ['no last line end', AUTH.trimEnd()],
    ['UTF-16', Buffer.from(`\uFEFF${AUTH}`, 'utf16le')],
  ])('with %s are the same records', async (_, content) => {
    const open = await newCase();
    const [receipt] = await bring(open, file('auth.txt', content), { start: START });
    expect(receipt).toMatchObject({
      records: 6,
      stored: 4,
      rejected: 2,
      balanced: true,
      first: '2015-01-01T00:00:01Z',
    });
    for (const [record, text] of LINES.entries())
      expect((await originalText(open.reader, 1, record)).text).toBe(text);
  });
});
