import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadWindowState, saveWindowState } from '../../electron/shell/window-file.ts';
import { besides, parseWindowState, placeWindow } from '../../electron/shell/window-state.ts';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1040 };
const RIGHT = { x: 1920, y: 0, width: 2560, height: 1400 };
const left = (x: number, y: number, width = 1200, height = 800) => ({
  bounds: { x, y, width, height },
  maximised: false,
});

describe('where a window opens', () => {
  it('is where it was, also on another screen', () => {
    expect(placeWindow(left(100, 50), [SCREEN]).bounds).toEqual({ x: 100, y: 50, width: 1200, height: 800 });
    expect(placeWindow(left(2000, 60), [SCREEN, RIGHT]).bounds).toEqual({
      x: 2000,
      y: 60,
      width: 1200,
      height: 800,
    });
  });

  it('is centred where that screen is gone, in the size that it had', () => {
    expect(placeWindow(left(2000, 60), [SCREEN]).bounds).toEqual({ width: 1200, height: 800 });
  });

  it('is centred where its top edge cannot be taken hold of', () => {
    expect(placeWindow(left(100, -500), [SCREEN]).bounds).not.toHaveProperty('x');
    expect(placeWindow(left(1910, 100), [SCREEN]).bounds).not.toHaveProperty('x');
    expect(placeWindow(left(100, 1035), [SCREEN]).bounds).not.toHaveProperty('y');
  });

  it('is brought in where it hangs over an edge', () => {
    expect(placeWindow(left(1500, 400), [SCREEN]).bounds).toEqual({
      x: 720,
      y: 240,
      width: 1200,
      height: 800,
    });
    expect(placeWindow(left(-300, 0), [SCREEN]).bounds).toMatchObject({ x: 0, y: 0 });
  });

  it('is no larger than the screen, and no smaller than can be used', () => {
    expect(placeWindow(left(0, 0, 5000, 5000), [SCREEN]).bounds).toEqual(SCREEN);
    expect(placeWindow(left(0, 0, 10, 10), [SCREEN]).bounds).toMatchObject({ width: 1024, height: 640 });
    const small = { x: 0, y: 0, width: 800, height: 600 };
    expect(placeWindow(null, [small]).bounds).toEqual({ width: 800, height: 600 });
  });

  it('is the usual size the first time', () => {
    expect(placeWindow(null, [RIGHT])).toEqual({ bounds: { width: 1440, height: 900 }, maximised: false });
  });

  it('stays maximised, but a second window does not hide the first', () => {
    const saved = { ...left(10, 10), maximised: true };
    expect(placeWindow(saved, [SCREEN]).maximised).toBe(true);
    expect(besides(saved)).toMatchObject({ bounds: { x: 38, y: 38 }, maximised: false });
  });
});

describe('the file of the last place', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tracewell-place-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives back what was kept, and leaves nothing beside it', () => {
    const path = join(folder, 'inside', 'window.json');
    saveWindowState(path, left(1, 2));
    expect(loadWindowState(path)).toEqual(left(1, 2));
    expect(readdirSync(join(folder, 'inside'))).toEqual(['window.json']);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"bounds":null}',
    '{"bounds":{"x":1,"y":2,"width":3}}',
    '{"bounds":{"x":1,"y":2,"width":"3","height":4}}',
    '{"bounds":{"x":1,"y":2,"width":-3,"height":4}}',
    '{"bounds":{"x":1e400,"y":2,"width":3,"height":4}}',
    '{"bounds":{"x":0.5,"y":2,"width":3,"height":4}}',
  ])('counts as none where it holds %s', (text) => {
    const path = join(folder, 'window.json');
    writeFileSync(path, text);
    expect(loadWindowState(path)).toBeNull();
    expect(parseWindowState(text)).toBeNull();
  });

  it('may be missing', () => {
    expect(loadWindowState(join(folder, 'none.json'))).toBeNull();
  });
});
