import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FIRST_DAY, LAST_DAY } from '../../../models/demo/calendar.ts';
import { COLLECTOR, DELETER, employees, keyOf, LEAVER } from '../../../models/demo/company/people.ts';
import { demoCompany } from '../../../models/demo/demo-company.ts';
import { HIJACKED } from '../../../models/demo/okta/stories/hijacked-session.ts';
import { HIT } from '../../../models/demo/okta/stories/stuffing.ts';
import { TAKEN_OVER } from '../../../models/demo/okta/stories/takeover.ts';
import { DEMO_SIZE } from '../../../models/demo/size.ts';
import { MOVER } from '../../../models/demo/windows/stories/hop-by-hop.ts';
import { GRANTER } from '../../../models/demo/windows/stories/self-granted.ts';
import { SLOW } from '../../../models/demo/windows/stories/slow-collection.ts';
import { CERTIFICATE_OWNER } from '../../../models/demo/zeek/stories/stolen-certificate.ts';
import { dayOfIso, isoDay } from '../../../models/domain/time.ts';
import { eventsIn } from './windows-events.ts';

const files = demoCompany();
const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';
const windowsEvents = () => eventsIn(files);
const rowsOf = (path: string) => textOf(path).trimEnd().split('\n').slice(1);
const digest = (of: typeof files) =>
  createHash('sha256')
    .update(of.map(({ path, text }) => path + text).join(''))
    .digest('hex');
/** Day of a row's `MM/DD/YYYY HH:mm:ss`. */
const dayOfRow = (row: string) => {
  const [, date = ''] = row.split(',');
  return dayOfIso(`${date.slice(6, 10)}-${date.slice(0, 2)}-${date.slice(3, 5)}`);
};
const idOf = (key: string) => employees().find((person) => keyOf(person) === key)?.id ?? '';
const STREAMS = ['logon', 'device', 'file', 'http', 'email'];

describe('demonstration company', () => {
  it('is the same to the byte for the same seed, and another for another', () => {
    expect(digest(demoCompany(DEMO_SIZE))).toBe(digest(files));
    expect(employees({ ...DEMO_SIZE, seed: DEMO_SIZE.seed + 1 })).not.toEqual(employees());
  });

  it('has the headers of r4.2', () => {
    const heads = Object.fromEntries(
      STREAMS.map((name) => [name, textOf(`exports/${name}.csv`).split('\n')[0]]),
    );
    expect(heads).toEqual({
      logon: 'id,date,user,pc,activity',
      device: 'id,date,user,pc,activity',
      file: 'id,date,user,pc,filename,content',
      http: 'id,date,user,pc,url,content',
      email: 'id,date,user,pc,to,cc,bcc,from,size,attachments,content',
    });
  });

  it('covers 60 people over 90 days, every export in order of time', () => {
    expect(new Set(rowsOf('exports/logon.csv').map((row) => row.split(',')[2])).size).toBe(60);
    for (const stream of STREAMS) {
      const days = rowsOf(`exports/${stream}.csv`).map(dayOfRow);
      expect(days.length).toBeGreaterThan(500);
      expect(days).toEqual(days.toSorted((a, b) => a - b));
      expect(days[0]).toBeGreaterThanOrEqual(FIRST_DAY);
      expect(days.at(-1)).toBeLessThanOrEqual(LAST_DAY);
    }
    expect(LAST_DAY - FIRST_DAY + 1).toBe(90);
  });

  it('gives every person an id, a machine and an address of their own', () => {
    const people = employees();
    for (const field of ['id', 'name', 'email', 'pc'] as const)
      expect(new Set(people.map((person) => person[field])).size).toBe(60);
  });

  it('gives every record an id of its own', () => {
    const ids = STREAMS.flatMap((stream) => rowsOf(`exports/${stream}.csv`).map((row) => row.split(',')[0]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names nothing outside .example', () => {
    const hosts = new Set(
      files.flatMap(({ text }) =>
        [...text.matchAll(/(?:(?<!")@|http:\/\/)([\w.-]+)/g)].map((match) => match[1]?.toLowerCase() ?? ''),
      ),
    );
    expect(hosts.size).toBeGreaterThan(50);
    // What Okta calls itself in every company's log.
    hosts.delete('okta.com');
    expect([...hosts].filter((host) => !host.endsWith('.example'))).toEqual([]);
  });
});

describe('planted stories', () => {
  const answers = rowsOf('answers.csv').map((row) => row.split(','));

  it('are ten, each about one person, and every labelled record is in its export', () => {
    const keys = [
      COLLECTOR,
      LEAVER,
      MOVER,
      GRANTER,
      TAKEN_OVER,
      HIT,
      HIJACKED,
      CERTIFICATE_OWNER,
      SLOW,
      DELETER,
    ];
    expect(new Set(answers.map(([scenario, user]) => `${scenario} ${user}`))).toEqual(
      new Set(keys.map((key, i) => `${i + 1} ${idOf(key)}`)),
    );
    const endpoint = answers.filter(([, , type = '']) => STREAMS.includes(type));
    for (const [, user, type, id] of endpoint)
      expect(textOf(`exports/${type}.csv`), user).toContain(`${id},`);
    for (const [, user, type, id] of answers.filter(([, , type]) => type === 'okta' || type === 'ssl'))
      expect(
        textOf(type === 'okta' ? 'exports/okta/system-log.ndjson' : 'exports/zeek/ssl.ndjson'),
        user,
      ).toContain(`"${id}"`);
    const labelled = windowsEvents().map(({ host, id }) => `${host} ${id}`);
    const windows = answers.filter(([, , type]) => type === 'windows');
    expect(windows.length).toBeGreaterThan(140);
    const known = new Set(labelled);
    expect(windows.filter(([, , , id, , pc]) => !known.has(`${pc} ${id}`))).toEqual([]);
  });

  it('collects at night, most of it on the drawing server', () => {
    const copies = answers.filter(([scenario, , type]) => scenario === '1' && type === 'file');
    expect(copies.length).toBeGreaterThan(300);
    const atServer = copies.filter(([, , , , , pc]) => pc === 'FILE-CAD-02');
    expect(atServer.length / copies.length).toBeGreaterThan(0.8);
    const hours = copies.map(([, , , , date = '']) => Number(date.slice(11, 13)));
    expect(hours.every((hour) => hour >= 20 || hour < 6)).toBe(true);
  });

  it('sends to the competitor, then is missing from the next directory snapshot', () => {
    const leaver = idOf(LEAVER);
    const sent = rowsOf('exports/email.csv').filter((row) => row.includes('@corvane-vision.example'));
    expect(sent.length).toBeGreaterThan(30);
    expect(new Set(sent.map((row) => row.split(',')[2]))).toEqual(new Set([leaver]));
    expect(textOf('exports/LDAP/2026-10.csv')).toContain(leaver);
    expect(textOf('exports/LDAP/2026-11.csv')).not.toContain(leaver);
    const last = rowsOf('exports/logon.csv').findLast((row) => row.includes(leaver)) ?? '';
    expect(isoDay(dayOfRow(last))).toBe('2026-10-30');
  });
});
