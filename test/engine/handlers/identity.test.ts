import { afterEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../../electron/contract/api.ts';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import { verifyAudit } from '../../../electron/engine/case/audit.ts';
import type { EngineState } from '../../../electron/engine/engine-state.ts';
import { identityHandlers } from '../../../electron/engine/handlers/identity.ts';
import { runAnalysis } from '../../../electron/engine/pipeline/run-analysis.ts';
import { analysisStatus } from '../../../electron/engine/pipeline/status.ts';
import { accountId, personId } from '../../../models/domain/ids.ts';
import { copiesOf, newCase } from '../ingest/cases.ts';
import { importDays, type Span } from '../pipeline/company.ts';

type Handlers = ReturnType<typeof identityHandlers>;
const events: string[] = [];
afterEach(() => void events.splice(0));
let clockUs = 1_300_000_000_000_000;

const nowUs = () => (clockUs += 1_000_000);

function over(open: OpenCase) {
  const state: EngineState = {
    settings: { userDataDirectory: '', actor: 'ann analyst', nowUs },
    current: open,
    broadcast: (event) => void events.push(event),
  };
  const handlers = identityHandlers(state);
  const context = { signal: new AbortController().signal, emit: () => undefined, unmasked: true };
  return <M extends keyof Handlers>(method: M, input: Input<M>): Promise<Output<M>> =>
    handlers[method](input as never, context) as Promise<Output<M>>;
}

const analyse = (open: OpenCase) =>
  runAnalysis(open, { signal: new AbortController().signal, emit: () => undefined, nowUs: () => 1 });

const analysed = async (span: Span) => {
  const open = await newCase('America/New_York');
  await importDays(open, span);
  await analyse(open);
  return open;
};
const seen = async (open: OpenCase) => ({ open, call: over(open), id: await idsOf(open) });

const fortyDays = copiesOf(() => analysed({ from: 0, to: 40 }));
const company = async () => seen(await fortyDays());

async function idsOf(open: OpenCase) {
  const rows = await open.reader.rows<{ name: string; id: number }>(
    'SELECT name, account_id AS id FROM account',
  );
  const ids = new Map(rows.map(({ name, id }) => [name, id]));
  return (name: string) => ids.get(name) ?? -1;
}

const people = async (open: OpenCase) =>
  (await open.reader.rows<{ name: string }>('SELECT name FROM person ORDER BY name')).map(({ name }) => name);

/** Whose each account is, where it is somebody else's. */
const moved = async (open: OpenCase) =>
  (
    await open.reader.rows<{ said: string }>(`
      SELECT a.name || ' is ' || p.name AS said FROM person_account o JOIN account a USING (account_id) JOIN person p USING (person_id)
      WHERE a.name <> p.name AND o.valid_to_us IS DISTINCT FROM 0 ORDER BY 1`)
  ).map(({ said }) => said);

const TABLES = [
  'person',
  'person_account',
  'person_role',
  'session',
  'person_day',
  'feature_value',
  'score',
  'score_feature',
  'risk',
  'risk_part',
];
const contents = async (open: OpenCase) =>
  Object.fromEntries(
    await Promise.all(
      TABLES.map(
        async (table) => [table, await open.reader.rows(`SELECT * FROM ${table} ORDER BY ALL`)] as const,
      ),
    ),
  );

describe('a merge', () => {
  it('makes two people one: their days, sessions and accounts', async () => {
    const { open, call, id } = await company();
    const counts = () =>
      open.reader
        .row(`SELECT (SELECT count(*) FROM session) AS sessions, (SELECT sum(events) FROM person_day) AS events,
        (SELECT sum(events) FROM person_day WHERE person_id = ${id('ann')}) AS ann,
        (SELECT sum(events) FROM person_day WHERE person_id = ${id('bea')}) AS bea`);
    const before = await counts();
    await call('people.merge', {
      into: personId(id('ann')),
      person: personId(id('bea')),
      note: 'HR says so',
    });
    expect(events).toEqual(['case.changed']);
    expect((await analysisStatus(open)).state).toBe('stale');
    await analyse(open);
    const after = await counts();
    expect(after).toMatchObject({
      sessions: before?.['sessions'],
      events: before?.['events'],
      ann: Number(before?.['ann']) + Number(before?.['bea']),
      bea: null,
    });
    expect(await people(open)).not.toContain('bea');
    expect(await moved(open)).toEqual(['bea is ann']);
  });

  it('is shown with its reason, decision and first record, and goes into the audit log', async () => {
    const { open, call, id } = await company();
    const ann = personId(id('ann'));
    const { decision } = await call('people.merge', {
      into: ann,
      person: personId(id('bea')),
      note: 'HR says so',
    });
    expect(await call('people.identity', { person: ann })).toMatchObject({ stale: true });
    await analyse(open);
    const identity = await call('people.identity', { person: ann });
    expect(identity).toMatchObject({
      stale: false,
      suggestions: [],
      accounts: [
        { account: id('ann'), from: null, to: null, reason: 'account', decision: null },
        { account: id('bea'), from: null, to: null, reason: 'merged by the analyst', decision },
      ],
      decisions: [
        {
          decision,
          kind: 'merge',
          who: 'bea',
          other: 'ann',
          actor: 'ann analyst',
          note: 'HR says so',
          undone: null,
        },
      ],
    });
    const [own, other] = identity.accounts;
    expect([own?.events, other?.events].every((count) => (count ?? 0) > 40)).toBe(true);
    expect(own?.first).toMatch(/^[0-9a-f]{16}$/);
    const entry = await open.reader.row<{ action: string; detail: string }>(
      "SELECT action, detail FROM audit WHERE action LIKE 'people.%'",
    );
    expect(entry?.action).toBe('people.merged');
    expect(JSON.parse(entry?.detail ?? '')).toEqual({
      decision,
      into: 'ann',
      person: 'bea',
      note: 'HR says so',
    });
    expect((await verifyAudit(open.reader)).intact).toBe(true);
  });

  it('taken back before the analysis leaves nothing stale', async () => {
    const { open, call, id } = await company();
    const { decision } = await call('people.merge', {
      into: personId(id('ann')),
      person: personId(id('bea')),
    });
    await call('people.undo', { decision });
    expect((await analysisStatus(open)).state).toBe('current');
    await expect(call('people.undo', { decision })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(call('people.undo', { decision: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('taken back equals never merged, row for row', async () => {
    const { open, call, id } = await seen(await analysed({ from: 0, to: 60 }));
    const never = await contents(open);
    expect(never['score']?.length).toBeGreaterThan(10);
    const { decision } = await call('people.merge', {
      into: personId(id('ann')),
      person: personId(id('eva')),
    });
    await analyse(open);
    const merged = await contents(open);
    for (const table of ['person', 'person_account', 'feature_value', 'score', 'risk'])
      expect(merged[table], table).not.toEqual(never[table]);
    await call('people.undo', { decision });
    await analyse(open);
    expect(await contents(open)).toEqual(never);
  });

  it('of the merged moves all of them, and cannot go in a circle', async () => {
    const { open, call, id } = await company();
    const of = (name: string) => personId(id(name));
    const first = await call('people.merge', { into: of('ann'), person: of('bea') });
    await expect(call('people.merge', { into: of('bea'), person: of('ann') })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await call('people.merge', { into: of('cid'), person: of('ann') });
    await expect(call('people.merge', { into: of('bea'), person: of('cid') })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await analyse(open);
    expect(await moved(open)).toEqual(['ann is cid', 'bea is cid']);
    await call('people.undo', first);
    await analyse(open);
    expect(await moved(open)).toEqual(['ann is cid']);
    await expect(call('people.merge', { into: of('cid'), person: of('cid') })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(call('people.merge', { into: of('cid'), person: personId(999) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

const forms = copiesOf(() =>
  analysed({ from: 0, to: 10, people: ['ann', String.raw`CORP\ann`, 'ann@corp.example', 'bea'] }),
);
const withForms = async () => seen(await forms());

describe('a split', () => {
  it('takes one account out of what a rule had joined; the others stay', async () => {
    const { open, call, id } = await withForms();
    expect(await moved(open)).toEqual([String.raw`CORP\ann is ann`, 'ann@corp.example is ann']);
    const { decision } = await call('people.split', {
      person: personId(id('ann')),
      account: accountId(id('ann@corp.example')),
    });
    await analyse(open);
    expect(await moved(open)).toEqual([String.raw`CORP\ann is ann`]);
    expect(await people(open)).toEqual(['ann', 'ann@corp.example', 'bea']);
    const split = await call('people.identity', { person: personId(id('ann@corp.example')) });
    expect(split.accounts).toMatchObject([{ reason: 'split off by the analyst', decision }]);
    const rest = await call('people.identity', { person: personId(id('ann')) });
    expect(rest.decisions).toMatchObject([
      { decision, kind: 'split', who: 'ann@corp.example', other: 'ann' },
    ]);
    await call('people.undo', { decision });
    await analyse(open);
    expect(await moved(open)).toEqual([String.raw`CORP\ann is ann`, 'ann@corp.example is ann']);
  });

  it('of the account that names a merged person leaves the others together', async () => {
    const { open, call, id } = await withForms();
    await call('people.merge', { into: personId(id('bea')), person: personId(id('ann')) });
    await call('people.split', { person: personId(id('bea')), account: accountId(id('ann')) });
    await analyse(open);
    expect(await people(open)).toEqual(['ann', 'bea']);
    expect(await moved(open)).toEqual([String.raw`CORP\ann is bea`, 'ann@corp.example is bea']);
  });

  it('of somebody’s own name leaves them another', async () => {
    const { open, call, id } = await withForms();
    await call('people.split', { person: personId(id('ann')), account: accountId(id('ann')) });
    await analyse(open);
    expect(await people(open)).toEqual([String.raw`CORP\ann`, 'ann', 'bea']);
    expect(await moved(open)).toEqual([String.raw`ann@corp.example is CORP\ann`]);
  });

  it('is refused of an only account, and of somebody else’s', async () => {
    const { call, id } = await withForms();
    await expect(
      call('people.split', { person: personId(id('bea')), account: accountId(id('bea')) }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(
      call('people.split', { person: personId(id('bea')), account: accountId(id('ann')) }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
