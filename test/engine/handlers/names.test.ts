import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseNames } from '../../../electron/engine/masking/case-names.ts';
import { eventId } from '../../../models/domain/ids.ts';
import { smallCase, type SmallCase } from './small-case.ts';
import { EVENT_BASE, threePeople } from './three-people.ts';

const PSEUDONYM = /^[A-Z][a-z]+ \d\d$/;
const REASON = 'Needed for the interview on Monday';

describe('names', () => {
  let small: SmallCase;
  beforeEach(async () => {
    small = await smallCase(threePeople());
  });
  afterEach(() => small.end());

  const people = () => small.call('names.resolve', { kind: 'person', ids: [1, 2, 3] });

  it('are pseudonyms, one a person, the same each time and for each account', async () => {
    const names = await people();
    for (const name of names) expect(name).toMatch(PSEUDONYM);
    expect(new Set(names).size).toBe(3);
    expect(await people()).toEqual(names);
    expect(await small.call('names.resolve', { kind: 'account', ids: [1, 2, 3] })).toEqual(names);
  });

  it('reach whoever waits for them, even where the request that asked first is cancelled', async () => {
    const first = await small.open.reader.sibling();
    const rows = first.rows.bind(first);
    let asked = 0;
    // It learns that the case has changed, and no more.
    first.rows = (query) => ((asked += 1) === 1 ? rows(query) : Promise.reject(new Error('INTERRUPT')));
    const [one, other] = await Promise.all([
      caseNames(small.open, first),
      caseNames(small.open, small.open.reader),
    ]);
    expect(one.people.size).toBe(3);
    expect(other.people).toEqual(one.people);
    first.close();
  });

  it('leave accounts of services and computers as they are, but for a person in them', async () => {
    const own = await smallCase(threePeople());
    await own.open.writer
      .run(`INSERT INTO account (account_id, name, kind) VALUES (20, 'CORP\\svc-backup', 'service'),
      (21, 'CORP\\PC-1$', 'machine'), (22, 'CORP\\svc-bob0002', 'service'), (23, 'CORP\\eve', 'user')`);
    const [backup, computer, ofBob, eve] = await own.call('names.resolve', {
      kind: 'account',
      ids: [20, 21, 22, 23],
    });
    expect([backup, computer]).toEqual([String.raw`CORP\svc-backup`, String.raw`CORP\PC-1$`]);
    expect(ofBob).toMatch(/^CORP\\svc-‹[a-z]+-\d+›$/);
    expect(eve).toMatch(/^[A-Z][a-z]+ \d\d$/);
    await own.end();
  });

  it('stay when people are added and sources go', async () => {
    const names = await people();
    await small.open.writer.run(`
      INSERT INTO account (account_id, name, kind) SELECT 10 + i, 'AAA' || i, 'user' FROM range(50) t(i); DELETE FROM directory_entry`);
    expect(await people()).toEqual(names);
    const more = await small.call('names.resolve', { kind: 'account', ids: [10, 11] });
    for (const name of more) expect(name).toMatch(PSEUDONYM);
    expect(names).not.toContain(more[0]);
  });

  it('follow a person into every account that is theirs', async () => {
    await small.open.writer.run('UPDATE person_account SET person_id = 1 WHERE account_id = 2');
    const [ann, bob] = await small.call('names.resolve', { kind: 'account', ids: [1, 2] });
    expect(bob).toBe(ann);
  });

  it('are masked inside host names and resources', async () => {
    const [ann = ''] = await people();
    const inText = `‹${ann.toLowerCase().replace(' ', '-')}›`;
    expect(await small.call('names.resolve', { kind: 'host', ids: [1, 2] })).toEqual([
      'PC-1',
      `PC-${inText}`,
    ]);
    const mail = eventId(EVENT_BASE + 1n);
    expect(
      await small.call('names.resolve', { kind: 'resource', events: [mail, eventId(EVENT_BASE)] }),
    ).toEqual([`${inText}@HALDEN.example;x@y.z`, '']);
  });

  it('hide people outside whom an address names, and show where mail went', async () => {
    await small.open.writer.run(
      `UPDATE event SET resource = 'kim.roe@vendor.example;svc-backup@HALDEN.example' WHERE event_id = ${EVENT_BASE + 1n};
       INSERT INTO account (account_id, name, kind) VALUES (20, 'CORP\\svc-backup', 'service')`,
    );
    const mail = eventId(EVENT_BASE + 1n);
    const [masked] = await small.call('names.resolve', { kind: 'resource', events: [mail] });
    expect(masked).toMatch(/^‹mail-[0-9a-f]{6}›@vendor\.example;svc-backup@HALDEN\.example$/);
    await small.call('pseudonyms.unmask', { reason: REASON, minutes: 30 });
    const [shown] = await small.call('names.resolve', { kind: 'resource', events: [mail] });
    expect(shown).toBe('kim.roe@vendor.example;svc-backup@HALDEN.example');
  });

  it('of nobody are NOT_FOUND', async () => {
    await expect(small.call('names.resolve', { kind: 'person', ids: [1, 99] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('99'),
    });
    await expect(
      small.call('names.resolve', { kind: 'resource', events: [eventId(77n)] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      small.call('names.resolve', { kind: 'resource', events: ['x' as never] }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  describe('unmasked', () => {
    it('are shown for a reason and a time, which the log keeps', async () => {
      const status = await small.call('pseudonyms.unmask', { reason: ` ${REASON} `, minutes: 30 });
      expect(status).toEqual({ masked: false, until: small.nowUs + 30 * 60_000_000, reason: REASON });
      expect(await people()).toEqual([
        'Ann Maria Lee (AML0001)',
        'Bob Ray Stone (BOB0002)',
        'Cyd Fay Moss (CYD0003)',
      ]);
      expect(small.sent).toEqual([['case.changed', { what: 'pseudonyms' }]]);
      const { rows } = await small.call('audit.list', { offset: 0, limit: 1 });
      expect(rows[0]).toMatchObject({
        action: 'pseudonyms.unmasked',
        detail: expect.stringContaining(REASON),
      });
      expect(JSON.parse(rows[0]?.detail ?? '')).toMatchObject({ minutes: 30, until: '2011-03-13T07:36:40Z' });
    });

    it('are masked again when the time is over', async () => {
      const before = await people();
      await small.call('pseudonyms.unmask', { reason: REASON, minutes: 1 });
      small.nowUs += 60_000_000;
      expect(await small.call('pseudonyms.status', {})).toEqual({ masked: true, until: null, reason: null });
      expect(await people()).toEqual(before);
    });

    it('are masked again when asked, which the log keeps too', async () => {
      const before = await people();
      await small.call('pseudonyms.unmask', { reason: REASON, minutes: 60 });
      await small.call('pseudonyms.mask', {});
      expect(await people()).toEqual(before);
      const { rows } = await small.call('audit.list', { offset: 0, limit: 1 });
      expect(rows[0]?.action).toBe('pseudonyms.masked');
    });

    it.each([
      ['too short', 30],
      ['         x', 30],
      [REASON, 0],
      [REASON, 481],
      [REASON, Number.NaN],
    ])('not for "%s" and %d minutes', async (reason, minutes) => {
      await expect(small.call('pseudonyms.unmask', { reason, minutes })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
      expect((await small.call('pseudonyms.status', {})).masked).toBe(true);
      expect(small.sent).toEqual([]);
    });
  });
});
