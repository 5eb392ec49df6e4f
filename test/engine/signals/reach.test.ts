import { describe, expect, it } from 'vitest';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import { runAnalysis } from '../../../electron/engine/pipeline/run-analysis.ts';
import identity from '../../../electron/engine/pipeline/stages/identity.ts';
import sessions from '../../../electron/engine/pipeline/stages/sessions.ts';
import signals from '../../../electron/engine/pipeline/stages/signals.ts';
import { bring, file, newCase } from '../ingest/cases.ts';

const analyse = (open: OpenCase) =>
  runAnalysis(open, {
    signal: new AbortController().signal,
    emit: () => undefined,
    nowUs: () => 1,
    stages: [identity, sessions, signals],
  });

/** A record of Windows of Ann's on a file server, a second after another. */
const record = (code: string, second: number, data: Readonly<Record<string, string>>) =>
  JSON.stringify({
    '@timestamp': new Date(Date.UTC(2026, 2, 16, 9, 0, second)).toISOString(),
    event: { code },
    host: { name: 'fs-01.corp.example' },
    winlog: {
      channel: 'Security',
      computer_name: 'fs-01.corp.example',
      event_id: code,
      record_id: second + 1,
      event_data: {
        SubjectUserSid: 'S-1-5-21-1-2-3-1001',
        SubjectUserName: 'ann',
        SubjectDomainName: 'CORP',
        SubjectLogonId: '0x1',
        ...data,
      },
    },
  });

const deletions = (from: number) =>
  Array.from({ length: 150 }, (_, i) =>
    record('4663', from + i * 4, {
      ObjectName: `D:\\plans\\${from + i}.docx`,
      HandleId: `0x${i}`,
      AccessMask: '0x10000',
    }),
  ).join('\n');
const programs = record('4688', 700, { NewProcessName: 'C:\\Windows\\explorer.exe', NewProcessId: '0x1' });

const PEOPLE =
  'account,full_name,department,leaving date,notice date,as of\nann,Ann Lee,Sales,,,2026-01-01\n';

const inputs = async (open: OpenCase) =>
  new Map(
    (
      await open.reader.rows<{ stage: string; inputs: string }>(
        "SELECT stage, inputs FROM stage_state WHERE starts_with(stage, 'signals/')",
      )
    ).map(({ stage, inputs: own }) => [stage.slice('signals/'.length), own]),
  );

const tables = async (open: OpenCase) => [
  await open.reader.rows('SELECT * FROM signal ORDER BY ALL'),
  await open.reader.rows('SELECT * FROM signal_coverage ORDER BY ALL'),
  await open.reader.rows('SELECT * FROM signal_event ORDER BY ALL'),
  await open.reader.rows('SELECT * FROM signal_link ORDER BY ALL'),
];

describe('how far an import reaches', () => {
  it('is what reads something of it: the others stay as they are', async () => {
    const open = await newCase('UTC');
    await bring(open, file('first.ndjson', deletions(0)));
    await analyse(open);
    const before = await inputs(open);
    await open.writer.run("UPDATE signal SET explanation = 'as it was' WHERE signal = 'mass-deletion'");

    await bring(open, file('programs.ndjson', programs));
    await analyse(open);
    const after = await inputs(open);
    const touched = [...after]
      .filter(([signal, own]) => before.get(signal) !== own)
      .map(([signal]) => signal);
    expect(touched.toSorted()).toEqual([
      'alternate-authentication',
      'audit-tampering',
      'lateral-movement',
      'remote-execution',
      'unusual-session-length',
    ]);
    expect(await open.reader.rows("SELECT explanation FROM signal WHERE signal = 'mass-deletion'")).toEqual([
      { explanation: 'as it was' },
    ]);

    await bring(open, file('more.ndjson', deletions(1000)));
    await analyse(open);
    const whole = await newCase('UTC');
    await bring(whole, [
      file('all.ndjson', deletions(0)),
      file('programs.ndjson', programs),
      file('more.ndjson', deletions(1000)),
    ]);
    await analyse(whole);
    expect(await tables(open)).toEqual(await tables(whole));
    expect(await open.reader.rows("SELECT explanation FROM signal WHERE explanation = 'as it was'")).toEqual(
      [],
    );
  });

  it('is everything where it says who somebody is', async () => {
    const open = await newCase('UTC');
    await bring(open, file('first.ndjson', deletions(0)));
    await analyse(open);
    const before = await inputs(open);
    await bring(open, file('people.csv', PEOPLE));
    await analyse(open);
    const after = await inputs(open);
    expect([...after].filter(([signal, own]) => before.get(signal) === own)).toEqual([]);
  });
});
