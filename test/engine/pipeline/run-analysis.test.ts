import { describe, expect, it } from 'vitest';
import type { StageProgress } from '../../../electron/contract/api.ts';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import { runAnalysis } from '../../../electron/engine/pipeline/run-analysis.ts';
import { STAGES } from '../../../electron/engine/pipeline/stages/index.ts';
import { analysisStatus } from '../../../electron/engine/pipeline/status.ts';
import { scores } from '../../../electron/engine/queries/exports.ts';
import { newCase } from '../ingest/cases.ts';
import { FIRST, importDays, importDirectory, PEOPLE, rowsOf, TABLES } from './company.ts';

const LAST = 120;

async function companyCase(...spans: Parameters<typeof importDays>[1][]): Promise<OpenCase> {
  const open = await newCase('America/New_York');
  await importDirectory(open);
  for (const span of spans) await importDays(open, span);
  return open;
}

function analyse(
  open: OpenCase,
  onProgress: (progress: StageProgress) => void = () => undefined,
  signal?: AbortSignal,
) {
  return runAnalysis(open, {
    signal: signal ?? new AbortController().signal,
    emit: (_, data) => onProgress(data as StageProgress),
    nowUs: () => 1,
  });
}

const ranStages = (report: Awaited<ReturnType<typeof analyse>>) =>
  report.stages.filter(({ ran }) => ran).map(({ stage }) => stage);
const everyStage = STAGES.map(({ id }) => id);

describe('an analysis', () => {
  it('scores people, in words and slices, and runs again only what is stale', async () => {
    const open = await companyCase({ from: 0, to: LAST });
    expect((await analysisStatus(open)).state).toBe('stale');
    const titles = new Set<string>();
    const first = await analyse(open, ({ title }) => titles.add(title));
    expect(ranStages(first)).toEqual(everyStage);
    expect(first.people).toBe(PEOPLE.length);
    expect([...titles]).toContain('Scoring 8 people');

    const top = await open.writer.rows<{ name: string }>(
      'SELECT p.name FROM risk JOIN person p USING (person_id) ORDER BY risk DESC LIMIT 5',
    );
    expect(top.map(({ name }) => name)).toEqual(Array(5).fill('eva'));

    expect(await analysisStatus(open)).toMatchObject({ state: 'current', staleStages: [] });
    expect(ranStages(await analyse(open))).toEqual([]);
    await importDays(open, { from: LAST, to: LAST + 1 });
    expect(await analysisStatus(open)).toMatchObject({ state: 'stale', staleStages: everyStage });
  });

  it('gives parts that sum to the risk', async () => {
    const open = await companyCase({ from: 0, to: LAST });
    await analyse(open);
    const worst = await open.writer.row<{ off: number; days: number }>(`
      SELECT max(abs(risk - points)) AS off, count(*) AS days FROM risk
      JOIN (SELECT person_id, day, sum(points) AS points FROM risk_part GROUP BY ALL) USING (person_id, day)`);
    expect(worst?.days).toBeGreaterThan(100);
    expect(worst?.off).toBeLessThan(1e-9);
    const outside = 'SELECT count(*) AS n FROM risk WHERE NOT (risk BETWEEN 0 AND 100) OR relief < 0';
    expect(await open.writer.row(outside)).toEqual({ n: 0 });
  });

  it('has no look-ahead: cutting the data leaves every row up to the cut', async () => {
    const whole = await companyCase({ from: 0, to: LAST });
    const cut = await companyCase({ from: 0, to: LAST - 13 });
    await analyse(whole);
    await analyse(cut);
    const upTo = FIRST + LAST - 14;
    for (const table of TABLES) {
      const without = table === 'score' ? 'rank' : '';
      const rows = await rowsOf(cut, table, 1e6, without);
      expect(rows.length, table).toBeGreaterThan(50);
      expect(await rowsOf(whole, table, upTo, without), table).toEqual(rows);
    }
  });

  it('gives the same from scratch, in pieces and in any order of import', async () => {
    const scratch = await companyCase({ from: 0, to: LAST });
    await analyse(scratch);
    const pieces = await companyCase({ from: 60, to: LAST, people: [...PEOPLE].reverse() });
    await analyse(pieces);
    await importDays(pieces, { from: 0, to: 60 });
    expect(ranStages(await analyse(pieces))).toEqual(everyStage);
    for (const table of TABLES)
      expect(await rowsOf(pieces, table), table).toEqual(await rowsOf(scratch, table));
    const sessions = `SELECT p.name, h.name AS host, s.* EXCLUDE (person_id, account_id, host_id)
      FROM session s JOIN person p USING (person_id) JOIN host h USING (host_id) ORDER BY ALL`;
    expect(await pieces.writer.rows(sessions)).toEqual(await scratch.writer.rows(sessions));
  });
});

describe('an analysis that stops', () => {
  it.each(['features', 'scores', 'risk'])(
    'before stage %s has written leaves nothing of the run before beside this one, and goes on later',
    async (stage) => {
      const open = await companyCase({ from: 0, to: 80 });
      await analyse(open);
      await importDays(open, { from: 80, to: LAST });
      const stop = new AbortController();
      const cancelled = analyse(open, (progress) => progress.stage === stage && stop.abort(), stop.signal);
      await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
      const later = STAGES.slice(everyStage.indexOf(stage));
      for (const table of later.flatMap(({ tables }) => tables))
        expect(await open.writer.row(`SELECT count(*) AS rows FROM ${table}`), table).toEqual({ rows: 0 });
      expect(await analysisStatus(open)).toMatchObject({ staleStages: later.map(({ id }) => id) });
      expect(await open.writer.rows(scores())).toEqual([]);

      expect(ranStages(await analyse(open))).toEqual(later.map(({ id }) => id));
      const scratch = await companyCase({ from: 0, to: LAST });
      await analyse(scratch);
      for (const table of TABLES)
        expect(await rowsOf(open, table), table).toEqual(await rowsOf(scratch, table));
    },
  );

  it('rolls a stage back that fails while it writes', async () => {
    const open = await companyCase({ from: 0, to: 80 });
    await analyse(open);
    const before = await rowsOf(open, 'risk');
    const stages = STAGES.map((stage) =>
      stage.id === 'risk'
        ? {
            ...stage,
            version: stage.version + 1,
            run: async () => async () => {
              await open.writer.run('INSERT INTO risk VALUES (1, 1, 1, 1)');
              throw new Error('the disk is full');
            },
          }
        : stage,
    );
    const options = { signal: new AbortController().signal, emit: () => undefined, nowUs: () => 1, stages };
    await expect(runAnalysis(open, options)).rejects.toThrow('the disk is full');
    expect(await rowsOf(open, 'risk')).toEqual(before);
    expect((await analysisStatus(open)).state).toBe('current');
  });

  it('has nothing to say of an empty case', async () => {
    const open = await newCase('America/New_York');
    expect((await analysisStatus(open)).state).toBe('empty');
    expect(await analyse(open)).toMatchObject({ people: 0, days: 0, backend: null });
  });
});
