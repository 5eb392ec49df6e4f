import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoCaseCopy } from '../../build/bootstrap/demo-case.mjs';
import { COLLECTOR, DELETER, employees, keyOf, LEAVER } from '../../models/demo/company/people.ts';
import { HIJACKED } from '../../models/demo/okta/stories/hijacked-session.ts';
import { HIT } from '../../models/demo/okta/stories/stuffing.ts';
import { TAKEN_OVER } from '../../models/demo/okta/stories/takeover.ts';
import { MOVER } from '../../models/demo/windows/stories/hop-by-hop.ts';
import { GRANTER } from '../../models/demo/windows/stories/self-granted.ts';
import { SLOW } from '../../models/demo/windows/stories/slow-collection.ts';
import { CERTIFICATE_OWNER } from '../../models/demo/zeek/stories/stolen-certificate.ts';
import { tracewell } from './tool.ts';

interface Ranked {
  readonly rank: number;
  readonly person: string;
  readonly role: string;
  readonly risk: number;
}

const PLANTED = [
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

const idOf = (key: string) => employees().find((person) => keyOf(person) === key)?.id ?? '';

/** Made where this version of it is not yet in the cache. */
const MAKING_MS = 180_000;

describe('the demonstration company, imported and analysed', () => {
  let demo: Awaited<ReturnType<typeof demoCaseCopy>>;
  let people: readonly Ranked[];

  beforeAll(async () => {
    demo = await demoCaseCopy();
    const { code, stdout, stderr } = await tracewell(demo.folder, 'people', demo.path, '--json');
    expect(code, stderr).toBe(0);
    people = JSON.parse(stdout).people;
  }, MAKING_MS);
  afterAll(() => demo.remove());

  const rankOf = (key: string) => {
    const id = idOf(key);
    return people.find(({ person }) => person.includes(id))?.rank ?? Infinity;
  };

  it('ranks everyone who was there long enough', () => {
    expect(people.length).toBeGreaterThanOrEqual(58);
    expect(people.length).toBeLessThan(60);
  });

  it('has the two who carry data out first, and both who move on in the first third', () => {
    expect([rankOf(COLLECTOR), rankOf(LEAVER)].toSorted((a, b) => a - b)).toEqual([1, 2]);
    expect(rankOf(MOVER)).toBeLessThanOrEqual(10);
    expect(rankOf(GRANTER)).toBeLessThanOrEqual(20);
  });

  it('names people by their user ids, with their second accounts under them', () => {
    expect(people.filter(({ person }) => !/\(?[A-Z]{3}\d{4}\)?$/.test(person))).toEqual([]);
  });

  it('tells every planted story, nearly all above whatever else it tells', async () => {
    const { stdout } = await tracewell(demo.folder, 'stories', demo.path, '--json');
    const stories: readonly { readonly rank: number; readonly principal: { readonly called: string } }[] =
      JSON.parse(stdout).stories;
    const planted = PLANTED.map(idOf);
    const ranks = planted.map(
      (id) => stories.find(({ principal }) => principal.called.includes(id))?.rank ?? Infinity,
    );
    expect(Math.max(...ranks)).toBeLessThanOrEqual(15);
    const wrong = stories.filter(({ principal }) => !planted.some((id) => principal.called.includes(id)));
    expect(wrong.length).toBeLessThanOrEqual(3);
    expect(Math.min(...wrong.map(({ rank }) => rank))).toBeGreaterThan(7);
  });

  it('has everyone with trips, call-outs and month ends well below them', () => {
    const planted = [COLLECTOR, LEAVER].map((key) => people[rankOf(key) - 1]?.risk ?? 0);
    const stories = new Set(PLANTED.map(rankOf));
    const ordinary = people.filter(({ rank }) => !stories.has(rank));
    expect(Math.max(...ordinary.map(({ risk }) => risk))).toBeLessThan(Math.min(...planted) - 20);
  });

  it('can be held against its own ground truth', { timeout: MAKING_MS }, async () => {
    const company = join(demo.folder, 'company');
    for (const call of [
      ['demo', company],
      ['label', demo.path, join(company, 'answers.csv')],
    ])
      expect(await tracewell(demo.folder, ...call)).toMatchObject({ code: 0 });
    const { stdout } = await tracewell(demo.folder, 'evaluate', demo.path, '--json');
    const rows = JSON.parse(stdout).rows ?? JSON.parse(stdout);
    const auc = (scenario: string) =>
      rows.find(
        (row: { model: string; scenario: string; metric: string }) =>
          row.model === 'autoencoder' && row.scenario === scenario && row.metric === 'auc',
      ).value;
    // The others leave a day as usual: what is odd of them is where from, not how much. Signals tell them.
    for (const scenario of ['1', '2', '3', '4', '10']) expect(auc(scenario), scenario).toBeGreaterThan(0.9);
    expect(auc('all')).toBeGreaterThan(0.7);
  });
});
