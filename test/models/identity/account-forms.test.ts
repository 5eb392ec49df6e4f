import { describe, expect, it } from 'vitest';
import { joinAccounts } from '../../../models/identity/join-accounts.ts';
import { analysed, lines } from '../windows-diary.ts';

/** `{ owner: [forms and why] }` of accounts `name` or `name sid`, whatever their order. */
function joined(accounts: readonly string[], hosts: readonly string[] = []): Record<string, string[]> {
  const named = accounts.map((text, id) => {
    const [name = '', sid = null] = text.split(' ');
    return { id, name, sid };
  });
  const of = (list: typeof named) => {
    const owners: Record<string, string[]> = {};
    for (const { account, owner } of joinAccounts(list, hosts))
      (owners[named[owner]?.name ?? ''] ??= []).push(named[account]?.name ?? '');
    return Object.fromEntries(
      Object.entries(owners)
        .map(([owner, forms]) => [owner, forms.sort()] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  };
  const forwards = of(named);
  expect(of(named.toReversed())).toEqual(forwards);
  return forwards;
}

describe('forms of an account', () => {
  it('are one: NetBIOS, DNS and UPN in any case, and the bare name', () => {
    expect(
      joined([
        String.raw`CORP\ann`,
        String.raw`corp.example\Ann`,
        'ann@corp.example',
        'ann@CORP.EXAMPLE',
        'ann',
        String.raw`CORP\bob`,
      ]),
    ).toEqual({
      [String.raw`CORP\bob`]: [String.raw`CORP\bob`],
      ann: [
        String.raw`CORP\ann`,
        'ann',
        'ann@CORP.EXAMPLE',
        'ann@corp.example',
        String.raw`corp.example\Ann`,
      ],
    });
  });

  it('are named as DOMAIN\\user where nobody says the bare name', () => {
    expect(
      Object.keys(joined(['ann@corp.example', String.raw`corp.example\ann`, String.raw`CORP\ann`])),
    ).toEqual([String.raw`CORP\ann`]);
  });

  it('stay apart in two domains, and the bare name joins neither', () => {
    expect(joined([String.raw`CORP\ann`, String.raw`SALES\ann`, 'ann'])).toEqual({
      [String.raw`CORP\ann`]: [String.raw`CORP\ann`],
      [String.raw`SALES\ann`]: [String.raw`SALES\ann`],
      ann: ['ann'],
    });
  });

  it('stay apart where a short domain fits two DNS domains', () => {
    expect(
      Object.keys(
        joined([String.raw`CORP\ann`, 'ann@corp.example', 'bob@corp.other', String.raw`corp.other\eve`]),
      ),
    ).toHaveLength(4);
  });

  it('of one computer stay a person of its own, also beside the bare name', () => {
    expect(
      joined([String.raw`WS-05\ann`, String.raw`CORP\ann`, 'ann'], ['ws-05.corp.example', 'ws-06']),
    ).toEqual({ [String.raw`WS-05\ann`]: [String.raw`WS-05\ann`], ann: [String.raw`CORP\ann`, 'ann'] });
  });

  it('of a domain whose own name is met as a host are no local ones', () => {
    expect(
      joined([String.raw`CORP\ann`, 'ann@corp.example'], ['corp.example', 'ws-05.corp.example']),
    ).toEqual({ [String.raw`CORP\ann`]: [String.raw`CORP\ann`, 'ann@corp.example'] });
  });

  it('are one by their SID under any name', () => {
    expect(
      joined([String.raw`CORP\ann S-1-5-21-7-1104`, 'annette@cloud.example S-1-5-21-7-1104', 'annette']),
    ).toEqual({
      annette: [String.raw`CORP\ann`, 'annette', 'annette@cloud.example'],
    });
  });

  it('are one where the account was made anew, and two people by two SIDs under two names', () => {
    expect(
      Object.keys(
        joined([
          String.raw`CORP\ann S-1-5-21-7-1104`,
          'ann@corp.example S-1-5-21-8-1104',
          'bob@corp.example S-1-5-21-8-1105',
        ]),
      ),
    ).toEqual([String.raw`CORP\ann`, 'bob@corp.example']);
  });
});

const people = async (events: string) =>
  lines(await analysed(events), 'SELECT name FROM person ORDER BY name');

describe('people of Windows events', () => {
  it('are users that act or are acted on; computers, the system and nobody are not', async () => {
    expect(
      await people(String.raw`
        08:00:00 ws-01 4624 CORP\ann type=2 id=0x1
        08:00:00 ws-01 4624 CORP\WS-01$ type=3 id=0x2
        08:00:00 ws-01 4688 "NT AUTHORITY\SYSTEM" id=0x3e7
        08:00:00 ws-01 4608 -
        08:01:00 ws-01 4648 CORP\WS-01$ as=CORP\bob`),
    ).toEqual([String.raw`CORP\ann`, String.raw`CORP\bob`]);
  });

  it('say why an account is theirs', async () => {
    const database = await analysed(String.raw`
      08:00:00 ws-01 4624 CORP\ann type=2 id=0x1
      08:00:00 dc.corp.example 4768 ann
      08:00:00 dc.corp.example 4769 ann@corp.example`);
    expect(
      await lines(
        database,
        'SELECT a.name, p.name AS person, reason FROM person_account JOIN account a USING (account_id) JOIN person p USING (person_id) ORDER BY 1',
      ),
    ).toEqual([
      String.raw`CORP\ann ann the only domain account of that name`,
      'ann ann account',
      'ann@corp.example ann the only domain account of that name',
    ]);
  });
});
