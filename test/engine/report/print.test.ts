import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  printByParent,
  type PrintPort,
  type PrintRequest,
} from '../../../electron/engine/report/print/ask-parent.ts';
import { printWithChromium } from '../../../electron/engine/report/print/chromium.ts';
import { chromiumPlaces, findChromium } from '../../../electron/engine/report/print/find-chromium.ts';

const PAGE = (body: string) => `<!doctype html><title>A page</title><style>@page{size:A4}</style>${body}`;
const signal = () => new AbortController().signal;

describe('printing with a Chromium of this machine', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tracewell-print-test-'));
    vi.stubEnv('TMPDIR', folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints every page and leaves nothing behind', async (context) => {
    context.skip(findChromium() === null, 'no Chromium on this machine');
    const pages = Array.from({ length: 3 }, (_, i) => `<p style="break-after:page">${i}</p>`).join('');
    const pdf = Buffer.from(await printWithChromium(PAGE(pages), signal())).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(Number(/\/Type \/Pages\s*\/Count (\d+)/.exec(pdf)?.[1])).toBeGreaterThanOrEqual(3);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says what to do where there is none', async () => {
    vi.stubEnv('TRACEWELL_CHROMIUM', join(folder, 'none'));
    await expect(printWithChromium(PAGE(''), signal())).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(
        /No Chromium, Chrome or Edge .* Install one, or name its program in TRACEWELL_CHROMIUM/,
      ),
    });
  });

  it.skipIf(process.platform === 'win32')('says how it failed, and stops it where cancelled', async () => {
    const program = join(folder, 'program');
    vi.stubEnv('TRACEWELL_CHROMIUM', program);
    writeFileSync(program, '#!/bin/sh\necho "out of paper" >&2\nexit 3\n', { mode: 0o755 });
    await expect(printWithChromium(PAGE(''), signal())).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringMatching(/ended with 3. It said: out of paper/),
    });
    writeFileSync(program, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    await expect(printWithChromium(PAGE(''), signal())).rejects.toThrow(/it wrote no PDF/);
    writeFileSync(program, '#!/bin/sh\nsleep 60 & sleep 60\n', { mode: 0o755 });
    const stop = new AbortController();
    const printing = printWithChromium(PAGE(''), stop.signal);
    setTimeout(() => stop.abort(), 50);
    await expect(printing).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(readdirSync(folder)).toEqual(['program']);
  });

  it('looks where each system keeps it, and only where one is named', () => {
    expect(chromiumPlaces({ TRACEWELL_CHROMIUM: '/my/own', PATH: '/bin' }, 'linux')).toEqual(['/my/own']);
    const linux = chromiumPlaces({ PATH: ['/a', '/b'].join(delimiter) }, 'linux');
    expect(linux[0]).toBe(join('/a', 'chromium'));
    expect(linux).toContain(join('/b', 'google-chrome'));
    expect(linux).toContain(join('/usr/bin', 'microsoft-edge'));
    expect(chromiumPlaces({}, 'darwin')[0]).toContain('Google Chrome.app');
    const windows = chromiumPlaces({ 'ProgramFiles(x86)': 'C:\\P' }, 'win32');
    expect(windows.some((path) => path.endsWith('msedge.exe'))).toBe(true);
  });
});

/** The shell's end of the line. */
function shell() {
  const sent: PrintRequest[] = [];
  const heard: ((message: { data: unknown }) => void)[] = [];
  const parent: PrintPort = {
    on: (_, listener) => void heard.push(listener),
    postMessage: (message) => void sent.push(message),
  };
  const answer = (data: unknown) => heard.forEach((hear) => hear({ data }));
  return { parent, sent, answer };
}

describe('printing by the shell', () => {
  it('pairs answers with requests, whatever their order', async () => {
    const { parent, sent, answer } = shell();
    const print = printByParent(parent);
    const [first, second] = [print('<p>1', signal()), print('<p>2', signal())];
    expect(sent.map(({ kind, html }) => [kind, html])).toEqual([
      ['print', '<p>1'],
      ['print', '<p>2'],
    ]);
    answer({ kind: 'case', path: null });
    answer({ kind: 'printed', id: sent[1]?.id, pdf: Uint8Array.of(2) });
    answer({ kind: 'printed', id: sent[0]?.id, pdf: Uint8Array.of(1) });
    expect(await Promise.all([first, second])).toEqual([Uint8Array.of(1), Uint8Array.of(2)]);
  });

  it('hears why there is none, and can be cancelled', async () => {
    const { parent, sent, answer } = shell();
    const print = printByParent(parent);
    const failing = print('<p>', signal());
    answer({ kind: 'printed', id: sent[0]?.id, error: 'the window was closed' });
    await expect(failing).rejects.toThrow(/the window was closed/);
    const stop = new AbortController();
    const cancelled = print('<p>', stop.signal);
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
