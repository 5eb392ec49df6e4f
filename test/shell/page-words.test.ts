import { describe, expect, it } from 'vitest';
import { CHOICES } from '../../electron/contract/shell.ts';
import { dialogFor, withEnding } from '../../electron/shell/dialogs.ts';
import { casePathIn, printIn, problemIn } from '../../electron/shell/engine-messages.ts';
import { leaveQuestion, NO_STATE, parseState } from '../../electron/shell/shell-state.ts';

describe('what a page tells', () => {
  it('is taken as it is where it is whole', () => {
    const told = {
      hasCase: true,
      working: 'importing',
      views: [{ id: 'cases', title: 'Cases' }],
      view: 'cases',
      theme: 'light',
      recent: [{ name: 'a', path: '/a.tracewell' }],
    };
    expect(parseState(told)).toEqual(told);
  });

  it.each([null, undefined, 'text', 7])('is not heard as %s', (told) => {
    expect(parseState(told)).toBeNull();
  });

  it('loses what is nothing of ours', () => {
    const told = {
      hasCase: 'yes',
      working: 'mining',
      views: [{ id: 'x' }, null, 'y', { id: 'a', title: 'A', role: 'quit' }],
      view: {},
      theme: 'pink',
      recent: Array.from({ length: 500 }, (_, i) => ({ name: `n${i}`, path: `/n${i}` })),
      more: 1,
    };
    const state = parseState(told);
    expect(state).toMatchObject({ ...NO_STATE, views: [{ id: 'a', title: 'A' }], recent: expect.any(Array) });
    expect(state?.views).toEqual([{ id: 'a', title: 'A' }]);
    expect(state?.recent).toHaveLength(12);
    expect(state).not.toHaveProperty('more');
    expect(parseState({ ...told, view: 'x'.repeat(10_000) })?.view).toBe('');
  });
});

describe('closing in the middle of work', () => {
  it('says what would stop and what the case keeps; staying is the first answer', () => {
    for (const working of ['importing', 'receiving', 'analysing', null] as const) {
      const { message, detail, buttons } = leaveQuestion({ ...NO_STATE, working });
      expect(message).toMatch(/\.$/);
      expect(detail).toContain('case');
      expect(buttons[1]).toContain('Stop');
    }
    expect(leaveQuestion({ ...NO_STATE, working: 'analysing' }).detail).toContain('scores');
    expect(leaveQuestion({ ...NO_STATE, working: 'importing' }).detail).toContain('Nothing of the files');
  });
});

describe('dialogs', () => {
  it('are there for every choice and for nothing else', () => {
    for (const choice of CHOICES) expect(dialogFor(choice)?.title).toBeTruthy();
    for (const choice of ['constructor', '__proto__', '', null, 7, {}]) expect(dialogFor(choice)).toBeNull();
  });

  it('do not put exports into the list of recent files of the system', () => {
    for (const choice of ['files', 'folder', 'report-folder'])
      expect(dialogFor(choice)?.properties).toContain('dontAddToRecent');
  });

  it('give a new case its ending', () => {
    expect(withEnding('/cases/a')).toBe('/cases/a.tracewell');
    expect(withEnding('/cases/a.tracewell')).toBe('/cases/a.tracewell');
  });
});

describe('what the engine says', () => {
  it('is one thing at a time', () => {
    expect(casePathIn({ kind: 'case', path: '/a.tracewell' })).toBe('/a.tracewell');
    expect(casePathIn({ kind: 'case', path: null })).toBeNull();
    expect(casePathIn({ kind: 'ready' })).toBeUndefined();
    expect(problemIn({ kind: 'failed', error: { code: 'CASE_LOCKED', message: 'It is held.' } })).toBe(
      'It is held.',
    );
    expect(problemIn({ kind: 'failed' })).toBe('The engine did not start.');
    expect(problemIn({ kind: 'case', path: null })).toBeNull();
    expect(printIn({ kind: 'print', id: 1, html: '<p>' })).toEqual({ id: 1, html: '<p>' });
    for (const message of [null, 'print', { kind: 'print' }, { kind: 'print', id: '1', html: '' }])
      expect(printIn(message)).toBeNull();
  });
});
