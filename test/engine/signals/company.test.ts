import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../../electron/contract/api.ts';
import { createCase } from '../../../electron/engine/case/case-file.ts';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import { verifyAudit } from '../../../electron/engine/case/audit.ts';
import type { EngineState } from '../../../electron/engine/engine-state.ts';
import { signalHandlers } from '../../../electron/engine/handlers/signals.ts';
import { storyHandlers } from '../../../electron/engine/handlers/stories.ts';
import { runAnalysis } from '../../../electron/engine/pipeline/run-analysis.ts';
import identity from '../../../electron/engine/pipeline/stages/identity.ts';
import sessions from '../../../electron/engine/pipeline/stages/sessions.ts';
import signals from '../../../electron/engine/pipeline/stages/signals.ts';
import stories from '../../../electron/engine/pipeline/stages/stories.ts';
import { writeCompany } from '../../bench/generate/company/write.ts';
import { FIRST_DAY } from '../../bench/generate/company/world.ts';
import { bring, folder as temporary, settings } from '../ingest/cases.ts';

const SIZE = { people: 64, days: 76, seed: 5, campaigns: true };
const STAGES = [identity, sessions, signals, stories];

type Handlers = ReturnType<typeof storyHandlers> & ReturnType<typeof signalHandlers>;

const analyse = (open: OpenCase) =>
  runAnalysis(open, {
    signal: new AbortController().signal,
    emit: () => undefined,
    nowUs: () => 1,
    stages: STAGES,
  });

function over(open: OpenCase) {
  const state: EngineState = {
    settings: { userDataDirectory: '', actor: 'ann analyst', nowUs: settings.nowUs },
    current: open,
    broadcast: () => undefined,
  };
  const handlers: Handlers = { ...storyHandlers(state), ...signalHandlers(state) };
  const context = { signal: new AbortController().signal, emit: () => undefined, unmasked: true };
  return <M extends keyof Handlers>(method: M, input: Input<M>): Promise<Output<M>> =>
    handlers[method](input as never, context) as Promise<Output<M>>;
}

/** What was told until a moment, but for what goes on after it. */
const toldUntil = (open: OpenCase, us: number) =>
  open.reader.rows(
    `SELECT signal, entity, start_us, end_us, severity, explanation FROM signal WHERE end_us < ${us} ORDER BY ALL`,
  );

/** All rows of the signals that a condition names. */
const tablesOf = async (open: OpenCase, where: string) => [
  await open.reader.rows(`SELECT * FROM signal WHERE ${where} ORDER BY ALL`),
  await open.reader.rows(`SELECT * FROM signal_coverage WHERE ${where} ORDER BY ALL`),
  await open.reader.rows(
    `SELECT e.* FROM signal_event e JOIN signal USING (signal_id) WHERE ${where} ORDER BY ALL`,
  ),
  await open.reader.rows(
    `SELECT l.* FROM signal_link l JOIN signal USING (signal_id) WHERE ${where} ORDER BY ALL`,
  ),
];

const short = (name: string) => (name.split('\\').at(-1) ?? '').split('@')[0] ?? '';

/** Milliseconds UTC of a line of any of the logs. */
const timeOf = (line: string) =>
  Date.parse(/"(?:published|@timestamp)":"([^"]+)"/.exec(line)?.[1] ?? '') ||
  Number(/"ts":([\d.]+)/.exec(line)?.[1]) * 1000;

describe('signals and stories of a company with planted campaigns', () => {
  let folder: string;
  let open: OpenCase;
  let truth: ReturnType<typeof writeCompany>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tracewell-company-'));
    truth = writeCompany(folder, SIZE);
    open = await createCase(join(folder, 'a.tracewell'), 'UTC', settings);
    const receipts = await bring(
      open,
      ['okta.ndjson', 'winlogbeat.ndjson', 'ssl.ndjson', 'changes.csv'].map((name) => join(folder, name)),
    );
    expect(receipts.map(({ source, balanced }) => [source, balanced])).toEqual([
      ['okta-system-log', true],
      ['windows-events', true],
      ['zeek', true],
      ['context-changes', true],
    ]);
    await analyse(open);
  }, 300_000);
  afterAll(async () => {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tell most campaigns among the first stories, and little else', async () => {
    const list = await over(open)('stories.list', {});
    const names = await open.reader.rows<{ id: number; name: string }>(
      'SELECT person_id AS id, name FROM person',
    );
    const nameOf = new Map(names.map(({ id, name }) => [id, short(name)]));
    const missed = truth.filter(
      ({ people, fromMs, toMs }) =>
        !list
          .slice(0, 40)
          .some(
            (story) =>
              story.people.some((person) => people.includes(nameOf.get(person) ?? '')) &&
              story.start / 1000 <= toMs + 86_400_000 &&
              story.end / 1000 >= fromMs - 86_400_000,
          ),
    );
    expect(truth).toHaveLength(19);
    expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(4);
    const weeks = SIZE.days / 7;
    expect(list.length - (truth.length - missed.length)).toBeLessThanOrEqual(5 * weeks);
  });

  it('prove every signal by events of the case, and say what could not be assessed', async () => {
    expect(
      await open.reader.row(`SELECT count(*) AS orphans FROM signal_event ANTI JOIN event USING (event_id)`),
    ).toEqual({ orphans: 0 });
    expect(
      await open.reader.row(
        `SELECT count(*) AS without FROM signal ANTI JOIN signal_event USING (signal_id)`,
      ),
    ).toEqual({ without: 0 });
    const states = await over(open)('signals.states', {});
    const reasonOf = (id: string) => states.find(({ signal }) => signal === id)?.reason;
    expect(reasonOf('impossible-travel')).toBeNull();
    expect(reasonOf('directory-replication')).toBe('no accesses to objects of the directory');
  });

  it('see nothing of the future: cut at a day, all that was told until then stays', async () => {
    const cutMs = FIRST_DAY + 60 * 86_400_000;
    const path = temporary();
    const files = ['okta.ndjson', 'winlogbeat.ndjson', 'ssl.ndjson'].map((name) => {
      const kept = readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => line !== '' && timeOf(line) < cutMs);
      writeFileSync(join(path, name), `${kept.join('\n')}\n`);
      return join(path, name);
    });
    const cut = await createCase(join(path, 'cut.tracewell'), 'UTC', settings);
    await bring(cut, [...files, join(folder, 'changes.csv')]);
    await analyse(cut);
    const until = (cutMs - 3 * 86_400_000) * 1000;
    const [early, whole] = [await toldUntil(cut, until), await toldUntil(open, until)];
    await cut.close();
    expect(early.length).toBeGreaterThan(10);
    expect(early).toEqual(whole);
  }, 300_000);

  it('take verdicts that are shown at once, change weights as previewed, and can be taken back', async () => {
    const call = over(open);
    const [before] = await call('stories.list', {});
    const story = before?.id ?? '';
    const preview = await call('stories.preview', { story, verdict: 'confirmed', budget: 10 });
    expect(preview.weights.length).toBeGreaterThan(0);
    expect(preview.weights.every(({ to }) => to > 1 && to <= 1.5)).toBe(true);
    for (const one of await call('stories.list', {})) {
      const quiet = { story: one.id, verdict: 'benign-expected', budget: 1000 } as const;
      const { vanish } = await call('stories.preview', quiet);
      expect(vanish.map(({ story: gone }) => gone)).not.toContain(one.id);
    }
    const { decision } = await call('stories.judge', { story, verdict: 'confirmed' });
    const judged = (await call('stories.list', {})).find(({ id }) => id === story);
    expect(judged).toMatchObject({ verdict: 'confirmed', decision, changed: false });
    await call('stories.undo', { decision });
    expect((await call('stories.list', {}))[0]).toEqual(before);
    await expect(call('stories.undo', { decision })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect((await verifyAudit(open.reader)).intact).toBe(true);
  });

  it('are tuned within their ranges only, by role and for all, and leave out what is allowed', async () => {
    const call = over(open);
    const deletions = async () =>
      (
        await open.reader.row<{ n: number }>(
          "SELECT count(*) AS n FROM signal WHERE signal = 'mass-deletion'",
        )
      )?.n ?? 0;
    const found = await deletions();
    expect(found).toBeGreaterThan(0);
    for (const wrong of [
      { signal: 'mass-deletion', key: 'items', value: 5 },
      { signal: 'mass-deletion', key: 'nothing', value: 5 },
      { signal: 'no-such-signal', key: 'items', value: 50 },
    ])
      await expect(call('signals.tune', wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const { decision } = await call('signals.tune', {
      signal: 'mass-deletion',
      key: 'items',
      value: 1_000_000,
    });
    const other = await call('signals.tune', { signal: 'mass-deletion', key: 'z', value: 50 });
    await analyse(open);
    expect(await deletions()).toBe(0);
    await call('stories.undo', { decision });
    await call('stories.undo', { decision: other.decision });
    await analyse(open);
    expect(await deletions()).toBe(found);
    const [who] = await open.reader.rows<{ entity: string }>(
      "SELECT entity FROM signal WHERE signal = 'mass-deletion'",
    );
    const allowed = await call('signals.allow', {
      signal: 'mass-deletion',
      value: who?.entity ?? '',
      until: '2030-01-01',
      why: 'retention',
    });
    await analyse(open);
    expect(await deletions()).toBe(found - 1);
    await call('stories.undo', { decision: allowed.decision });
    await analyse(open);
    expect(await deletions()).toBe(found);
  }, 300_000);

  it('are looked for again only where a decision touches them, as if all had been', async () => {
    const call = over(open);
    await open.writer.run("UPDATE signal SET explanation = 'as it was' WHERE signal = 'cert-odd-hour'");
    const { decision } = await call('signals.tune', { signal: 'new-device', key: 'lookBack', value: 7 });
    await analyse(open);
    const odd = "SELECT DISTINCT explanation AS says FROM signal WHERE signal = 'cert-odd-hour'";
    expect(await open.reader.rows(odd)).toEqual([{ says: 'as it was' }]);
    const touched = await tablesOf(open, "signal <> 'cert-odd-hour'");
    await open.writer.run("DELETE FROM stage_state WHERE starts_with(stage, 'signals')");
    await analyse(open);
    expect(await tablesOf(open, "signal <> 'cert-odd-hour'")).toEqual(touched);
    expect(await open.reader.rows(odd)).not.toContainEqual({ says: 'as it was' });
    await call('stories.undo', { decision });
    await analyse(open);
    expect(await tablesOf(open, "signal <> 'cert-odd-hour'")).not.toEqual(touched);
  }, 300_000);
});
