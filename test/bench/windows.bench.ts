import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATA_STRUCTURE } from '../../models/sources/windows/fields.ts';
import { cliEntry, mb, measure, median, option, printRun, verdict, type Run } from './measure.ts';
import { writeWindows } from './generate/windows.ts';

const NAMED_RECORDS = 2_000_000;
const GOAL_CPU_RATIO = 1.5;

/**
 * `npm run bench -- windows [--records N] [--runs N]`: our import of nested Windows records against DuckDB's struct reader
 * on the same fields, in turns.
 */
export default async function bench(args: readonly string[]): Promise<void> {
  const records = option(args, '--records', NAMED_RECORDS);
  const runs = option(args, '--runs', 3);
  const cli = cliEntry();
  if (process.platform !== 'linux') return console.log('windows: not measured (reads /proc, so Linux only)');
  if (!existsSync(cli)) return console.log('windows: not measured (run `npm run build` first)');
  const at = mkdtempSync(join(tmpdir(), 'tracewell-bench-'));
  try {
    const ndjson = join(at, 'winlogbeat.ndjson');
    writeWindows(ndjson, { events: records, people: 1000, days: 30, seed: 1 });
    const ours: Run[] = [];
    const plain: Run[] = [];
    let caseBytes = 0;
    for (let i = 0; i < runs; i++) {
      plain.push(await measure(['-e', PLAIN, ndjson, join(at, 'plain.db')]));
      ours.push(await measure([cli, 'import', join(at, 'a.tracewell'), ndjson, '--json']));
      caseBytes = statSync(join(at, 'a.tracewell')).size;
      for (const name of readdirSync(at))
        if (name !== 'winlogbeat.ndjson') rmSync(join(at, name), { recursive: true, force: true });
    }
    print(records, statSync(ndjson).size, caseBytes, median(plain), median(ours));
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

/** What the import reads of a record in this layout. */
const COLUMNS = {
  '@timestamp': 'TIMESTAMP',
  event: 'STRUCT(code VARCHAR, outcome VARCHAR)',
  host: 'STRUCT(name VARCHAR)',
  winlog: `STRUCT(channel VARCHAR, computer_name VARCHAR, event_id INTEGER, provider_name VARCHAR, record_id VARCHAR, keywords VARCHAR,
    event_data STRUCT(${Object.keys(JSON.parse(DATA_STRUCTURE) as object)
      .map((name) => `"${name}" VARCHAR`)
      .join(', ')}))`,
};
const columns = Object.entries(COLUMNS).map(([name, type]) => `'${name}': '${type}'`);

const PLAIN = `
const { DuckDBInstance } = require('@duckdb/node-api');
const [ndjson, db] = process.argv.slice(1);
DuckDBInstance.create(db).then(async (instance) => {
  const connection = await instance.connect();
  await connection.run(\`CREATE TABLE t AS SELECT "@timestamp", event.code, event.outcome, host.name AS host_name,
      winlog.channel AS log, winlog.computer_name, winlog.event_id, winlog.provider_name, winlog.record_id, winlog.keywords, unnest(winlog.event_data)
    FROM read_json('\${ndjson}', format = 'newline_delimited', columns = {${columns.join(', ')}})\`);
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
});`;

function print(records: number, bytes: number, caseBytes: number, plain: Run, ours: Run): void {
  const ratio = ours.cpuSeconds / plain.cpuSeconds;
  console.log(
    `import of ${records} nested Windows records, ${mb(bytes)}, case of ${mb(caseBytes)}, ${cpus().length} processors`,
  );
  printRun('CREATE TABLE AS FROM read_json', plain);
  printRun('tracewell import', ours);
  if (records < NAMED_RECORDS)
    return console.log(
      `  not measured: the goal is named for ${NAMED_RECORDS} records (here ${ratio.toFixed(2)}×)`,
    );
  console.log(
    `  CPU ratio ${ratio.toFixed(2)}×, goal ≤ ${GOAL_CPU_RATIO}×: ${verdict(ratio <= GOAL_CPU_RATIO)}`,
  );
}
