import { describe, expect, it } from 'vitest';
import {
  caseFromArguments,
  fileFor,
  mayAsk,
  mayNavigate,
  mayPrint,
  mayRequest,
  mayUse,
} from '../../electron/shell/decisions.ts';

const FILES = new Set(['index.html', 'assets/main-1.js', 'theme.js', 'assets/kernel.wasm', 'notes.txt']);

describe('where a window may go', () => {
  it.each(['app://tracewell/', 'app://tracewell/#/person/4', 'app://tracewell/?x=1'])(
    'stays on %s',
    (address) => {
      expect(mayNavigate(address)).toBe(true);
    },
  );
  it.each([
    'https://example.org/',
    'http://127.0.0.1:4000/',
    'file:///etc/passwd',
    'app://other/',
    'app://tracewell.example/',
    'app://tracewell/assets/main-1.js',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    '',
  ])('never goes to %s', (address) => {
    expect(mayNavigate(address)).toBe(false);
  });
});

describe('what the page may ask for', () => {
  it.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'usb',
    'fullscreen',
    'openExternal',
    'clipboard-read',
  ])('is refused %s', (permission) => {
    expect(mayUse(permission, 'app://tracewell/')).toBe(false);
  });
  it('may copy text, from its own origin only', () => {
    expect(mayUse('clipboard-sanitized-write', 'app://tracewell/')).toBe(true);
    expect(mayUse('clipboard-sanitized-write', 'https://example.org')).toBe(false);
    expect(mayUse('clipboard-sanitized-write', '')).toBe(false);
  });
  it('reaches its own files and nothing on a network', () => {
    expect(mayRequest('app://tracewell/assets/main-1.js')).toBe(true);
    expect(mayRequest('blob:app://tracewell/7c1')).toBe(true);
    for (const address of [
      'https://example.org/',
      'http://127.0.0.1/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
      'app://x/',
      'x',
    ])
      expect(mayRequest(address)).toBe(false);
  });
});

describe('the file for an address', () => {
  it('is the one of that name', () => {
    expect(fileFor('GET', 'app://tracewell/', FILES)).toEqual({
      name: 'index.html',
      type: 'text/html; charset=utf-8',
    });
    expect(fileFor('GET', 'app://tracewell/assets/main-1.js?v=2#x', FILES)?.name).toBe('assets/main-1.js');
    expect(fileFor('GET', 'app://tracewell/assets/kernel.wasm', FILES)?.type).toBe('application/wasm');
  });
  it.each([
    ['POST', 'app://tracewell/'],
    ['GET', 'app://other/'],
    ['GET', 'file:///index.html'],
    ['GET', 'app://tracewell/../../etc/passwd'],
    ['GET', 'app://tracewell/..%2f..%2fetc%2fpasswd'],
    ['GET', 'app://tracewell/assets'],
    ['GET', 'app://tracewell/notes.txt'],
    ['GET', 'app://tracewell/missing.js'],
    ['GET', 'app://tracewell/__proto__'],
    ['GET', 'no address'],
  ])('%s %s has none', (method, address) => {
    expect(fileFor(method, address, FILES)).toBeNull();
  });
});

describe('the case on the command line', () => {
  const unpackaged = { packaged: false, directory: '/cases' };
  const packaged = { packaged: true, directory: '/cases' };

  it('is the first that is named, relative to where the person was', () => {
    expect(caseFromArguments(['electron', '.', 'a.tracewell'], unpackaged)).toBe('/cases/a.tracewell');
    expect(caseFromArguments(['electron', '.', '--flag', '/x/b.tracewell', 'c.tracewell'], unpackaged)).toBe(
      '/x/b.tracewell',
    );
    expect(caseFromArguments(['tracewell', 'a.tracewell'], packaged)).toBe('/cases/a.tracewell');
  });
  it('is none where nothing, or something else, is named', () => {
    expect(caseFromArguments(['electron', '.'], unpackaged)).toBeNull();
    expect(caseFromArguments(['electron', 'app.tracewell'], unpackaged)).toBeNull();
    expect(caseFromArguments(['tracewell', '--case=a.tracewell', 'notes.txt'], packaged)).toBeNull();
  });
});

describe('what the shell answers', () => {
  it('is the page in its main frame, nobody else', () => {
    expect(mayAsk({ url: 'app://tracewell/', isMain: true })).toBe(true);
    expect(mayAsk({ url: 'app://tracewell/', isMain: false })).toBe(false);
    expect(mayAsk({ url: 'https://example.org/', isMain: true })).toBe(false);
  });
});

describe('a document that is printed', () => {
  it('is fetched itself, with what it holds inside, and nothing else', () => {
    expect(mayPrint('app://report/')).toBe(true);
    expect(mayPrint('data:image/png;base64,AA==')).toBe(true);
    for (const address of [
      'app://tracewell/',
      'app://report/x',
      'https://example.org/',
      'file:///etc/passwd',
      'blob:app://report/1',
      '',
    ])
      expect(mayPrint(address)).toBe(false);
  });
});
