import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportFormat, ExportKind } from '../../../electron/contract/api.ts';
import { Database } from '../../../electron/engine/database/database.ts';
import { ONE_STORY } from './one-story.ts';
import { smallCase, type SmallCase } from './small-case.ts';
import { FIRST_DAY, threePeople } from './three-people.ts';

const COLUMNS: Readonly<Record<ExportKind, string>> = {
  scores: 'entity_kind,entity,day,risk,surprise,rank,model,top_features',
  signals: 'id,signal,entity_kind,entity,start,end,severity,weight,techniques,explanation,events',
  stories: 'story,principal,users,start,end,risk,title,signals,techniques,verdict',
  sessions: 'session,user,host,kind,start,end,events,closed',
  events: 'event,time,user,account,action,outcome,src_host,src_ip,dst_host,resource,source,record',
  evaluation: 'model,scenario,metric,value,low,high,labels_used',
};
const ROWS: Readonly<Record<Exclude<ExportKind, 'evaluation'>, number>> = {
  scores: 200,
  signals: 2,
  stories: 1,
  sessions: 290,
  events: 680,
};
const kinds = Object.keys(COLUMNS) as ExportKind[];
const formats: readonly ExportFormat[] = ['csv', 'ndjson', 'parquet'];

describe('exports.write', () => {
  let small: SmallCase;
  const at = (name: string) => join(small.folder, name);
  beforeAll(async () => {
    small = await smallCase(
      threePeople(),
      ONE_STORY,
      `INSERT INTO label VALUES ('ab', '1', 'AML0001', ${FIRST_DAY + 90}, NULL, '{}')`,
    );
  });
  afterAll(() => small.end());

  const write = (what: ExportKind, format: ExportFormat, name = `${what}.${format}`) =>
    small.call('exports.write', { what, format, out: at(name) });

  it.each(kinds)('%s has the columns that were promised, in every format', async (what) => {
    const outside = await Database.open(':memory:');
    const counts: number[] = [];
    for (const format of formats) {
      const { rows, path } = await write(what, format);
      counts.push(rows);
      const scan = format === 'csv' ? `read_csv('${path}', all_varchar = true)` : `'${path}'`;
      const source = format === 'ndjson' ? `read_json('${path}', format = 'newline_delimited')` : scan;
      const columns = await outside.rows<{ column_name: string }>(`DESCRIBE SELECT * FROM ${source}`);
      expect(columns.map(({ column_name }) => column_name).join()).toBe(COLUMNS[what]);
      expect(await outside.row(`SELECT count(*) AS n FROM ${source}`)).toEqual({ n: rows });
    }
    outside.closeInstance();
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBe(what === 'evaluation' ? counts[1] : ROWS[what]);
    expect(counts[0]).toBeGreaterThan(0);
  });

  it('scores are unmasked, by rank, with their strongest features as a list', async () => {
    const { path } = await write('scores', 'ndjson');
    const [first] = lines(path).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toEqual({
      entity_kind: 'user',
      entity: 'AML0001',
      day: '2010-04-04',
      risk: 80,
      surprise: 40,
      rank: 1,
      model: 'autoencoder',
      top_features: [
        { feature: 'file-copies', seen: 40, usual: [0, 5], share: 0.5 },
        { feature: 'logons', seen: 1, usual: [1, 3], share: 0.5 },
      ],
    });
  });

  it('usual is that of the screen on every day', async () => {
    const { path } = await write('scores', 'ndjson');
    for (const offset of [31, 45, 50, 51, 60, 99]) {
      const day = (FIRST_DAY + offset) as never;
      const { features } = await small.call('people.why', { person: 1 as never, day });
      const iso = new Date((FIRST_DAY + offset) * 86_400_000).toISOString().slice(0, 10);
      const row = lines(path)
        .map(
          (line) =>
            JSON.parse(line) as {
              entity: string;
              day: string;
              top_features: { feature: string; usual: number[] }[];
            },
        )
        .find(({ entity, day }) => entity === 'AML0001' && day === iso);
      for (const { feature, usual } of row?.top_features ?? []) {
        const shown = features.find((f) => f.feature === feature)?.usual;
        expect(usual).toEqual([shown?.low, shown?.high]);
      }
      expect(row?.top_features.length).toBeGreaterThan(0);
    }
  });

  it('events lead back to source and record, times in UTC', async () => {
    const { path } = await write('events', 'csv');
    expect(lines(path).slice(0, 3)).toEqual([
      COLUMNS.events,
      '0000000000001000,2010-01-04T13:00:00Z,AML0001,AML0001,logged-on,,PC-1,,,,/exports/aml0001/logon.csv,0',
      '0000000000001001,2010-01-04T14:00:00Z,AML0001,AML0001,email-sent,,PC-1,,,ann.maria.lee@HALDEN.example;x@y.z,/exports/aml0001/logon.csv,1',
    ]);
  });

  it('is logged, leaves nothing in the work folder and replaces what is there', async () => {
    writeFileSync(at('old.csv'), 'old');
    const { rows, path } = await write('sessions', 'csv', 'old.csv');
    expect(lines(path)).toHaveLength(rows + 1);
    expect(readdirSync(join(small.open.workFolder, 'out'))).toEqual([]);
    const { rows: entries } = await small.call('audit.list', { offset: 0, limit: 1 });
    expect(entries[0]?.action).toBe('export.written');
    expect(JSON.parse(entries[0]?.detail ?? '')).toMatchObject({ what: 'sessions', format: 'csv', rows });
  });

  it('refuses a folder that is missing, and a folder as a file', async () => {
    await expect(write('scores', 'csv', 'none/scores.csv')).rejects.toMatchObject({ code: 'PATH_MISSING' });
    expect(existsSync(at('none'))).toBe(false);
    mkdirSync(at('folder'));
    await expect(write('scores', 'csv', 'folder')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

const lines = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n');
