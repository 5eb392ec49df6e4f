import { describe, expect, it } from 'vitest';
import { MEASURED } from '../../../models/domain/features.ts';
import { measured, workdays } from '../diary.ts';

const usual = workdays(8, (date) => `ann ${date} 09:00 logon pc1\nann ${date} 17:00 logoff pc1`);
const monday = 'ann 2010-03-01';

describe('logons', () => {
  it('notice a rare hour and a computer of somebody else', async () => {
    const days = await measured(`${usual}
      ann 2010-03-01 03:00 logon pc2
      ann 2010-03-01 09:00 logon pc1
      ann 2010-03-01 11:30 logoff pc1`);
    expect(days[monday]).toMatchObject({
      logons: 2,
      'logons-rare-hours': 1,
      'rare-host-logons': 1,
      'session-hours': 2.5,
    });
    expect(days[monday]?.['logon-hour']).toBeGreaterThan(3);
    expect(days[monday]?.['host-rarity']).toBeCloseTo(-Math.log(0.5 / 41), 9);
  });

  it('stay quiet on a day as usual', async () => {
    const days = await measured(`${usual}
      ann 2010-03-01 09:00 logon pc1
      ann 2010-03-01 17:00 logoff pc1`);
    expect(days[monday]).toMatchObject({ logons: 1, 'session-hours': 8 });
    expect(Object.keys(days[monday] ?? {})).not.toContain('logons-rare-hours');
    expect(Object.keys(days[monday] ?? {})).not.toContain('rare-host-logons');
    expect(days[monday]?.['logon-hour'] ?? 0).toBeLessThan(0.2);
    expect(days[monday]?.['host-rarity']).toBeCloseTo(-Math.log(40.5 / 41), 9);
  });

  it('know weekends from workdays', async () => {
    const days = await measured(`${usual}\nann 2010-02-27 09:00 logon pc1`);
    expect(days['ann 2010-02-27']?.['logons-rare-hours']).toBe(1);
  });
});

describe('network sign-ins and credentials', () => {
  const rounds = workdays(
    8,
    (date) => `ann ${date} 09:00 logon pc1\nann ${date} 09:10 reaches srv1\nbob ${date} 09:00 reaches srv1`,
  );

  it('notice computers reached for the first time, refusals, other credentials and rights', async () => {
    const days = await measured(`${rounds}
      ann 2010-03-01 09:00 reaches srv1
      ann 2010-03-01 21:00 reaches srv2
      ann 2010-03-01 21:01 reaches srv2
      ann 2010-03-01 21:02 refused dc1
      ann 2010-03-01 21:03 borrows pc1
      ann 2010-03-01 21:04 elevates srv2
      ann 2010-03-01 21:05 grants dc1`);
    expect(days[monday]).toMatchObject({
      'remote-hosts': 2,
      'refused-logons': 1,
      'credential-changes': 1,
      'special-privileges': 1,
      'rights-given': 1,
    });
    expect(days[monday]?.['remote-new-hosts']).toBeCloseTo(-Math.log(0.5 / 3), 9);
  });

  it('stay quiet on the usual round, and say nothing of the console', async () => {
    const days = await measured(
      `${rounds}\nann 2010-03-01 09:00 logon pc1\nann 2010-03-01 09:10 reaches srv1`,
    );
    expect(days[monday]?.['remote-hosts']).toBe(1);
    for (const id of [
      'remote-new-hosts',
      'refused-logons',
      'credential-changes',
      'special-privileges',
      'rights-given',
    ])
      expect(Object.keys(days[monday] ?? {})).not.toContain(id);
  });
});

describe('removable media', () => {
  const plugged = workdays(8, (date) => `ann ${date} 09:00 logon pc1\nann ${date} 10:00 plugs pc1`);

  it('notices a new computer at a rare hour', async () => {
    const days = await measured(`${plugged}\nann 2010-03-01 22:00 plugs pc2\nann 2010-03-01 22:05 plugs pc1`);
    expect(days[monday]).toMatchObject({
      'device-connects': 2,
      'device-new-hosts': 1,
      'device-rare-hours': 2,
    });
    expect(days[monday]?.['device-hour']).toBeGreaterThan(3);
  });

  it('stays quiet on the usual one, and when it is taken out', async () => {
    const days = await measured(
      `${plugged}\nann 2010-03-01 10:00 plugs pc1\nann 2010-03-01 23:00 unplugs pc2`,
    );
    expect(days[monday]?.['device-connects']).toBe(1);
    expect(Object.keys(days[monday] ?? {})).not.toContain('device-new-hosts');
    expect(Object.keys(days[monday] ?? {})).not.toContain('device-rare-hours');
  });
});

describe('files', () => {
  const copies = workdays(2, (date) => `ann ${date} 10:00 copies pc1 a.doc`);

  it('count copies and types that are new for the person', async () => {
    const days = await measured(`${copies}
      ann 2010-03-01 10:00 copies pc1 b.DOC
      ann 2010-03-01 10:01 copies pc1 plans.zip
      ann 2010-03-01 10:02 copies pc1 more.zip`);
    expect(days[monday]).toMatchObject({ 'file-copies': 3, 'file-new-types': 1 });
  });

  it('stay quiet about a known type in capitals', async () => {
    const days = await measured(`${copies}\nann 2010-03-01 10:00 copies pc1 b.DOC`);
    expect(days[monday]?.['file-copies']).toBe(1);
    expect(Object.keys(days[monday] ?? {})).not.toContain('file-new-types');
  });
});

describe('web visits', () => {
  const others = ['bob', 'cyd', 'dan']
    .map((who) => `${who} 2010-01-04 09:00 visits pc-${who} http://common.com/`)
    .join('\n');
  const own = workdays(2, (date) => `ann ${date} 10:00 visits pc1 http://common.com/`);

  it('weigh a new domain by how few others went there before', async () => {
    const days = await measured(`${own}\n${others}
      ann 2010-03-01 10:00 visits pc1 http://rare.com/x
      bob 2010-03-01 10:00 visits pc-bob http://half.com/`);
    expect(days[monday]?.['web-new-domains']).toBeCloseTo(-Math.log(0.5 / 5), 9);
  });

  it('do not take the other visits of the same day for a precedent', async () => {
    const days = await measured(`${own}\n${others}
      ann 2010-03-01 10:00 visits pc1 http://rare.com/x
      bob 2010-03-01 09:00 visits pc-bob http://rare.com/x
      bob 2010-03-02 09:00 visits pc-bob http://rare.com/x`);
    expect(days[monday]?.['web-new-domains']).toBeCloseTo(-Math.log(0.5 / 5), 9);
  });

  it('stay quiet about a domain of every day', async () => {
    const days = await measured(`${own}\n${others}\nann 2010-03-01 10:00 visits pc1 http://common.com/y`);
    expect(days[monday]?.['web-visits']).toBe(1);
    expect(Object.keys(days[monday] ?? {})).not.toContain('web-new-domains');
  });
});

describe('mail', () => {
  const mail = workdays(2, (date) => `ann ${date} 10:00 mails pc1 ann@firm.com bob@firm.com 100 0`);

  it('counts recipients, attachments and bytes to the outside', async () => {
    const days = await measured(`${mail}
      ann 2010-03-01 10:00 mails pc1 ann@firm.com Bob@firm.com;x@out.org;x@OUT.org 500 2
      ann 2010-03-01 11:00 mails pc1 ann@firm.com bob@firm.com 70 1`);
    expect(days[monday]).toMatchObject({
      mails: 2,
      'mail-recipients': 3,
      'mail-bytes-outside': 500,
      'mail-attachments': 3,
      'mail-new-outside': 1,
    });
  });

  it('stays quiet inside the house', async () => {
    const days = await measured(`${mail}\nann 2010-03-01 10:00 mails pc1 ann@firm.com bob@firm.com 100 0`);
    expect(days[monday]).toMatchObject({ mails: 1, 'mail-recipients': 1 });
    expect(Object.keys(days[monday] ?? {})).not.toContain('mail-bytes-outside');
  });

  it('takes the domain of most mail so far for its own, not that of later mail', async () => {
    const later = Array.from(
      { length: 40 },
      (_, i) => `bob 2010-03-02 10:${10 + i} mails pc2 bob@new.com x@new.com 1 0`,
    );
    const before = await measured(`${mail}\nann 2010-03-01 10:00 mails pc1 ann@firm.com bob@firm.com 9 0`);
    const after = await measured(
      `${mail}\nann 2010-03-01 10:00 mails pc1 ann@firm.com bob@firm.com 9 0\n${later.join('\n')}`,
    );
    expect(after[monday]).toEqual(before[monday]);
    expect(after['bob 2010-03-02']).not.toHaveProperty('mail-bytes-outside');
  });
});

describe('weeks', () => {
  it('sum the seven days that end with the day', async () => {
    const days = await measured(usual);
    expect(days['ann 2010-01-08']?.['week-logons']).toBe(5);
    expect(days['ann 2010-01-11']?.['week-logons']).toBe(5);
    expect(days['ann 2010-01-04']?.['week-logons']).toBe(1);
  });

  it('rest on measures that there are', async () => {
    const all = await measured(`${usual}
      ann 2010-03-01 22:00 plugs pc2
      ann 2010-03-01 22:01 copies pc2 a.zip
      ann 2010-03-01 03:00 logon pc2
      ann 2010-03-01 21:00 reaches srv2
      ann 2010-03-01 21:02 refused dc1
      ann 2010-03-01 21:03 borrows pc1
      ann 2010-03-01 21:04 elevates srv2
      ann 2010-03-01 21:05 grants dc1
      ann 2010-03-01 10:00 visits pc1 http://new.com
      ann 2010-03-01 10:00 mails pc1 ann@firm.com x@out.org 500 2`);
    const seen = new Set(Object.values(all).flatMap((values) => Object.keys(values)));
    const never = MEASURED.filter(({ id }) => !seen.has(id)).map(({ id }) => id);
    // Adoption takes a month of history before and a later visit.
    expect(never.filter((id) => !id.startsWith('week-web'))).toEqual([]);
  });
});
