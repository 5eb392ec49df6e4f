import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handlers, Input, Method, Output, RequestContext } from '../../../electron/contract/api.ts';
import type { EngineState } from '../../../electron/engine/engine-state.ts';
import { createHandlers } from '../../../electron/engine/handlers/index.ts';
import { zipOf } from './zip-of.ts';

const LOGON = [
  'id,date,user,pc,activity',
  '{A1A1-A1A1A1A1-0001AAAA},01/04/2010 08:02:11,ANN0001,PC-0001,Logon',
  '{A1A1-A1A1A1A1-0002AAAA},01/04/2010 17:31:00,ANN0001,PC-0001,Logoff',
  '',
].join('\n');
const DROP = 'drop-0001';

let folder: string;
let handlers: Handlers;
let progress: string[];

const emit: RequestContext['emit'] = (event, data) => {
  if (event === 'import.progress' && 'file' in data) progress.push(data.file);
};
const call = <M extends Method>(method: M, input: Input<M>, unmasked = false): Promise<Output<M>> =>
  handlers[method](input, { signal: new AbortController().signal, emit, unmasked });
const send = (name: string, text: string, { offset = 0, size = text.length, drop = DROP } = {}) =>
  call('files.receive', { drop, name, offset, size, bytes: new TextEncoder().encode(text) });
const work = () => join(folder, 'a.tracewell.work');
const kept = () => (existsSync(join(work(), 'drop')) ? readdirSync(join(work(), 'drop')) : []);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tracewell-drop-'));
  progress = [];
  const state: EngineState = {
    settings: { userDataDirectory: folder, actor: 'test', nowUs: () => 1_300_000_000_000_000 },
    current: null,
    broadcast: () => undefined,
  };
  handlers = createHandlers(state);
  await call('cases.create', { path: join(folder, 'a.tracewell') });
});
afterEach(async () => {
  await call('cases.close', {});
  rmSync(folder, { recursive: true, force: true });
});

describe('files.receive', () => {
  it('keeps pieces that follow each other, readable by the owner only; the path exists from the last on', async () => {
    const { path } = await send('exports/logon.csv', LOGON.slice(0, 40), { size: LOGON.length });
    expect(existsSync(path)).toBe(false);
    await send('exports/logon.csv', LOGON.slice(40), { offset: 40, size: LOGON.length });
    expect(readFileSync(path, 'utf8')).toBe(LOGON);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(path.endsWith(join('exports', 'logon.csv'))).toBe(true);
  });

  it('keeps an empty file', async () => {
    const { path } = await send('empty.csv', '');
    expect(statSync(path).size).toBe(0);
  });

  it('refuses a gap, an overlap, more than was announced, an empty piece, and a second time', async () => {
    await send('a.csv', 'abc', { size: 6 });
    const refused = { code: 'BAD_REQUEST' };
    await expect(send('a.csv', 'f', { offset: 5, size: 6 })).rejects.toMatchObject(refused);
    await expect(send('a.csv', 'cd', { offset: 2, size: 6 })).rejects.toMatchObject(refused);
    await expect(send('a.csv', 'abc', { offset: 0, size: 6 })).rejects.toMatchObject(refused);
    await expect(send('a.csv', 'defg', { offset: 3, size: 6 })).rejects.toMatchObject(refused);
    await expect(send('a.csv', '', { offset: 3, size: 6 })).rejects.toMatchObject(refused);
    const { path } = await send('a.csv', 'def', { offset: 3, size: 6 });
    expect(readFileSync(path, 'utf8')).toBe('abcdef');
    await expect(send('a.csv', 'abcdef')).rejects.toMatchObject(refused);
  });

  it('never leaves the folder of its drop', async () => {
    for (const name of ['../../b.csv', '/etc/b.csv', 'a/../../../b.csv'])
      await expect(send(name, 'abc')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(kept()).toEqual([]);
  });

  it('says before the first byte that there is no room', async () => {
    await expect(send('huge.csv', 'abc', { size: 2 ** 52 })).rejects.toMatchObject({ code: 'DISK_FULL' });
  });

  it('writes two files of one drop at once without mixing them', async () => {
    const texts = Array.from({ length: 8 }, (_, i) => String(i).repeat(5000));
    const paths = await Promise.all(texts.map((text, i) => send(`f${i}.csv`, text)));
    expect(paths.map(({ path }) => readFileSync(path, 'utf8'))).toEqual(texts);
  });

  it('needs an open case', async () => {
    await call('cases.close', {});
    await expect(send('a.csv', 'abc')).rejects.toMatchObject({ code: 'NO_CASE' });
  });
});

describe('a drop', () => {
  it('is recognised and imported under the name that was dropped, and let go of afterwards', async () => {
    const { path } = await send('exports/logon.csv', LOGON);
    const [file] = await call('sources.recognise', { paths: [path] });
    expect(file).toMatchObject({ source: 'cert-logon', shown: 'exports/logon.csv' });
    const { files } = await call('sources.import', { paths: [path], zone: 'UTC' });
    expect(files).toMatchObject([{ path: 'exports/logon.csv', records: 2, stored: 2, balanced: true }]);
    expect(new Set(progress)).toEqual(new Set(['exports/logon.csv']));
    expect(kept()).toEqual([]);
    const [source] = await call('sources.list', {});
    expect(source).toMatchObject({ name: 'logon.csv', receipt: { path: 'exports/logon.csv' } });
    const { rows } = await call('audit.list', { offset: 0, limit: 10 });
    expect(rows.map(({ detail }) => detail).join()).not.toContain('.work');
  });

  it('may hold archives: their files are recognised one by one, and imported with the archive', async () => {
    const bytes = zipOf('march/logon.csv', LOGON);
    const { path } = await call('files.receive', {
      drop: DROP,
      name: 'case 7/exports.zip',
      offset: 0,
      size: bytes.length,
      bytes,
    });
    const [file] = await call('sources.recognise', { paths: [path] });
    expect(file).toMatchObject({ source: 'cert-logon', shown: 'case 7/exports.zip!march/logon.csv', path });
    const { files } = await call('sources.import', { paths: [file?.path ?? ''], zone: 'UTC' });
    expect(files).toMatchObject([{ path: 'case 7/exports.zip!march/logon.csv', stored: 2, balanced: true }]);
    expect(kept()).toEqual([]);
  });

  it('is let go of where the import fails, which names what was dropped', async () => {
    const { path } = await send('notes/read me.txt', 'nothing to read here');
    const failed = await call('sources.import', { paths: [path] }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'FORMAT_UNKNOWN' });
    expect(String(failed)).toContain('"notes/read me.txt"');
    expect(String(failed)).not.toContain('.work');
    expect(kept()).toEqual([]);
  });

  it('is let go of when it is discarded; others stay', async () => {
    await send('a.csv', 'abc', { size: 6 });
    await send('b.csv', 'abc', { drop: 'drop-0002' });
    await call('files.discard', { drop: DROP });
    expect(kept()).toEqual(['drop-0002']);
    await send('a.csv', 'abcdef');
  });

  it('goes when the case closes', async () => {
    await send('a.csv', 'abc');
    await call('cases.close', {});
    expect(existsSync(work())).toBe(false);
  });
});

describe('paths of sources', () => {
  it('have their names masked, except for the command line', async () => {
    const { path } = await send('ann0001-laptop/logon.csv', LOGON);
    const { files } = await call('sources.import', { paths: [path] });
    expect(files[0]?.path).not.toMatch(/ann0001/i);
    const [masked] = await call('sources.list', {});
    expect(masked?.receipt.path).not.toMatch(/ann0001/i);
    expect(masked?.receipt.path).toMatch(/logon\.csv$/);
    const again = await send('ann0001-laptop/logon.csv', LOGON);
    const [proposed] = await call('sources.recognise', { paths: [again.path] });
    expect(proposed?.shown).not.toMatch(/ann0001/i);
    const [plain] = await call('sources.list', {}, true);
    expect(plain?.receipt.path).toBe('ann0001-laptop/logon.csv');
  });
});
