import { describe, expect, it } from 'vitest';
import afterHours from '../../../models/signals/after-hours-critical.ts';
import bulkAccess from '../../../models/signals/bulk-access.ts';
import exfiltration from '../../../models/signals/exfiltration-channel.ts';
import mailForwarding from '../../../models/signals/mail-forwarding.ts';
import massDeletion from '../../../models/signals/mass-deletion.ts';
import neverUsed from '../../../models/signals/never-used-resource.ts';
import publicShare from '../../../models/signals/public-share.ts';
import unusualTransaction from '../../../models/signals/unusual-transaction.ts';
import { days, DAY_28, NETWORK_LOGON, read, reading, settled } from './case-parts.ts';
import { at, minutes, seconds, times, told, type Setting, type Some } from './events.ts';

const sayings = (found: readonly { readonly says: string }[]) => found.map(({ says }) => says);

const sized = (day: number, size: number) =>
  times(60, (i) => at(day, 10 + seconds(i * 20), read(`plan-${i}`, { bytes: size })));
const paid = (day: number, amount: number, resource = 'usual', some: Some = {}) =>
  at(day, 9, { action: 'transaction-made', amount, resource, ...some });
const each = (some: (i: number) => Some) => times(150, (i) => at(0, 16 + seconds(i * 5), some(i)));
const count = (found: readonly { readonly says: string }[]) => Number(/\d+/.exec(sayings(found).join())?.[0]);
const mail = (day: number, from: string, to: string): Parameters<typeof at>[2] => ({
  action: 'email-sent',
  stream: 'email',
  fromAddress: from,
  resource: to,
  who: 2 + (day % 3),
});
const forwards = (to: string): Some => ({ action: 'mail-forwarded', resource: to, fromAddress: '' });

describe('after-hours-critical', () => {
  const critical: Setting = { lists: { criticalHosts: new Set([8]) } };
  const server: Some = { ...NETWORK_LOGON, dst: 8 };
  /** 1970-01-10 was a Saturday: day 47 is one here. */
  const SATURDAY = 47;

  it('tells a night at a weekend of somebody who never works then', () => {
    const found = told(afterHours, [...settled(30), at(SATURDAY, 2, server)], critical);
    expect(sayings(found).join()).toMatch(/Used host8 at 02:00/);
  });
  it('takes the hour of the person: late on a Friday in UTC is early on their Saturday', () => {
    const late = { ...at(SATURDAY - 1, 23.5, server), day: at(SATURDAY, 0).day, hour: 1 };
    const evenings = days(30, (day) => [at(day, 23, { ...server, dst: 3 })]);
    expect(sayings(told(afterHours, [...evenings, late], critical)).join()).toMatch(/at 01:00/);
    expect(told(afterHours, [...evenings, at(SATURDAY - 1, 23.5, server)], critical)).toEqual([]);
  });
  it('knows domain controllers by their tickets where there is no list', () => {
    const ticket = at(0, 8, { action: 'ticket-requested', computer: 8, who: 2 });
    expect(told(afterHours, [ticket, ...settled(30), at(44, 3, server)]).length).toBe(1);
    expect(told(afterHours, [...settled(30), at(44, 3, server)])).toEqual([]);
  });
  it('does not take what a computer fetches from a controller for a use of it', () => {
    const ticket = at(0, 8, { action: 'ticket-requested', computer: 8, who: 2 });
    const sysvol: Some = {
      action: 'share-accessed',
      stream: 'share',
      computer: 8,
      container: '\\\\DC\\SYSVOL',
    };
    expect(told(afterHours, [ticket, ...settled(30), at(44, 3, sysvol)])).toEqual([]);
  });
  it("knows a cloud's services of keys and identities where there is no list", () => {
    const call: Some = { action: 'accessed', stream: 'access', channel: 'kms Decrypt', resource: 'key-1' };
    expect(sayings(told(afterHours, [...settled(30), at(44, 3, call)])).join()).toMatch(/Used kms at 03:00/);
  });
});

describe('never-used-resource', () => {
  const colleagues = days(20, (day) => times(8, (who) => at(day, 9, { ...NETWORK_LOGON, who, dst: 3 })));
  it('stays quiet for the second and third user of what is new to everyone', () => {
    const launched = [10, 11, 12].map((hour, who) =>
      at(DAY_28, hour, { ...NETWORK_LOGON, who: who + 1, dst: 8 }),
    );
    const many = days(20, (day) => times(60, (i) => at(day, 9, { ...NETWORK_LOGON, who: 100 + i, dst: 3 })));
    expect(told(neverUsed, [...colleagues, ...many, ...launched])).toEqual([]);
  });
  it('tells by the organisation where there are fewer than five peers', () => {
    const found = told(neverUsed, [
      ...colleagues,
      ...days(20, (day) => [at(day, 9, { ...NETWORK_LOGON, who: 60, role: 'small', dst: 3 })]),
      ...days(20, (day) =>
        times(30, (i) => at(day, 9, { ...NETWORK_LOGON, who: 100 + i, role: 'other', dst: 3 })),
      ),
      at(16, 9, { ...NETWORK_LOGON, who: 100, role: 'other', dst: 8 }),
      at(DAY_28, 10, { ...NETWORK_LOGON, who: 60, role: 'small', dst: 8 }),
    ]);
    expect(sayings(found)).toEqual(['First use of host8, used by 1 other person']);
  });
  it('counts a host, and not the pipe to it', () => {
    const pipe: Some = { action: 'share-accessed', stream: 'share', dst: 8, container: '\\\\host8\\IPC$' };
    const found = told(neverUsed, [
      ...colleagues,
      at(16, 9, { ...NETWORK_LOGON, who: 50, role: 'other', dst: 8 }),
      at(16, 9, { ...pipe, who: 50, role: 'other' }),
      at(DAY_28, 10, { ...NETWORK_LOGON, dst: 8 }),
      at(DAY_28, 10.1, pipe),
    ]);
    expect(found.map(({ severity, says }) => `${severity}: ${says}`)).toEqual([
      'low: First use of host8, used by 0 % of their peers',
    ]);
  });
  it('does not count what nobody uses beside what others do', () => {
    const found = told(neverUsed, [
      ...colleagues,
      at(16, 9, { ...NETWORK_LOGON, who: 50, role: 'other', dst: 8 }),
      ...[8, 9, 10].map((dst, i) => at(DAY_28, 10 + i, { ...NETWORK_LOGON, dst })),
    ]);
    expect(sayings(found)).toEqual(['First use of host8, used by 0 % of their peers']);
  });
});

describe('bulk-access', () => {
  const usual = times(30, (day) => sized(day, 10_000)).flat();
  it('tells as many items as ever that are far larger', () => {
    const found = sayings(told(bulkAccess, [...usual, ...sized(40, 50_000_000)]));
    expect(found).toEqual([
      expect.stringMatching(
        /^Read \d+ different items of [\d,]+ MB in \d+ min; (?:the busiest hour of )?a usual day has 1 MB/,
      ),
    ]);
  });
  it('stays quiet for fewer than 50, however large', () =>
    expect(told(bulkAccess, [...usual, ...sized(40, 50_000_000).slice(0, 40)])).toEqual([]));
  it('stays quiet for what peers read on every day', () => {
    const peers = times(6, (i) => reading(30, 120).map((event) => ({ ...event, who: 50 + i }))).flat();
    const busy = times(110, (i) => at(44, 10 + minutes(i), read(`archive-${i}`)));
    expect(told(bulkAccess, [...reading(30, 4), ...peers, ...busy])).toEqual([]);
  });
});

describe('unusual-transaction', () => {
  const daily = times(100, (day) => paid(day, 100 + (day % 30)));
  it('stays quiet for a month-end run that was seen before', () => {
    const ends = [30, 60, 90].map((day) => paid(day, 90_000, 'payroll'));
    const found = told(unusualTransaction, [...daily, ...ends, paid(101, 95_000, 'payroll')]);
    expect(found.filter(({ startUs }) => startUs >= at(101, 0).at)).toEqual([]);
  });
  it('tells a first payee by the role, with the amount that most stay below', () => {
    const [found] = told(unusualTransaction, [...daily, paid(101, 135, 'new payee')]);
    expect(found?.says).toBe("135 to a first payee, more than 128, which 95 % of their role's stay below");
  });
  it('stays quiet for a first payee with an amount like others', () =>
    expect(told(unusualTransaction, [...daily, paid(101, 110, 'new payee')])).toEqual([]));
});

describe('mass-deletion', () => {
  const deletes: Some = { action: 'object-deleted', stream: 'object', code: 4660, computer: 4 };
  const touches: Some = { action: 'object-accessed', stream: 'object', code: 4663, computer: 4 };

  it('counts a deletion once, by the name that its handle had', () => {
    const pairs = times(150, (i) => [
      at(0, 16 + seconds(i * 5), { ...touches, detail: `0x10000 0x${i % 7}`, resource: `D:\\plans\\${i}` }),
      at(0, 16 + seconds(i * 5 + 1), { ...deletes, detail: `0x${i % 7}` }),
    ]).flat();
    const found = told(massDeletion, pairs);
    expect(found.length).toBe(1);
    expect(count(found)).toBeLessThanOrEqual(150);
    expect(count(found)).toBeGreaterThanOrEqual(100);
  });
  it('counts every deletion by a handle that is used again', () =>
    expect(
      told(
        massDeletion,
        each(() => ({ ...deletes, detail: '0x1c' })),
      ).length,
    ).toBe(1));
  it('counts the right to delete that was used, not one that was asked for', () => {
    const used: Some = { ...touches, detail: '0x10000 0x1' };
    expect(
      told(
        massDeletion,
        each((i) => ({ ...used, resource: `D:\\plans\\${i}` })),
      ).length,
    ).toBe(1);
    const asked = each((i) => ({
      ...used,
      action: 'object-opened',
      code: 4656,
      resource: `D:\\plans\\${i}`,
    }));
    expect(told(massDeletion, asked)).toEqual([]);
  });
  it('stays quiet for a job that clears as much on other days', () => {
    const job = [0, 7, 14, 21, 28].flatMap((day) =>
      times(150, (i) => at(day, 2 + seconds(i * 5), { ...deletes, resource: `D:\\old\\${day}-${i}` })),
    );
    const later = told(massDeletion, job).filter(({ startUs }) => startUs >= at(28, 0).at);
    expect(later).toEqual([]);
  });
  it('tells far more than usual below a hundred', () => {
    const few = days(20, (day) =>
      times(3, (i) => at(day, 9, { ...deletes, resource: `D:\\a\\${day}-${i}` })),
    );
    const many = times(60, (i) => at(44, 9 + seconds(i), { ...deletes, resource: `D:\\b\\${i}` }));
    expect(told(massDeletion, [...few, ...many]).map(({ severity }) => severity)).toEqual(['medium']);
  });
});

describe('exfiltration-channel', () => {
  const collected: Setting = { recentUs: at(DAY_28, 21).at };
  const inside = times(20, (day) => at(day, 9, mail(day, 'ann@corp.example', 'bob@corp.example')));
  it("is told though the role's logs hold little else, where its people are seen on other days", () => {
    const stick: Some = { action: 'device-connected', stream: 'device' };
    const team = times(10, (i) => settled(20, { who: 50 + i })).flat();
    const one = days(20, (day) => [at(day, 9, { ...stick, who: 50 })]);
    expect(sayings(told(exfiltration, [...team, ...one, at(DAY_28, 22, stick)], collected))).toEqual([
      'Used a removable device 1 h after collecting; their role does so on 10 % of its days',
    ]);
  });
  it('takes no first sender from outside for one of the organisation', () => {
    const first = at(0, 8, mail(0, 'shop@elsewhere.example', 'ann@corp.example'));
    const out = at(DAY_28, 22, { ...mail(0, 'ann@corp.example', 'shop@elsewhere.example'), who: 1 });
    const found = told(exfiltration, [first, ...inside, out], collected);
    expect(sayings(found).join()).toMatch(/mail outside the organisation/);
  });
  it("knows what is below the organisation's domain", () => {
    const out = at(DAY_28, 22, {
      ...mail(0, 'ann@corp.example', 'dan@eu.corp.example; eve@corp.example'),
      who: 1,
    });
    expect(told(exfiltration, [...inside, out], collected)).toEqual([]);
  });
  it('names personal mail, and a place to leave things', () => {
    const out = at(DAY_28, 22, { ...mail(0, 'ann@corp.example', 'me@gmx.net'), who: 1 });
    const visit = at(DAY_28, 22.5, { action: 'web-visited', stream: 'web', container: 'www.wetransfer.com' });
    expect(sayings(told(exfiltration, [...inside, out, visit], collected))).toEqual([
      'Used personal mail (gmx.net) and www.wetransfer.com 1 h 30 min after collecting; their role does so on 0 % of its days',
    ]);
  });
  it('stays quiet long after', () => {
    const stick = at(DAY_28, 22, { action: 'device-connected', stream: 'device' });
    expect(told(exfiltration, [...settled(), stick], { recentUs: at(DAY_28 - 4, 21).at })).toEqual([]);
  });
});

describe('mail-forwarding', () => {
  it('knows the organisation by its senders where the record does not', () => {
    const mails = times(5, (i) =>
      at(0, 8 + minutes(i), { action: 'email-sent', fromAddress: 'bob@corp.example' }),
    );
    expect(told(mailForwarding, [...mails, at(0, 9, forwards('dan@corp.example'))])).toEqual([]);
    expect(told(mailForwarding, [...mails, at(0, 9, forwards('dan@eu.corp.example'))])).toEqual([]);
  });
  it('tells one address outside among several', () => {
    const rule = { ...forwards('bob@corp.example; me@gmail.com'), fromAddress: 'ann@corp.example' };
    expect(sayings(told(mailForwarding, [at(0, 9, rule)])).join()).toMatch(
      /outside the organisation \(gmail\.com\)/,
    );
  });
});

describe('public-share', () => {
  const shares: Some = { action: 'shared-outside', resource: 'bucket-1', channel: 's3 PutBucketPolicy' };
  it('tells what is public already only once', () =>
    expect(told(publicShare, [at(0, 9, shares), at(9, 9, { ...shares, who: 2 })]).length).toBe(1));
  it('says no more than the record does', () =>
    expect(sayings(told(publicShare, [at(0, 9, { ...shares, channel: '' })]))).toEqual([
      'bucket-1 was made public or shared outside',
    ]));
});
