import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, tracewell, type Folder } from './tool.ts';

interface Listed {
  readonly stories: readonly {
    id: string;
    rank: number;
    title: string;
    verdict: string | null;
    principal: { called: string };
  }[];
  readonly not_assessable: readonly { signal: string; reason: string }[];
}

const START = Date.UTC(2026, 2, 2, 3);

/** An attempt to sign in to Okta. */
const attempt = (seconds: number, who: string, result: 'SUCCESS' | 'FAILURE') => ({
  uuid: `${who}-${seconds}`,
  published: new Date(START + seconds * 1000).toISOString(),
  eventType: 'user.session.start',
  legacyEventType: 'core.user_auth.login',
  displayMessage: 'User login to Okta',
  actor: { id: who, type: 'User', alternateId: `${who}@corp.example`, displayName: who },
  client: { ipAddress: '203.0.113.9', userAgent: { rawUserAgent: 'curl/8.0' } },
  outcome: { result },
});

describe('stories in the terminal', () => {
  let folder: Folder;
  const ask = async (...args: readonly string[]) => {
    const { code, stdout } = await tracewell(folder.path, ...args, '--json');
    return { code, said: JSON.parse(stdout) as unknown };
  };
  const list = async () => (await ask('stories', 'a.tracewell')).said as Listed;

  beforeAll(async () => {
    folder = await makeFolder();
    const lines = [
      ...Array.from({ length: 60 }, (_, i) => attempt(i * 5, `user${i}`, 'FAILURE')),
      attempt(301, 'ann', 'SUCCESS'),
    ];
    await writeFile(join(folder.path, 'okta.ndjson'), lines.map((line) => JSON.stringify(line)).join('\n'));
    expect((await ask('import', 'a.tracewell', 'okta.ndjson')).code).toBe(0);
    expect((await ask('analyze', 'a.tracewell')).code).toBe(0);
  });
  afterAll(() => folder.remove());

  it('are listed by risk, beside what could not be looked for', async () => {
    const { stories, not_assessable: blind } = await list();
    expect(stories).toMatchObject([{ rank: 1, principal: { called: 'ann@corp.example' }, verdict: null }]);
    expect(blind).toContainEqual({ signal: 'mfa-fatigue', reason: 'no MFA challenges' });
  });

  it('are judged, exported with the verdict, and free of it again', async () => {
    const id = (await list()).stories[0]?.id ?? '';
    const judged = await ask('verdict', 'a.tracewell', id, 'confirmed', '--note', 'reset the password');
    expect(judged).toMatchObject({ code: 0, said: { story: id, verdict: 'confirmed' } });
    expect((await list()).stories).toMatchObject([{ id, verdict: 'confirmed' }]);
    await ask('export', 'a.tracewell', 'stories', '--format', 'ndjson', '--out', 's.ndjson');
    const [row] = (await readFile(join(folder.path, 's.ndjson'), 'utf8')).split('\n');
    expect(JSON.parse(row ?? '')).toMatchObject({
      story: id,
      principal: 'ann@corp.example',
      verdict: 'confirmed',
    });
    const { decision } = judged.said as { decision: number };
    expect((await ask('verdict', 'undo', 'a.tracewell', String(decision))).code).toBe(0);
    expect((await list()).stories).toMatchObject([{ id, verdict: null }]);
  });

  it('refuse what is no verdict, no story and no value, with nothing changed', async () => {
    const id = (await list()).stories[0]?.id ?? '';
    const wrong = [
      ['verdict', 'a.tracewell', id, 'guilty'],
      ['verdict', 'a.tracewell', '00000000000000ff', 'confirmed'],
      ['tune', 'a.tracewell', 'credential-stuffing', 'accounts=1'],
      ['tune', 'a.tracewell', 'credential-stuffing', 'accounts'],
      ['tune', 'a.tracewell', 'credential-stuffing', '--allow', '203.0.113.9'],
    ];
    for (const args of wrong) {
      const { code, said } = await ask(...args);
      expect([code, Object.keys(said as object)]).toEqual([expect.any(Number), ['error']]);
      expect(code).toBeGreaterThan(0);
    }
    expect((await list()).stories).toMatchObject([{ id, verdict: null }]);
  });

  it('are no more where a signal is tuned away, until that is taken back', async () => {
    const { said } = await ask('tune', 'a.tracewell', 'credential-stuffing', 'accounts=1000');
    await ask('analyze', 'a.tracewell');
    expect((await list()).stories).toEqual([]);
    await ask('tune', 'a.tracewell', '--undo', String((said as { decision: number }).decision));
    await ask('analyze', 'a.tracewell');
    expect((await list()).stories).toHaveLength(1);
  });

  it('are written as a report that verifies', async () => {
    const id = (await list()).stories[0]?.id ?? '';
    expect((await ask('report', 'a.tracewell', '--story', id, '--format', 'md', '--out', 'r')).code).toBe(0);
    expect((await ask('verify', 'r')).code).toBe(0);
    const report = JSON.stringify(await tracewell(folder.path, 'verify', 'r'));
    expect(report).not.toContain('error');
  });
});
