import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliEntry, mb, measure, median, option, printRun, verdict, type Run } from './measure.ts';

const NAMED_ROWS = 10_000_000;
const GOAL_CPU_RATIO = 2;
const GOAL_PEAK_MB = 1536;

/** `npm run bench -- import [--rows N] [--runs N]`: our import against `CREATE TABLE AS FROM read_csv`, in turns. */
export default async function bench(args: readonly string[]): Promise<void> {
  const rows = option(args, '--rows', NAMED_ROWS);
  const runs = option(args, '--runs', 3);
  const cli = cliEntry();
  if (process.platform !== 'linux') return console.log('import: not measured (reads /proc, so Linux only)');
  if (!existsSync(cli)) return console.log('import: not measured (run `npm run build` first)');
  const at = mkdtempSync(join(tmpdir(), 'tracewell-bench-'));
  try {
    const csv = join(at, 'http.csv');
    writeRows(csv, rows);
    const ours: Run[] = [];
    const plain: Run[] = [];
    let caseBytes = 0;
    for (let i = 0; i < runs; i++) {
      plain.push(await measure(['-e', PLAIN, csv, join(at, 'plain.db')]));
      ours.push(
        await measure([
          cli,
          'import',
          join(at, 'a.tracewell'),
          csv,
          '--timezone',
          'America/New_York',
          '--json',
        ]),
      );
      caseBytes = statSync(join(at, 'a.tracewell')).size;
      for (const name of readdirSync(at))
        if (name !== 'http.csv') rmSync(join(at, name), { recursive: true, force: true });
    }
    print(rows, statSync(csv).size, caseBytes, median(plain), median(ours));
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

const PLAIN = `
const { DuckDBInstance } = require('@duckdb/node-api');
const [csv, db] = process.argv.slice(1);
DuckDBInstance.create(db).then(async (instance) => {
  const connection = await instance.connect();
  await connection.run("CREATE TABLE t AS FROM read_csv('" + csv + "', timestampformat = '%m/%d/%Y %H:%M:%S')");
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
});`;

const two = (value: number) => String(value).padStart(2, '0');

function print(rows: number, bytes: number, caseBytes: number, plain: Run, ours: Run): void {
  const ratio = ours.cpuSeconds / plain.cpuSeconds;
  console.log(`import of ${rows} rows, ${mb(bytes)}, case of ${mb(caseBytes)}, ${cpus().length} processors`);
  printRun('CREATE TABLE AS FROM read_csv', plain);
  printRun('tracewell import', ours);
  if (rows < NAMED_ROWS)
    return console.log(
      `  not measured: the goals are named for ${NAMED_ROWS} rows (here ${ratio.toFixed(2)}×)`,
    );
  console.log(
    `  CPU ratio ${ratio.toFixed(2)}×, goal ≤ ${GOAL_CPU_RATIO}×: ${verdict(ratio <= GOAL_CPU_RATIO)}`,
  );
  console.log(
    `  peak memory ${ours.peakMb.toFixed(0)} MB, goal ≤ ${GOAL_PEAK_MB} MB: ${verdict(ours.peakMb <= GOAL_PEAK_MB)}`,
  );
}

/** CERT-like web visits: 1000 people over 500 days, in the order of time. The same bytes every time. */
function writeRows(path: string, rows: number): void {
  const file = openSync(path, 'w');
  const stepMs = (500 * 86_400_000) / rows;
  let seed = 12_345;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  let text = 'id,date,user,pc,url\n';
  for (let i = 0; i < rows; i++) {
    const at = new Date(Date.UTC(2010, 0, 2, 7) + i * stepMs);
    const user = random(1000);
    const date = `${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())}/${at.getUTCFullYear()}`;
    const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
    text += `{H${String(i).padStart(8, '0')}},${date} ${time},ABC${String(user).padStart(4, '0')},PC-${1000 + ((user * 7919) % 8999)},http://site${random(500)}.com/page${random(20_000)}.html\n`;
    if (text.length < 1 << 20) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}
