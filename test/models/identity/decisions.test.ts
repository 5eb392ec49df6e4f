import { describe, expect, it } from 'vitest';
import { resolvePeople } from '../../../models/identity/resolve-people.ts';
import type { Decision } from '../../../models/identity/decisions.ts';

const ACCOUNTS = ['ann', String.raw`CORP\ann`, 'adm-ann', 'bob', 'cid'];
const accounts = ACCOUNTS.map((name, id) => ({ id, name, sid: null }));
/** From day 10 on ann and adm-ann have one address. */
const listed = ['ann', 'adm-ann'].map((account, i) => ({
  account,
  email: 'ann@firm.example',
  fullName: null,
  since: i === 0 ? 5 : 10,
  source: 1,
}));

const name = (id: number) => ACCOUNTS[id] ?? '';

/** `merge bob into ann`, `split ann`: who is who after these, where it is not their own name. */
function after(...decided: readonly string[]): string[] {
  const decisions = decided.map((text, i): Decision => {
    const [verb, one = '', , into = ''] = text.split(' ');
    return verb === 'merge'
      ? { id: i + 1, kind: 'merge', into, person: one }
      : { id: i + 1, kind: 'split', account: one };
  });
  const { belongings } = resolvePeople({ accounts, hostNames: [], same: [], listed, decisions });
  return belongings
    .filter(({ account, person }) => account !== person)
    .map(({ account, person, from, to }) => `${name(account)} is ${name(person)}${span(from, to)}`)
    .sort();
}

const span = (from: number | null, to: number | null) =>
  `${from === null ? '' : ` from ${from}`}${to === null ? '' : ` until ${to}`}`;

const RULES = [String.raw`CORP\ann is ann`, 'adm-ann is ann from 10'];

describe('decisions', () => {
  it('about nobody change nothing', () => {
    expect(after()).toEqual(RULES);
    expect(after('merge zoe into ann', 'split zoe', 'merge ann into zoe', 'merge ann into ann')).toEqual(
      RULES,
    );
  });

  it('that merge complete what the directory joins from a day on', () => {
    expect(after('merge adm-ann into ann')).toEqual([String.raw`CORP\ann is ann`, 'adm-ann is ann']);
  });

  it('that merge move the spans that are the person’s, not those that are another’s', () => {
    expect(after('merge adm-ann into bob')).toEqual([
      String.raw`CORP\ann is ann`,
      'adm-ann is ann from 10',
      'adm-ann is bob until 10',
    ]);
    expect(after('merge ann into bob')).toEqual([
      String.raw`CORP\ann is bob`,
      'adm-ann is bob from 10',
      'ann is bob',
    ]);
  });

  it('that split undo what the directory joined, for that account alone', () => {
    expect(after('split adm-ann')).toEqual([String.raw`CORP\ann is ann`]);
    expect(after(String.raw`split CORP\ann`)).toEqual(['adm-ann is ann from 10']);
  });

  it('count in their order: a merge after a split joins again, before it does not', () => {
    expect(after('split adm-ann', 'merge adm-ann into cid')).toEqual([
      String.raw`CORP\ann is ann`,
      'adm-ann is cid',
    ]);
    expect(after('merge adm-ann into cid', 'split adm-ann')).toEqual([String.raw`CORP\ann is ann`]);
  });

  it('go round in no circle', () => {
    const both = after('merge bob into cid', 'merge cid into bob');
    expect(both).toEqual([...RULES, 'bob is cid']);
    expect(after('merge bob into cid', 'merge ann into bob', 'merge cid into ann')).toEqual([
      String.raw`CORP\ann is cid`,
      'adm-ann is cid from 10',
      'ann is cid',
      'bob is cid',
    ]);
  });

  it('that split off a person’s name leave the others together under another', () => {
    expect(after('split ann')).toEqual([String.raw`adm-ann is CORP\ann from 10`]);
    expect(after('merge bob into ann', 'split ann')).toEqual([
      String.raw`adm-ann is CORP\ann from 10`,
      String.raw`bob is CORP\ann`,
    ]);
  });
});
