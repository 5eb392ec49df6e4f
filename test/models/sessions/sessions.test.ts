import { describe, expect, it } from 'vitest';
import { withPeople, ZONE } from '../diary.ts';

async function sessionsOf(text: string): Promise<string[]> {
  const database = await withPeople(text);
  const rows = await database.rows<Record<string, string | number | boolean>>(
    `SELECT p.name, h.name AS host, kind, strftime(timezone('${ZONE}', make_timestamptz(start_us)), '%H:%M') AS begun,
       strftime(timezone('${ZONE}', make_timestamptz(end_us)), '%H:%M') AS ended, events, closed
     FROM session JOIN person p USING (person_id) JOIN host h USING (host_id) ORDER BY session_id`,
  );
  database.closeInstance();
  return rows.map(({ name, host, kind, begun, ended, events, closed }) =>
    [name, host, kind, `${begun}–${ended}`, events, closed ? 'closed' : 'open'].join(' '),
  );
}

describe('sessions', () => {
  it('run from logon to logoff on a host, however long the silence', async () => {
    expect(
      await sessionsOf(`
        ann 2010-01-04 08:00 logon pc1
        ann 2010-01-04 12:00 visits pc1 http://a.com
        ann 2010-01-04 17:00 logoff pc1
        ann 2010-01-04 17:05 logon pc1
        ann 2010-01-04 18:00 logoff pc1`),
    ).toEqual(['ann pc1 logon 08:00–17:00 3 closed', 'ann pc1 logon 17:05–18:00 2 closed']);
  });

  it('keep hosts and people apart', async () => {
    expect(
      await sessionsOf(`
        ann 2010-01-04 08:00 logon pc1
        ann 2010-01-04 08:10 logon pc2
        bob 2010-01-04 08:20 logon pc1
        ann 2010-01-04 09:00 logoff pc1
        bob 2010-01-04 10:00 logoff pc1
        ann 2010-01-04 11:00 logoff pc2`),
    ).toEqual([
      'ann pc1 logon 08:00–09:00 2 closed',
      'ann pc2 logon 08:10–11:00 2 closed',
      'bob pc1 logon 08:20–10:00 2 closed',
    ]);
  });

  it('end by 30 minutes of silence where no logoff follows', async () => {
    expect(
      await sessionsOf(`
        ann 2010-01-04 08:00 logon pc1
        ann 2010-01-04 08:29 visits pc1 http://a.com
        ann 2010-01-04 09:30 visits pc1 http://a.com
        ann 2010-01-04 10:00 visits pc1 http://a.com
        ann 2010-01-04 12:00 logon pc1`),
    ).toEqual([
      'ann pc1 logon 08:00–08:29 2 open',
      'ann pc1 activity 09:30–10:00 2 open',
      'ann pc1 logon 12:00–12:00 1 open',
    ]);
  });

  it('count activity without any logon, and a logoff without one', async () => {
    expect(
      await sessionsOf(`
        ann 2010-01-04 08:00 visits pc1 http://a.com
        ann 2010-01-04 08:10 logoff pc1
        ann 2010-01-04 08:20 visits pc1 http://a.com`),
    ).toEqual(['ann pc1 activity 08:00–08:10 2 open', 'ann pc1 activity 08:20–08:20 1 open']);
  });
});
