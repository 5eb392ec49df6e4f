import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { reportSources } from '../../../electron/engine/report/sources.ts';
import { Database } from '../../../electron/engine/database/database.ts';
import type { ImportJob, StagedFile } from '../../../electron/engine/ingest/job.ts';
import { attach, publish } from '../../../electron/engine/ingest/publish.ts';
import { originalText } from '../../../electron/engine/ingest/source-text.ts';
import { receiptOf, sourceRow, type SourceFacts } from '../../../electron/engine/ingest/source-row.ts';
import { stageFile } from '../../../electron/engine/ingest/stage.ts';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import { bring, eventsOf, file, folder, logons, newCase, remove } from './cases.ts';

const many = (rows: number) =>
  logons(
    Array.from(
      { length: rows },
      (_, i) =>
        `u${i % 50} 01/04/2010 ${String(i % 24).padStart(2, '0')}:00:${String(i % 60).padStart(2, '0')} PC-${i} Logon`,
    ).join('\n'),
  );
const CUT = (() => {
  const packed = gzipSync(many(5000));
  return packed.subarray(0, packed.length - 2000);
})();

const audited = async (open: OpenCase) =>
  (
    await open.reader.rows<{ detail: string }>(`SELECT detail FROM audit WHERE action = 'sources.imported'`)
  ).map(({ detail }) => JSON.parse(detail) as { sources: { discrepancy?: string }[] });

describe('a file that cannot be read to its end', () => {
  it('stops the import, and the case stays empty', async () => {
    const open = await newCase();
    await expect(bring(open, file('logon.csv.gz', CUT), { source: 'cert-logon' })).rejects.toMatchObject({
      code: 'FORMAT_UNKNOWN',
      message: expect.stringMatching(/cut off or damaged.*--accept-unbalanced/) as string,
    });
    expect(await eventsOf(open)).toEqual([]);
  });

  it(
    'is stored as far as it goes where that is asked for, and says so wherever it is shown',
    { timeout: 60_000 },
    async () => {
      const open = await newCase();
      const [receipt] = await bring(open, file('logon.csv.gz', CUT), {
        source: 'cert-logon',
        unbalanced: true,
      });
      expect(receipt?.balanced).toBe(false);
      expect(receipt?.warnings[0]).toMatch(
        /^imported although it does not balance: .*cannot be decompressed/,
      );
      expect(receipt?.bytes).toBe(CUT.length);
      expect(receipt?.records).toBe((receipt?.stored ?? 0) + (receipt?.rejected ?? 0));
      expect(receipt?.stored).toBeGreaterThan(1000);
      expect(receipt?.stored).toBeLessThan(5000);
      expect((await audited(open))[0]?.sources[0]?.discrepancy).toMatch(/cannot be decompressed/);
      const [inReport] = await reportSources(open.reader, { text: (words: string) => words } as never);
      expect(inReport?.receipt).toMatchObject({ balanced: false, warnings: receipt?.warnings });
      const last = (receipt?.stored ?? 0) - 1;
      expect((await originalText(open.reader, 1, last)).text).toContain(`PC-${last},Logon`);
    },
  );

  it(
    'reads the same records every time, and goes on saying so after another source is undone',
    { timeout: 60_000 },
    async () => {
      const open = await newCase();
      await bring(open, file('first.csv', many(10)));
      const cut = file('logon.csv.gz', CUT);
      const options = { source: 'cert-logon', unbalanced: true };
      const [receipt] = await bring(open, cut, options);
      const [again] = await bring(open, cut, options);
      expect(again).toMatchObject({
        records: receipt?.records,
        stored: 0,
        duplicate: (receipt?.records ?? 0) - (receipt?.rejected ?? 0),
      });
      expect(receipt?.duplicate).toBe(10);
      await remove(open, 1);
      const row = await sourceRow(open.reader, 2);
      if (!row) throw new Error('gone');
      expect(receiptOf(row)).toMatchObject({ balanced: false, duplicate: 0, warnings: receipt?.warnings });
    },
  );

  it('leaves files that are whole as they are', async () => {
    const open = await newCase();
    const [receipt] = await bring(open, file('logon.csv.gz', gzipSync(many(10))), { unbalanced: true });
    expect(receipt).toMatchObject({ balanced: true, stored: 10 });
    expect((await audited(open))[0]?.sources[0]).not.toHaveProperty('discrepancy');
  });
});

const jobFor = (path: string, inbox: string): ImportJob => ({
  path,
  name: 'logon.csv',
  format: 'cert-logon',
  zone: 'UTC',
  known: '2024-01-01',
  knownBy: 'given',
  startUs: 0,
  inbox,
  stem: 's0',
  threads: 1,
  memory: '300MB',
});

/** A staged file of ten records, one of whose rows is lost on the way. */
async function lossy(open: OpenCase): Promise<{ staged: StagedFile; facts: SourceFacts }> {
  const path = file('logon.csv', many(10));
  const staged = await stageFile(jobFor(path, join(open.workFolder, 'in')), () => undefined);
  const database = await Database.open(staged.staging);
  await database.run('DELETE FROM staged WHERE rowid = 9');
  database.closeInstance();
  const facts: SourceFacts = {
    sourceId: 1,
    path,
    name: 'logon.csv',
    importer: 'cert-logon',
    sha256: staged.sha256,
    bytes: staged.bytes,
    contentSha256: null,
    zone: 'UTC',
    zoneDecision: 'given',
    known: null,
    knownBy: null,
    startUs: null,
    discrepancy: null,
    mapping: null,
    importedUs: 1,
  };
  return { staged, facts };
}

describe('counts that differ', () => {
  it('stop the import', async () => {
    const open = await newCase();
    const { staged, facts } = await lossy(open);
    await expect(attach(open.writer, 's0', staged, facts)).rejects.toMatchObject({
      code: 'IMPORT_UNBALANCED',
      detail: { what: 'records', expected: 10, got: 9, difference: -1 },
    });
  });

  it('are kept for ever where the analyst goes on', async () => {
    const open = await newCase();
    const { staged, facts } = await lossy(open);
    const attached = await attach(open.writer, 's0', staged, facts, true);
    expect(await publish(open.writer, attached)).toBe(
      'records should be 10 and are 9; stored + rejected + duplicate + other should be 10 and are 9',
    );
    await open.writer.run('DETACH s0');
    const row = await sourceRow(open.writer, 1);
    if (!row) throw new Error('gone');
    expect(receiptOf(row)).toMatchObject({ records: 10, stored: 9, balanced: false });
  });
});

describe('a file that changes while it is read', () => {
  it.each(['storing', 'reading'] as const)('is told apart, here while it is %s', async (phase) => {
    const at = folder();
    const path = file('logon.csv', many(60_000), at);
    let written = false;
    const staging = stageFile(jobFor(path, folder()), (message) => {
      if (message.type !== 'progress' || message.phase !== phase || written) return;
      written = true;
      appendFileSync(path, '{X},01/04/2010 09:00:00,eve,PC-1,Logon\n');
    });
    await expect(staging).rejects.toMatchObject({
      code: expect.stringMatching(/PATH_MISSING|IMPORT_UNBALANCED/) as string,
    });
    expect(written).toBe(true);
  });
});
