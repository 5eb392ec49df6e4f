import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportRequest } from '../../../electron/contract/api.ts';
import { AppError } from '../../../electron/contract/errors.ts';
import { cssText } from '../../../electron/engine/report/html-style.ts';
import { escapeMarkup } from '../../../models/figures/svg.ts';
import { personId } from '../../../models/domain/ids.ts';
import { day } from '../../../models/domain/time.ts';
import { FIRST_DAY, REAL_NAMES } from '../handlers/three-people.ts';
import { eventAt, HOSTILE, recordText, reportCase, type ReportCase } from './report-case.ts';

const ann = personId(1);
const request: ReportRequest = {
  subject: { kind: 'person', person: ann },
  evidence: [
    { kind: 'day', person: ann, day: day(FIRST_DAY + 90) },
    { kind: 'comment', text: 'First words.\n\nSecond <b>words</b>.' },
    { kind: 'event', event: eventAt(2), comment: 'What *this* says | means' },
    { kind: 'event', event: eventAt(0) },
  ],
  title: '<script>title</script>',
  summary: 'In short: =1+1',
};
const PDF = Buffer.from('%PDF-1.7 of a test');

let small: ReportCase;
let printed: string[];
beforeAll(async () => {
  printed = [];
  small = await reportCase((html) => {
    printed.push(html);
    return Promise.resolve(PDF);
  });
});
afterAll(() => small.end());

const at = (name: string) => join(small.folder, name);
const write = (name: string, of = request, formats = ['html', 'md', 'json', 'pdf'] as const) =>
  small.call('report.write', { request: of, formats, out: at(name) });
const read = (...parts: string[]) => readFileSync(join(small.folder, ...parts), 'utf8');

describe('text in a style sheet', () => {
  it('shows what it says: a code ends at its own space', () => {
    expect(cssText('Case h, v1')).toBe('"Case h\\2c  v1"');
    expect(cssText('"} body{display:none}')).not.toMatch(/[{}:]/);
  });
});

describe('a written report', () => {
  beforeAll(async () => void (await write('whole')));

  it('is a folder of the formats, the figures and a manifest, and nothing else', () => {
    expect(readdirSync(at('whole')).sort()).toEqual([
      'figures',
      'manifest.json',
      'report.html',
      'report.json',
      'report.md',
      'report.pdf',
    ]);
    expect(readdirSync(at('whole/figures'))).toEqual(['01.svg', '02.svg', '03.svg']);
    expect(readdirSync(small.folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(readFileSync(at('whole/report.pdf'))).toEqual(PDF);
    expect(printed.at(-1)).toBe(read('whole', 'report.html'));
  });

  it('is logged with the hash of its manifest', async () => {
    const { rows } = await small.call('audit.list', { offset: 0, limit: 1 });
    const receipt = await write('logged');
    const after = await small.call('audit.list', { offset: 0, limit: 1 });
    expect(after.entries).toBeGreaterThan(rows.length);
    expect(after.rows[0]?.action).toBe('report.written');
    expect(JSON.parse(after.rows[0]?.detail ?? '')).toMatchObject({
      manifest: receipt.manifest,
      masked: true,
    });
  });

  it('holds every chosen record in every format, as the source wrote it', () => {
    const masked = (i: number) => recordText(i).replaceAll('AML0001', pseudonym());
    const pseudonym = () => /‹[a-z]+-\d+›/.exec(read('whole', 'report.json'))?.[0] ?? 'no pseudonym';
    const document = JSON.parse(read('whole', 'report.json')) as {
      sections: { blocks: { kind: string; text?: string }[] }[];
    };
    const records = document.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'record'));
    for (const text of [masked(2), masked(0)]) {
      expect(records.map((record) => record.text)).toContain(text);
      expect(read('whole', 'report.html')).toContain(`<pre>${escapeMarkup(text)}</pre>`);
      expect(read('whole', 'report.md')).toContain(`\n${text}\n`);
    }
    expect(masked(2)).toContain(HOSTILE.replaceAll('"', '""'));
  });

  it('says what counted, and at the same size what speaks for the person', () => {
    const markdown = read('whole', 'report.md');
    expect(markdown).toMatch(/\| Files copied to removable media, a day \| \+81 \| 40 \|/);
    expect(markdown).toMatch(/What speaks for this person; 3 points are already taken off\./);
    expect(markdown).toContain('| Part of this day is as the network knows the person’s own days | −3 |');
  });

  it('keeps everything of the case as text', () => {
    const html = read('whole', 'report.html');
    expect(html).not.toMatch(/<(script|img|iframe|object|link|a href="(?!#))/i);
    expect(html.replace(/<pre>[\s\S]*?<\/pre>/g, '')).not.toMatch(/\son[a-z]+=/i);
    expect(html).toContain('&lt;script&gt;title&lt;/script&gt;');
    expect(html).toMatch(
      /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-/,
    );
    expect(html).not.toContain('style="');
    const markdown = read('whole', 'report.md');
    expect(markdown).toContain('# &lt;script&gt;title&lt;/script&gt;');
    expect(markdown).toContain('What \\*this\\* says \\| means');
    expect(markdown).toContain('````text\n');
    const tables = markdown.split('\n').filter((line) => line.startsWith('|'));
    const widths = new Set(tables.map((line) => line.replaceAll('\\|', '').split('|').length));
    expect([...widths].every((width) => width >= 4 && width <= 8)).toBe(true);
  });

  it('holds no real name while the case masks them, in no byte of any file', () => {
    for (const name of readdirSync(at('whole'), { recursive: true, encoding: 'utf8' })) {
      if (name === 'figures') continue;
      const bytes = read('whole', name).toLowerCase();
      expect(
        REAL_NAMES.filter((real) => bytes.includes(real.toLowerCase())),
        name,
      ).toEqual([]);
    }
  });

  it('shows names to whom they are shown', async () => {
    const document = await small.call('report.draft', request, { unmasked: true });
    expect(JSON.stringify(document)).toContain('Ann Maria Lee (AML0001)');
    expect(document.masked).toBe(false);
  });

  it('is the same document for the same case', async () => {
    expect(await small.call('report.draft', request)).toEqual(await small.call('report.draft', request));
  });
});

describe('a report', () => {
  it('takes the highest days by rank where nothing is chosen', async () => {
    const { sections } = await small.call('report.draft', {
      subject: { kind: 'person', person: ann },
      evidence: [],
    });
    const findings = sections.find(({ id }) => id === 'findings')?.blocks ?? [];
    const heads = findings.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(heads).toHaveLength(3);
    expect(heads.filter((head) => /: risk 80, usual/.test(head))).toHaveLength(1);
    expect(heads.map((head) => head.slice(4, 10))).toEqual(['4 Apr ', '8 Apr ', '13 Apr']);
  });

  it('of a person without events says so and is still whole', async () => {
    const nobody: ReportRequest = { subject: { kind: 'person', person: personId(4) }, evidence: [] };
    await write('nobody', nobody);
    const text = read('nobody', 'report.md');
    expect(text).toMatch(/The case holds no event of [A-Z][a-z]+ \d+\./);
    expect(text).toContain('Nothing was chosen for this report.');
    expect(await small.call('report.verify', { path: at('nobody') })).toMatchObject({ holds: true });
  });

  it('of a day without events says so', async () => {
    const empty = { kind: 'day', person: ann, day: day(FIRST_DAY + 500) } as const;
    const document = await small.call('report.draft', { ...request, evidence: [empty] });
    expect(JSON.stringify(document)).toContain(': no events');
  });

  it('names what is not there', async () => {
    const gone = eventAt(999_999);
    const draft = small.call('report.draft', { ...request, evidence: [{ kind: 'event', event: gone }] });
    await expect(draft).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining(gone) });
    const who = { ...request, subject: { kind: 'person', person: personId(99) } } as const;
    await expect(small.call('report.draft', who)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('replaces nothing', async () => {
    mkdirSync(at('full'));
    writeFileSync(at('full/mine.txt'), 'mine');
    await expect(write('full')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(readdirSync(at('full'))).toEqual(['mine.txt']);
    writeFileSync(at('file'), 'mine');
    await expect(write('file')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(write('none/deep')).rejects.toMatchObject({ code: 'PATH_MISSING' });
    mkdirSync(at('empty'));
    expect((await write('empty')).files.length).toBeGreaterThan(4);
  });

  it('leaves nothing where it is cancelled', async () => {
    const stop = new AbortController();
    const slow = await reportCase((_, signal) => {
      stop.abort();
      return Promise.reject(signal.reason as Error);
    });
    const before = (await slow.call('audit.list', { offset: 0, limit: 1 })).entries;
    const written = slow.call(
      'report.write',
      { request, formats: ['html', 'pdf'], out: join(slow.folder, 'out') },
      { signal: stop.signal },
    );
    await expect(written).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(existsSync(join(slow.folder, 'out'))).toBe(false);
    expect(readdirSync(slow.folder).filter((name) => name.includes('partial'))).toEqual([]);
    expect((await slow.call('audit.list', { offset: 0, limit: 1 })).entries).toBe(before);
    await slow.end();
  });

  it('is written without the format that cannot be made, and says what to do', async () => {
    const unable = await reportCase(() =>
      Promise.reject(new AppError('NOT_FOUND', 'No Chromium was found. Install one.')),
    );
    const out = join(unable.folder, 'out');
    const receipt = await unable.call('report.write', { request, formats: ['html', 'pdf', 'md'], out });
    expect(receipt.missing).toEqual([{ format: 'pdf', reason: 'No Chromium was found. Install one.' }]);
    expect(readdirSync(out)).toEqual(['figures', 'manifest.json', 'report.html', 'report.md']);
    expect(await unable.call('report.verify', { path: out })).toMatchObject({ holds: true });
    await unable.end();
  });
});
