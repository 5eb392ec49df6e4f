import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiptText } from '../../electron/cli/receipt.ts';
import type { FileReceipt, ImportReceipt } from '../../models/domain/source.ts';
import { logons, makeFolder, tracewell, type Folder } from './tool.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => folder.remove());

const receiptIn = (stdout: string) => JSON.parse(stdout) as ImportReceipt;

describe('import', { timeout: 60_000 }, () => {
  it('counts relative times from --start', async () => {
    const line = '60,U1@DOM1,U1@DOM1,C1,C2,Kerberos,Network,LogOn,Success\n';
    await writeFile(join(folder.path, 'auth.txt'), line);
    const args = ['auth.txt', '--start', '2015-01-01T00:00:00Z', '--json'];
    const { code, stdout } = await tracewell(folder.path, 'import', 'a.tracewell', ...args);
    expect(code).toBe(0);
    expect(receiptIn(stdout).files).toMatchObject([
      { source: 'lanl-auth', stored: 1, first: '2015-01-01T00:01:00Z', warnings: [] },
    ]);
    const wrong = await tracewell(folder.path, 'import', 'b.tracewell', 'auth.txt', '--start', 'yesterday');
    expect(wrong.code).toBe(2);
  });

  it('goes on with a file that is cut off only where --accept-unbalanced asks for it', async () => {
    const packed = gzipSync(logons(5000));
    await writeFile(join(folder.path, 'logon.csv.gz'), packed.subarray(0, packed.length - 3000));
    const args = ['import', 'a.tracewell', 'logon.csv.gz', '--source', 'cert-logon', '--timezone', 'UTC'];
    const stopped = await tracewell(folder.path, ...args);
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toContain('--accept-unbalanced');
    const went = await tracewell(folder.path, ...args, '--accept-unbalanced', '--json');
    expect(went.code).toBe(0);
    const [file] = receiptIn(went.stdout).files;
    expect(file).toMatchObject({ balanced: false, rejected: expect.any(Number) as number });
    expect(file?.stored).toBeGreaterThan(0);
    expect(file?.warnings[0]).toMatch(/^imported although it does not balance/);
    const listed = await tracewell(folder.path, 'sources', 'a.tracewell');
    expect(listed.stdout).toContain('DOES NOT BALANCE');
    expect(listed.stdout).toContain('imported although it does not balance');
  });
});

describe('a receipt in the terminal', () => {
  const receipt: FileReceipt = {
    path: '/a/\u001b[31mred\n2  forged.csv\u202e',
    source: 'cert-logon',
    sha256: '',
    bytes: 10,
    records: 3,
    stored: 2,
    rejected: 0,
    duplicate: 0,
    other: 0,
    other_by_reason: {},
    balanced: false,
    first: null,
    last: null,
    zone: null,
    warnings: ['said\rover'],
  };

  it('shows line ends and terminal commands of names, and obeys none', () => {
    const lines = receiptText(receipt).split('\n');
    expect(lines[0]).toBe(String.raw`/a/\u001b[31mred\u000a2  forged.csv\u202e  cert-logon  10 bytes`);
    expect(lines[1]).toContain('DOES NOT BALANCE');
    expect(lines[2]).toContain(String.raw`said\u000dover`);
    expect(lines).toHaveLength(3);
  });
});
