import { afterEach, describe, expect, it } from 'vitest';
import type { ImportProgress, StageProgress } from '../../../electron/contract/api.ts';
import { AppError } from '../../../electron/contract/errors.ts';
import { followProgress, startImport, work } from '../../../renderer/state/work.ts';
import { scriptedClient } from '../channel/fake-client.ts';

const importing: ImportProgress = {
  file: 'a.csv',
  fileIndex: 0,
  files: 1,
  phase: 'reading',
  bytesDone: 1,
  bytes: 2,
  records: 3,
  done: 0.1,
  recordsInAll: 10,
};
const scoring: StageProgress = { stage: 's', title: 'Scoring', done: 1, total: 2, stageIndex: 0, stages: 1 };

let undo = () => undefined as void;
afterEach(() => {
  undo();
  work.setState(work.getInitialState(), true);
});

describe('work of another window', () => {
  it('is shown as such, and ends when the engine says that it is over', () => {
    const { client, emit } = scriptedClient();
    undo = followProgress(client);
    emit('import.progress', importing);
    emit('analysis.progress', scoring);
    expect(work.getState()).toMatchObject({ importing: { own: false }, analysing: { own: false } });
    emit('case.changed', { what: 'scores' });
    expect(work.getState().analysing).toBeNull();
    expect(work.getState().importing).not.toBeNull();
    emit('case.changed', { what: 'sources' });
    expect(work.getState().importing).toBeNull();
  });
});

describe('work of this window', () => {
  it('ends with its own answer, not with what others are told', async () => {
    const { client, calls, emit } = scriptedClient();
    undo = followProgress(client);
    const run = startImport(client, { paths: ['/a.csv'] });
    emit('import.progress', importing);
    emit('case.changed', { what: 'sources' });
    expect(work.getState().importing).toMatchObject({ own: true, progress: importing });
    await calls[0]?.fail(new AppError('FORMAT_UNKNOWN', 'Nothing known.'));
    await run;
    expect(work.getState()).toMatchObject({ importing: null, importError: { code: 'FORMAT_UNKNOWN' } });
  });
});
