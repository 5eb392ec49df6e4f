import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoCaseCopy } from '../../build/bootstrap/demo-case.mjs';
import { COLLECTOR, employees, keyOf, LEAVER } from '../../models/demo/company/people.ts';
import { DEMO_SEED } from '../../models/demo/demo-company.ts';
import { tracewell } from './tool.ts';

interface Ranked {
  readonly rank: number;
  readonly person: string;
  readonly role: string;
  readonly risk: number;
}

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
    const id = employees(DEMO_SEED).find((person) => keyOf(person) === key)?.id ?? '';
    return people.find(({ person }) => person.includes(id))?.rank ?? Infinity;
  };

  it('ranks everyone who was there long enough', () => {
    expect(people.length).toBeGreaterThanOrEqual(58);
    expect(people.length).toBeLessThan(60);
  });

  it('has both planted people among the first five', () => {
    expect(rankOf(COLLECTOR)).toBeLessThanOrEqual(5);
    expect(rankOf(LEAVER)).toBeLessThanOrEqual(5);
  });

  it('has everyone with trips, call-outs and month ends well below them', () => {
    const planted = [COLLECTOR, LEAVER].map((key) => people[rankOf(key) - 1]?.risk ?? 0);
    const ordinary = people.filter(({ rank }) => rank !== rankOf(COLLECTOR) && rank !== rankOf(LEAVER));
    expect(Math.max(...ordinary.map(({ risk }) => risk))).toBeLessThan(Math.min(...planted) - 20);
  });

  it('can be held against its own ground truth', async () => {
    const company = join(demo.folder, 'company');
    for (const call of [
      ['demo', company],
      ['label', demo.path, join(company, 'answers.csv')],
    ])
      expect(await tracewell(demo.folder, ...call)).toMatchObject({ code: 0 });
    const { stdout } = await tracewell(demo.folder, 'evaluate', demo.path, '--json');
    const rows = JSON.parse(stdout).rows ?? JSON.parse(stdout);
    const auc = rows.find(
      (row: { model: string; scenario: string; metric: string }) =>
        row.model === 'autoencoder' && row.scenario === 'all' && row.metric === 'auc',
    );
    expect(auc.value).toBeGreaterThan(0.95);
  });
});
