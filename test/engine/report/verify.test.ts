import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../electron/engine/case/audit.ts';
import { readManifest, sha256 } from '../../../electron/engine/report/manifest.ts';
import { personId } from '../../../models/domain/ids.ts';
import { uniformOf } from '../../../models/domain/random.ts';
import { reportCase, type ReportCase } from './report-case.ts';

let small: ReportCase;
let copy: string;
let written: string;
beforeAll(async () => {
  small = await reportCase(() => Promise.resolve(Buffer.from('%PDF-1.7')));
  written = join(small.folder, 'written');
  copy = join(small.folder, 'copy');
  const request = { subject: { kind: 'person', person: personId(1) }, evidence: [] } as const;
  await small.call('report.write', { request, formats: ['html', 'md', 'json', 'pdf'], out: written });
});
afterAll(() => small.end());
beforeEach(() => cpSync(written, copy, { recursive: true }));
afterEach(() => rmSync(copy, { recursive: true, force: true }));

const verify = (path = copy) => small.call('report.verify', { path });
const files = () =>
  readdirSync(written, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(written, name)).isFile(),
  );

/** Changes one bit of one byte. */
function flip(path: string, offset: number, bit = 1): void {
  const bytes = readFileSync(path);
  bytes[offset] = (bytes[offset] ?? 0) ^ bit;
  writeFileSync(path, bytes);
}

describe('verifying a report', () => {
  it('holds as it was written, from its folder and from any of its files', async () => {
    expect(await verify()).toMatchObject({ holds: true, problems: [], files: 7 });
    for (const name of files()) expect(await verify(join(copy, name))).toMatchObject({ holds: true });
  });

  it('finds one flipped bit in any file', async () => {
    const random = uniformOf('flips');
    for (const name of files()) {
      for (let i = 0; i < 4; i += 1) {
        const { size } = statSync(join(written, name));
        flip(join(copy, name), Math.floor(random() * size), 1 << Math.floor(random() * 8));
        const found = await verify();
        expect(found.holds, name).toBe(false);
        expect(found.problems[0]?.file).toBe(name);
        cpSync(join(written, name), join(copy, name));
      }
    }
  });

  it('finds a flipped bit at every byte of the manifest', () => {
    const original = readFileSync(join(copy, 'manifest.json'));
    expect(readManifest(original)).toMatchObject({ files: expect.any(Array) });
    for (let offset = 0; offset < original.length; offset += 1)
      for (let bit = 1; bit < 256; bit <<= 1) {
        const bytes = Buffer.from(original);
        bytes[offset] = (bytes[offset] ?? 0) ^ bit;
        expect(typeof readManifest(bytes), `byte ${offset}, bit ${bit}`).toBe('string');
      }
  });

  it('names what is missing, extra or cut short', async () => {
    rmSync(join(copy, 'report.md'));
    mkdirSync(join(copy, 'more'));
    writeFileSync(join(copy, 'more/extra.txt'), 'x');
    const html = readFileSync(join(copy, 'report.html'));
    writeFileSync(join(copy, 'report.html'), html.subarray(0, -1));
    const { problems } = await verify();
    expect(problems.map(({ file, problem }) => `${problem} ${file}`).sort()).toEqual([
      'changed report.html',
      'extra more/extra.txt',
      'missing report.md',
    ]);
  });

  it('accepts a manifest in its one form only', async () => {
    const path = join(copy, 'manifest.json');
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify(manifest, null, 2));
    expect((await verify()).problems[0]).toMatchObject({ problem: 'manifest' });
    writeFileSync(path, `${canonicalJson(manifest)}\n\n`);
    expect((await verify()).holds).toBe(false);
    writeFileSync(path, `${canonicalJson(manifest)}\n`);
    expect((await verify()).holds).toBe(true);
  });

  it('does not take a manifest that was sealed anew for a file outside of the folder', async () => {
    const path = join(copy, 'manifest.json');
    const { seal: _, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown> & {
      files: object[];
    };
    writeFileSync(join(small.folder, 'outside.txt'), 'x');
    const forged = {
      ...rest,
      files: [...rest.files, { name: '../outside.txt', bytes: 1, sha256: sha256('x') }],
    };
    writeFileSync(path, `${canonicalJson({ ...forged, seal: sha256(canonicalJson(forged)) })}\n`);
    expect((await verify()).problems).toContainEqual(
      expect.objectContaining({ file: '../outside.txt', problem: 'manifest' }),
    );
  });

  it('says where there is nothing to check', async () => {
    await expect(verify(join(copy, 'none'))).rejects.toMatchObject({ code: 'PATH_MISSING' });
    rmSync(join(copy, 'manifest.json'));
    await expect(verify()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('verifying a case', () => {
  it('holds; a changed log, a lost text and a lost event are found', async () => {
    const other = await reportCase();
    const problems = async () => (await other.call('cases.verify', {})).problems;
    expect(await problems()).toEqual([]);
    await other.open.writer.run('DELETE FROM event WHERE event_id = 4096');
    expect(await problems()).toEqual([expect.stringMatching(/events are there; its receipt says/)]);
    await other.open.writer.run(
      "UPDATE source_text SET bytes = unhex(replace(hex(bytes), hex('record 3'::BLOB), hex('record 4'::BLOB)))",
    );
    expect(await problems()).toContainEqual(expect.stringContaining('another SHA-256'));
    await other.open.writer.run('UPDATE source_text SET records = records - 1');
    expect(await problems()).toContainEqual(expect.stringMatching(/text of \d+ of its \d+ records/));
    await other.open.writer.run("UPDATE audit SET detail = '{}' WHERE seq = 0");
    expect(await problems()).toContainEqual(expect.stringContaining('Entry 0 of the audit log'));
    await other.end();
  });
});
