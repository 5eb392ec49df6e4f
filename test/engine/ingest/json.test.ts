import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { originalText } from '../../../electron/engine/ingest/source-text.ts';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import { bring, contentOf, file, newCase, remove } from './cases.ts';
import { line, ndjson, pretty, signIn, SIGN_INS } from './windows-lines.ts';

const powerShell = `[\r\n${SIGN_INS.map((each) => `    ${pretty(each).replaceAll('\n', '\r\n    ')}`).join(',\r\n')}\r\n]\r\n`;

/** Each holds the same four records. */
const LAYOUTS: Readonly<Record<string, string | Buffer>> = {
  'a.ndjson': ndjson(SIGN_INS),
  'crlf.ndjson': ndjson(SIGN_INS).replaceAll('\n', '\r\n'),
  'bom.ndjson': `\uFEFF${ndjson(SIGN_INS)}`,
  'blank.ndjson': ndjson(SIGN_INS).replaceAll('\n', '\n\n'),
  'array.json': line(SIGN_INS),
  'powershell.json': powerShell,
  'utf16le.json': Buffer.from(`\uFEFF${powerShell}`, 'utf16le'),
  'utf16be.json': Buffer.from(`\uFEFF${ndjson(SIGN_INS)}`, 'utf16le').swap16(),
  'documents.json': SIGN_INS.map(pretty).join('\n'),
  'wrapper.json': pretty({ next: null, Records: SIGN_INS }),
  'a.json.gz': gzipSync(ndjson(SIGN_INS)),
};
const WARNINGS: Readonly<Record<string, string>> = {
  'blank.ndjson': '4 blank lines',
  'utf16le.json': 'text is UTF-16: it is read and kept as UTF-8',
  'utf16be.json': 'text is UTF-16: it is read and kept as UTF-8',
  'wrapper.json': 'the object around the records also holds: next',
};

const signInsOf = (open: OpenCase) =>
  open.reader
    .rows(`SELECT (event_id - event_base)::INTEGER AS record, a.name AS account, at_us, stream, action, outcome, c.name AS computer,
      d.name AS reached, src_ip, channel, code, logon_type, logon_id::BIGINT AS logon_id
    FROM event JOIN source USING (source_id) JOIN account a USING (account_id) LEFT JOIN host c ON c.host_id = computer_id
      LEFT JOIN host d ON d.host_id = dst_host_id ORDER BY event_id`);

describe('JSON records', () => {
  it.each(Object.entries(LAYOUTS))('in %s', { timeout: 60_000 }, async (name, content) => {
    const open = await newCase();
    const [receipt] = await bring(open, file(name, content));
    expect(receipt).toMatchObject({
      source: 'windows-events',
      records: 4,
      stored: 4,
      balanced: true,
      zone: null,
      first: '2024-03-04T10:00:00Z',
      last: '2024-03-04T10:03:00Z',
      warnings: WARNINGS[name] === undefined ? [] : [WARNINGS[name]],
    });
    const rows = await signInsOf(open);
    expect(rows).toHaveLength(4);
    expect(rows[1]).toEqual({
      record: 1,
      account: 'CORP\\bob',
      at_us: Date.UTC(2024, 2, 4, 10, 1) * 1000,
      stream: 'authentication',
      action: 'remote-logon',
      outcome: 'success',
      computer: 'srv-01.corp.example',
      reached: 'srv-01.corp.example',
      src_ip: '10.0.0.7',
      channel: 'Security',
      code: 4624,
      logon_type: 3,
      logon_id: 4097,
    });
    for (const [i, record] of SIGN_INS.entries()) {
      const { text, header } = await originalText(open.reader, 1, i);
      expect([JSON.parse(text), header]).toEqual([record, null]);
    }
  });

  it('keep the text of a record as it stands, inside an array too', async () => {
    const open = await newCase();
    await bring(open, file('powershell.json', powerShell));
    expect((await originalText(open.reader, 1, 2)).text).toBe(
      pretty(SIGN_INS[2]).replaceAll('\n', '\r\n    '),
    );
  });

  it('may come in any order of time, with keys in any order and twice: the first one counts', async () => {
    const late = line(signIn('zoe', 50));
    const twice = line(signIn('yan', 2)).replace(
      '"TargetUserName":"yan"',
      '"TargetUserName":"yan","TargetUserName":"eve"',
    );
    const open = await newCase();
    expect(await bring(open, file('a.json', `${late}\n${twice}\n${line(signIn('ann', 1))}\n`))).toMatchObject(
      [{ stored: 3, rejected: 0, first: '2024-03-04T10:01:00Z', last: '2024-03-04T10:50:00Z' }],
    );
    const names = (await signInsOf(open)).map(({ account }) => account);
    expect(names).toEqual(['CORP\\zoe', 'CORP\\yan', 'CORP\\ann']);
    expect((await originalText(open.reader, 1, 1)).text).toBe(twice);
  });

  it('are rejected one by one, with line, reason and text', async () => {
    const { '@timestamp': _, ...timeless } = signIn('ann', 1);
    const bad: readonly (readonly [string, string])[] = [
      ['{"winlog":{"event_id":}}', 'not JSON'],
      ['what is this', 'no JSON object'],
      [line({ a: 1 }), 'no event id'],
      [line(timeless), 'time cannot be read'],
      [line({ ...signIn('ann', 1), '@timestamp': '1969-12-31T00:00:00Z' }), 'time outside 1970–2200'],
      ['{"winlog":{"event_id":4624,"channel":"\\ud800"}}', 'half of a character (\\u escape)'],
      ['{"winlog":{"event_id":"\u0001"}}', 'control character'],
    ];
    const all = bad.flatMap(([text], i) => [line(signIn(`u${i}`, i)), text]);
    const open = await newCase();
    expect(await bring(open, file('a.ndjson', `${all.join('\n')}\n`))).toMatchObject([
      { records: 14, stored: 7, rejected: 7, balanced: true },
    ]);
    const rejects = await open.reader.rows(
      'SELECT line, record, reason, original FROM reject ORDER BY record',
    );
    expect(rejects).toEqual(
      bad.map(([original, reason], i) => ({ line: i * 2 + 2, record: i * 2 + 1, reason, original })),
    );
    expect((await signInsOf(open)).map(({ record }) => record)).toEqual([0, 2, 4, 6, 8, 10, 12]);
    for (const [i, text] of all.entries()) expect((await originalText(open.reader, 1, i)).text).toBe(text);
  });

  it('cut off in the middle say so', async () => {
    const open = await newCase();
    const whole = pretty(SIGN_INS);
    expect(await bring(open, file('a.json', whole.slice(0, -40)))).toMatchObject([
      {
        records: 4,
        stored: 3,
        rejected: 1,
        balanced: true,
        warnings: ['the end is missing: the file may have been cut off'],
      },
    ]);
  });

  it('of more than a mebibyte are read', { timeout: 60_000 }, async () => {
    const long = { ...signIn('ann', 1), message: 'x'.repeat(5 << 20) };
    const open = await newCase();
    expect(await bring(open, file('a.json', `${line(long)}\n${line(signIn('bob', 2))}\n`))).toMatchObject([
      { stored: 2, rejected: 0 },
    ]);
    expect((await originalText(open.reader, 1, 0)).text).toHaveLength(line(long).length);
  });
});

describe('accounts and hosts of JSON records', () => {
  it('come from every role, with what is known of them, and later imports fill what was not', async () => {
    const open = await newCase();
    await bring(open, file('a.ndjson', ndjson([signIn('ann', 1)])));
    const accounts =
      "SELECT name, kind, domain, user_name, sid FROM account WHERE name <> '-' ORDER BY account_id";
    expect(await open.reader.rows(accounts)).toEqual([
      { name: 'CORP\\ann', kind: 'user', domain: 'CORP', user_name: 'ann', sid: 'S-1-5-21-1-2-3-13' },
    ]);
    await open.writer.run('UPDATE account SET sid = NULL, user_name = NULL');
    await bring(open, file('b.ndjson', ndjson([signIn('ann', 2), signIn('WS-07$', 3)])));
    expect(await open.reader.rows(accounts)).toMatchObject([
      { name: 'CORP\\ann', user_name: 'ann', sid: 'S-1-5-21-1-2-3-13' },
      { name: 'CORP\\WS-07$', kind: 'machine' },
    ]);
    expect((await open.reader.rows('SELECT name FROM host ORDER BY name')).map(({ name }) => name)).toContain(
      'WS-07',
    );
  });
});

const [A, B, C, D] = SIGN_INS;
const ORDERS = [
  ['one.json', 'two.json'],
  ['two.json', 'one.json'],
] as const;
const FILES = { 'one.json': pretty([A, A, B]), 'two.json': `${line(A)}\n{"cut":"\n${line(C)}\n${line(D)}\n` };

describe('duplicates and undoing of JSON records', () => {
  it.each(ORDERS)('%s, then %s', { timeout: 60_000 }, async (...order) => {
    const paths = order.map((name) => file(name, FILES[name]));
    const open = await newCase();
    for (const path of paths) expect((await bring(open, path))[0]?.balanced).toBe(true);
    expect((await signInsOf(open)).map(({ account }) => account).sort()).toEqual(
      ['ann', 'ann', 'bob', 'cat', 'dan'].map((name) => `CORP\\${name}`),
    );
    for (const gone of [0, 1]) {
      const again = await newCase();
      for (const path of paths) await bring(again, path);
      await remove(again, gone + 1);
      const scratch = await newCase();
      await bring(scratch, paths[1 - gone] ?? '');
      expect(await contentOf(again)).toEqual(await contentOf(scratch));
    }
  });
});

describe('a format that is forced', () => {
  it('on what it is not says so', async () => {
    const open = await newCase();
    const csv = file('a.csv', 'id,date,user,pc,activity\n1,2,3,4,5\n');
    await expect(bring(open, csv, { source: 'windows-events' })).rejects.toMatchObject({
      code: 'FORMAT_UNKNOWN',
      message: expect.stringContaining(
        'cannot be read as Windows event log (JSON): it holds no JSON object',
      ) as string,
    });
    await expect(bring(open, file('a.json', '[]'), { source: 'cert-logon' })).rejects.toMatchObject({
      code: 'FORMAT_UNKNOWN',
    });
  });

  it('is not needed to say which formats there are', async () => {
    const open = await newCase();
    await expect(bring(open, file('a.json', '{"a":1}'))).rejects.toThrow(
      /JSON records of no known kind \(a\): a mapping says.*Windows event log \(JSON\)/,
    );
  });
});
