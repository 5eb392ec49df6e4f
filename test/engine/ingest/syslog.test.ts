import { readFileSync, utimesSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rereadSource } from '../../../electron/engine/ingest/reread-source.ts';
import { originalText } from '../../../electron/engine/ingest/source-text.ts';
import type { TimestampUs } from '../../../models/domain/time.ts';
import { bring, file, newCase, sharedData } from './cases.ts';

interface Told extends Readonly<Record<string, unknown>> {
  readonly action: string;
}
const COLUMNS = `strftime(make_timestamp(at_us), '%Y-%m-%d %H:%M:%S') AS "at", stream, action, outcome, a.name AS account, a.kind, t.name AS target,
  c.name AS computer, src_ip, h.name AS src_host, factor, certificate, certificate_subject, certificate_issuer, resource, detail, items, channel`;

const WRITTEN = new Date('2026-03-10T00:00:00Z');
async function imported(text: string, options: Parameters<typeof bring>[2] = {}, name = 'auth.log') {
  const open = await newCase();
  const path = file(name, text);
  utimesSync(path, WRITTEN, WRITTEN);
  const [receipt] = await bring(open, path, options);
  const events = await open.reader.rows<Told>(
    `SELECT ${COLUMNS} FROM event e JOIN account a USING (account_id) LEFT JOIN account t ON t.account_id = e.target_account_id
    LEFT JOIN host c ON c.host_id = e.computer_id LEFT JOIN host h ON h.host_id = e.src_host_id
    ORDER BY event_id`,
  );
  return { open, receipt, events };
}

const line = (message: string, program = 'sshd[7]') => `Mar  1 08:00:00 web-01 ${program}: ${message}\n`;
const one = async (message: string, program?: string) => (await imported(line(message, program))).events[0];

describe('sshd in syslog', () => {
  it('tells who came by what from where, and who was refused', async () => {
    const { receipt, events } = await imported(
      [
        'Accepted publickey for ann from 2001:db8::7 port 50123 ssh2: ED25519 SHA256:abc+/1',
        'Accepted publickey for bob from 198.51.100.7 port 22 ssh2: RSA-CERT SHA256:def ID bob@corp (serial 7) CA ED25519 SHA256:ca0',
        'Failed password for invalid user o k from 198.51.100.7 port 40000 ssh2',
        'Failed password for root from gate.example port 40001 ssh2',
      ]
        .map((message) => line(message))
        .join(''),
    );
    expect(receipt).toMatchObject({ source: 'syslog', records: 4, stored: 4, balanced: true, zone: 'UTC' });
    const common = {
      at: '2026-03-01 08:00:00',
      stream: 'authentication',
      computer: 'web-01',
      channel: 'sshd',
    };
    expect(events).toMatchObject([
      {
        ...common,
        action: 'remote-logon',
        outcome: 'success',
        account: 'ann',
        src_ip: '2001:db8::7',
        certificate: 'SHA256:abc+/1',
        factor: 'publickey',
      },
      {
        ...common,
        account: 'bob',
        certificate: 'SHA256:def',
        certificate_subject: 'bob@corp',
        certificate_issuer: 'SHA256:ca0',
      },
      {
        ...common,
        action: 'logon-failed',
        outcome: 'failure',
        account: 'o k',
        src_ip: '198.51.100.7',
        detail: 'no such user',
      },
      {
        ...common,
        action: 'logon-failed',
        account: 'root',
        src_ip: null,
        src_host: 'gate.example',
        factor: 'password',
      },
    ]);
  });

  it('counts a refusal once: what other lines tell of it is only recorded', async () => {
    const { events } = await imported(
      [
        'Invalid user oracle from 198.51.100.7 port 40000',
        'pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=198.51.100.7 ',
        'Failed none for invalid user oracle from 198.51.100.7 port 40000 ssh2',
        'Failed password for invalid user oracle from 198.51.100.7 port 40000 ssh2',
        'Connection closed by invalid user oracle 198.51.100.7 port 40000 [preauth]',
      ]
        .map((message) => line(message))
        .join('') +
        line('Invalid user guest from 198.51.100.7 port 40002', 'sshd[8]') +
        line('Connection closed by invalid user guest 198.51.100.7 port 40002 [preauth]', 'sshd[8]'),
    );
    expect(events.map(({ action, account }) => `${action} ${String(account)}`)).toEqual([
      'recorded oracle',
      'recorded -',
      'recorded oracle',
      'logon-failed oracle',
      'recorded oracle',
      'recorded guest',
      'logon-failed guest',
    ]);
  });

  it('counts what one line says of several', async () => {
    const { events } = await imported(
      line('message repeated 5 times: [ Failed password for root from 198.51.100.7 port 42393 ssh2]') +
        line('Failed password for ann from 198.51.100.7 port 1 ssh2') +
        'Mar  1 08:00:09 web-01 last message repeated 3 times\n' +
        line(
          'PAM 2 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=198.51.100.7  user=ann',
        ),
    );
    expect(events.map(({ action, account, items }) => [action, account, items])).toEqual([
      ['logon-failed', 'root', 5],
      ['logon-failed', 'ann', null],
      ['logon-failed', 'ann', 3],
      ['recorded', 'ann', 2],
    ]);
  });

  it('tells the end of a session, and stores whatever else it says', async () => {
    const { events } = await imported(
      line('pam_unix(sshd:session): session opened for user ann(uid=1000) by (uid=0)') +
        line('pam_unix(sshd:session): session closed for user ann') +
        line('Received disconnect from 198.51.100.7 port 50123:11: disconnected by user') +
        line('Server listening on 0.0.0.0 port 22.') +
        line('(root) CMD (run-parts /etc/cron.hourly)', 'CRON[99]'),
    );
    expect(events.map(({ action, account, src_ip: ip, channel }) => [action, account, ip, channel])).toEqual([
      ['recorded', 'ann', null, 'sshd'],
      ['session-ended', 'ann', null, 'sshd'],
      ['recorded', '-', '198.51.100.7', 'sshd'],
      ['recorded', '-', null, 'sshd'],
      ['recorded', '-', null, 'CRON'],
    ]);
  });
});

describe('sudo and su in syslog', () => {
  it('tell who did what, as whom, from which terminal', async () => {
    const ran = '     ann : TTY=pts/0 ; PWD=/srv/app ; USER=root ; COMMAND=/usr/bin/vi /etc/x ; rm y';
    expect(await one(ran, 'sudo')).toMatchObject({
      action: 'explicit-credentials',
      outcome: 'success',
      account: 'ann',
      target: 'root',
      resource: '/usr/bin/vi /etc/x ; rm y',
      detail: 'on pts/0 in /srv/app',
      computer: 'web-01',
    });
  });

  it.each([
    [
      'ann : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/sh',
      'sudo',
      'logon-failed',
      3,
      'on pts/0 in /',
    ],
    [
      'ann : user NOT in sudoers ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/sh',
      'sudo',
      'explicit-credentials',
      null,
      'user NOT in sudoers',
    ],
    ['FAILED SU (to root) ann on pts/1', 'su', 'explicit-credentials', null, 'on pts/1'],
    ['FAILED su for root by ann', 'su[9]', 'explicit-credentials', null, null],
    ['- pts/1 ann:root', 'su[9]', 'explicit-credentials', null, 'on pts/1'],
  ])('that are refused failed: %s', async (message, program, action, items, detail) => {
    expect(await one(message, program)).toMatchObject({
      action,
      outcome: 'failure',
      account: 'ann',
      target: 'root',
      items,
      detail,
    });
  });

  it.each(['(to root) ann on pts/1', 'Successful su for root by ann', '+ pts/1 ann:root'])(
    'that take on another account say whose: %s',
    async (message) => {
      expect(await one(message, 'su')).toMatchObject({
        action: 'explicit-credentials',
        outcome: 'success',
        account: 'ann',
        target: 'root',
      });
    },
  );
});

describe('times of syslog', () => {
  it('without a year are placed by when the file was written, in the zone that was given', async () => {
    const { open, receipt, events } = await imported(
      'Dec 31 23:30:00 web-01 sshd[1]: a\n<38>Jan  1 00:30:00 web-01 sshd[1]: b\n',
      { zone: 'Europe/Berlin' },
    );
    expect(events.map(({ at }) => at)).toEqual(['2025-12-31 22:30:00', '2025-12-31 23:30:00']);
    expect(receipt?.warnings).toEqual([expect.stringContaining('read as 2025 to 2026')]);
    const again = await rereadSource(open, 1, { zone: 'UTC' }, new AbortController().signal);
    expect(again).toMatchObject({ first: '2025-12-31T23:30:00Z', last: '2026-01-01T00:30:00Z' });
  });

  it('without a year begin where the analyst says', async () => {
    const start = (Date.UTC(2019, 11, 1) * 1000) as TimestampUs;
    const { receipt } = await imported(
      'Dec 31 23:30:00 web-01 sshd[1]: a\nJan  1 00:30:00 web-01 sshd[1]: b\n',
      { start },
    );
    expect(receipt).toMatchObject({ first: '2019-12-31T23:30:00Z', last: '2020-01-01T00:30:00Z' });
  });

  it('on a day that no year has are rejected, with the line', async () => {
    const { open, receipt } = await imported(
      `${line('a')}Feb 30 08:00:00 web-01 sshd[1]: b\n${line('c')}not a line\n${line('d')}${line('e')}`,
    );
    expect(receipt).toMatchObject({ records: 6, stored: 4, rejected: 2, balanced: true });
    expect(await open.reader.rows('SELECT line, reason, original FROM reject ORDER BY line')).toEqual([
      { line: 2, reason: 'time cannot be read', original: 'Feb 30 08:00:00 web-01 sshd[1]: b' },
      { line: 4, reason: 'no line of syslog', original: 'not a line' },
    ]);
    expect((await originalText(open.reader, 1, 4)).text).toBe(line('d').trim());
  });

  it('that name year and zone need neither', async () => {
    const accepted = 'Accepted password for ann from 198.51.100.7 port 22 ssh2';
    const { receipt, events } = await imported(
      [
        `2026-03-01T08:00:00.123456+01:00 web-01 sshd[1]: ${accepted}`,
        `<38>1 2026-03-01T07:00:00Z web-01 sshd 1 - - ${accepted}`,
        `<38>1 2026-03-01T07:00:00.5Z web-01 sshd-session 1 ID47 [a@1 x="\\"]"][b@2 y="1"] \uFEFF${accepted}`,
        `<38>1 - web-01 sshd 1 - - ${accepted}`,
        '',
      ].join('\n'),
    );
    expect(receipt).toMatchObject({
      source: 'syslog-dated',
      records: 4,
      stored: 3,
      rejected: 1,
      balanced: true,
      zone: null,
    });
    expect(events.map(({ at, account, action }) => [at, account, action])).toEqual(
      Array.from({ length: 3 }, () => ['2026-03-01 07:00:00', 'ann', 'remote-logon']),
    );
  });

  it('of a file that was read before are the same records', async () => {
    const { open } = await imported(line('a') + line('a') + line('b'));
    const path = file('auth.log.1', line('a') + line('b') + line('c'));
    utimesSync(path, WRITTEN, WRITTEN);
    expect(await bring(open, path)).toMatchObject([{ stored: 1, duplicate: 2 }]);
  });
});

const REAL = sharedData('sshd', 'openssh.log');
describe.skipIf(REAL === null)('the sample of a real host', () => {
  it('is accounted for line by line', async () => {
    const lines = readFileSync(REAL ?? '', 'utf8')
      .split(/\r?\n/)
      .filter((text) => text !== '');
    const count = (form: RegExp) => lines.filter((text) => form.test(text)).length;
    const { receipt, events } = await imported(readFileSync(REAL ?? '', 'utf8'));
    expect(receipt).toMatchObject({
      source: 'syslog',
      records: 1000,
      stored: 1000,
      rejected: 0,
      balanced: true,
    });
    const of = (action: string) => events.filter((event) => event.action === action).length;
    expect(of('logon-failed')).toBe(count(/(?:: |\[ )Failed (?!none)/));
    expect(of('remote-logon')).toBe(count(/: Accepted /));
    expect(events.filter(({ items }) => items !== null)).toHaveLength(
      count(/repeated \d+ times|PAM \d+ more/),
    );
  });
});
