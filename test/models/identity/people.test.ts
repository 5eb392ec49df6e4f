import { describe, expect, it } from 'vitest';
import { activity, personDays } from '../../../models/features/parts/activity.ts';
import { joinAccounts } from '../../../models/identity/join-accounts.ts';
import { withPeople } from '../diary.ts';

const rolesOf = async (text: string) => {
  const database = await withPeople(text);
  for (const query of [activity, personDays('unknown')]) await database.run(query);
  const rows = await database.rows<{ name: string; day: string; role: string }>(
    `SELECT p.name, strftime(DATE '1970-01-01' + day, '%m-%d') AS day, role
     FROM active_day JOIN person p USING (person_id) ORDER BY ALL`,
  );
  database.closeInstance();
  return rows.map(({ name, day, role }) => `${name} ${day} ${role}`);
};

describe('people', () => {
  it('have the role of the latest snapshot up to the day, and none before the first', async () => {
    expect(
      await rolesOf(`
        ann 2010-01-20 08:00 logon pc1
        ann 2010-02-20 08:00 logon pc1
        ann 2010-04-20 08:00 logon pc1
        directory 2010-02 ann clerk
        directory 2010-03 ann chief`),
    ).toEqual(['ann 01-20 unknown', 'ann 02-20 clerk', 'ann 04-20 chief']);
  });

  it('share a person from the snapshot on that gives two accounts one address, and not before', async () => {
    expect(
      await rolesOf(`
        ann 2010-01-20 08:00 logon pc1
        ann-admin 2010-01-21 08:00 logon pc1
        ann-admin 2010-02-21 08:00 logon pc1
        directory 2010-01 ann clerk ann@firm.com
        directory 2010-02 ann-admin clerk Ann@Firm.com`),
    ).toEqual(['ann 01-20 clerk', 'ann 02-21 clerk', 'ann-admin 01-21 unknown']);
  });

  it('are named by the bare account where one of a domain has their address from the same day on', async () => {
    expect(
      await rolesOf(`
        zoe 2010-02-20 08:00 logon pc1
        CORP\\adm-zoe 2010-02-21 08:00 logon pc1
        directory 2010-01 zoe clerk zoe@firm.com
        directory 2010-01 CORP\\adm-zoe clerk zoe@firm.com`),
    ).toEqual(['zoe 02-20 clerk', 'zoe 02-21 clerk']);
  });

  it('are never named by a SID where there is a name', () => {
    const sid = 'S-1-5-21-1-2-3-1104';
    const forms = [sid, 'CORP\\ann', 'ann@CORP.EXAMPLE'].map((name, id) => ({ id, name, sid }));
    expect(joinAccounts(forms, []).map(({ owner }) => owner)).toEqual([1, 1, 1]);
  });

  it('stay apart with addresses of their own', async () => {
    const days = await rolesOf(`
      ann 2010-01-20 08:00 logon pc1
      bob 2010-02-20 08:00 logon pc1
      directory 2010-01 ann clerk ann@firm.com
      directory 2010-01 bob clerk bob@firm.com`);
    expect(days).toEqual(['ann 01-20 clerk', 'bob 02-20 clerk']);
  });

  it('live in their own zone: an evening stays on its day', async () => {
    expect(await rolesOf('ann 2010-01-20 23:30 logon pc1')).toEqual(['ann 01-20 unknown']);
  });
});
