import { describe, expect, it } from 'vitest';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import { runAnalysis } from '../../../electron/engine/pipeline/run-analysis.ts';
import type { EngineState } from '../../../electron/engine/engine-state.ts';
import { shown } from '../../../electron/engine/masking/shown.ts';
import { findPeople } from '../../../electron/engine/people/find.ts';
import { personNames } from '../../../electron/engine/queries/names.ts';
import { bring, file, folder, logons, newCase, remove, settings } from '../ingest/cases.ts';

const OKTA = '00u1a2b3c4d5e6f7g8h9';
const ENTRA = '6f9619ff-8b86-d011-b42d-00c04fc964ff';

const analyse = (open: OpenCase) =>
  runAnalysis(open, { signal: new AbortController().signal, emit: () => undefined, nowUs: () => 1 });

/** `account is person: reason` at the end of the case. */
const belonging = async (open: OpenCase) =>
  (
    await open.reader.rows<{ said: string }>(`
      SELECT a.name || ' is ' || p.name || ': ' || o.reason AS said FROM person_account o JOIN account a USING (account_id)
        JOIN person p USING (person_id) WHERE o.valid_to_us IS NULL ORDER BY 1`)
  ).map(({ said }) => said);

const names = [String.raw`CORP\ann`, 'ann@corp.example', 'Ann.Smith', OKTA, ENTRA, 'bob@corp.example'];
const people = [
  'samaccountname,displayName,userPrincipalName,objectId,oktaId,mail,title,department,known_from',
  `ann,"Smith, Ann",ann@corp.example,${ENTRA},${OKTA},ann.smith@corp.example,Engineer,Optics,2010-01-01`,
  'bob,"Stone, Bob",bob@corp.example,,,bob.stone@corp.example,Clerk,Sales,2010-01-01',
].join('\n');

const okta = (uuid: string, id: string, alternateId: string) => ({
  uuid,
  published: '2026-03-01T08:00:00Z',
  eventType: 'user.session.start',
  displayMessage: 'User login to Okta',
  actor: { id, type: 'User', alternateId },
  outcome: { result: 'SUCCESS' },
});
const entra = (id: string, userId: string, userPrincipalName: string) => ({
  id,
  createdDateTime: '2026-03-02T08:00:00Z',
  userId,
  userPrincipalName,
  appDisplayName: 'Mail',
  status: { errorCode: 0 },
});
const ndjson = (records: readonly object[]) => records.map((each) => JSON.stringify(each)).join('\n');

describe('accounts of identity providers', () => {
  it('of one id are one person under every name; a name that another id got later joins nobody', async () => {
    const open = await newCase('UTC');
    await bring(
      open,
      file(
        'okta.ndjson',
        ndjson([
          okta('1', OKTA, 'ann@corp.example'),
          okta('2', OKTA, 'ann.stone@corp.example'),
          okta('3', '00u9', 'bob@corp.example'),
          okta('4', '00u8', 'bob@corp.example'),
          okta('5', '00u8', 'rob@corp.example'),
        ]),
      ),
    );
    await bring(open, file('entra.json', ndjson([entra('6', ENTRA, 'ann.stone@corp.example')])));
    await bring(open, file('entra-2.json', ndjson([entra('7', ENTRA, 'ann@other.example')])));
    await analyse(open);
    expect(await belonging(open)).toEqual([
      'ann.stone@corp.example is ann@corp.example: a record carries both names',
      'ann@corp.example is ann@corp.example: account',
      'ann@other.example is ann@corp.example: a record carries both names',
      'bob@corp.example is bob@corp.example: account',
      'rob@corp.example is rob@corp.example: account',
    ]);
  });

  it('of an id that stands for everybody stay apart', async () => {
    const open = await newCase('UTC');
    const names = ['ann', 'bob', 'cid', 'dee', 'eve', 'fay'];
    await bring(
      open,
      file('okta.ndjson', ndjson(names.map((name) => okta(name, '00u-removed', `${name}@corp.example`)))),
    );
    await analyse(open);
    expect(await belonging(open)).toEqual(
      names.map((name) => `${name}@corp.example is ${name}@corp.example: account`),
    );
  });
});

describe('one person under the names of six systems', () => {
  it('by a list of people, until it is removed', async () => {
    const open = await newCase('UTC');
    const at = folder();
    const lines = names.map((name, i) => `${name} 02/0${i + 1}/2010 08:00:00 PC-${i} Logon`);
    const [source] = await bring(open, file('logon.csv', logons(lines.join('\n')), at), { zone: 'UTC' });
    expect(source).toMatchObject({ stored: names.length, balanced: true });
    const [list] = await bring(open, file('people.csv', `${people}\n`, at));
    expect(list).toMatchObject({ source: 'context-people', records: 2, rejected: 0 });
    await analyse(open);
    expect(await belonging(open)).toEqual([
      `${OKTA} is CORP\\ann: a record carries both names`,
      `${ENTRA} is CORP\\ann: a record carries both names`,
      'Ann.Smith is CORP\\ann: the directory’s e-mail begins so',
      'CORP\\ann is CORP\\ann: account',
      'ann@corp.example is CORP\\ann: same user name and domain',
      'bob@corp.example is bob@corp.example: account',
    ]);
    const roles = await open.reader.rows(
      'SELECT name, role FROM person_role JOIN person USING (person_id) ORDER BY 1',
    );
    expect(roles).toEqual([
      { name: 'CORP\\ann', role: 'Engineer' },
      { name: 'bob@corp.example', role: 'Clerk' },
    ]);
    const called = await open.reader.rows<{ name: string }>(personNames());
    expect(called.map(({ name }) => name).sort()).toEqual([
      'Ann.Smith',
      'Smith, Ann (CORP\\ann)',
      'Stone, Bob (bob@corp.example)',
    ]);
    const masked = await shown({ settings } as EngineState, open, open.reader);
    expect(masked.text('bob@corp.example')).toMatch(/^‹[a-z]+-\d+›@corp\.example$/);
    expect(masked.text('Stone, Bob')).toBe(masked.text('bob@corp.example').split('@')[0]);
    const plain = await shown({ settings } as EngineState, open, open.reader, true);
    const find = (name: string) => findPeople(open.reader, plain, name);
    expect(await find('Stone, Bob')).toHaveLength(1);
    expect(await find('ann.smith')).toEqual(await find(String.raw`CORP\ann`));
    await remove(open, 2);
    await analyse(open);
    expect(await belonging(open)).toHaveLength(names.length);
    expect((await belonging(open)).filter((line) => line.endsWith(': account'))).toHaveLength(5);
  });
});
