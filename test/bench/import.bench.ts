import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const NAMED_ROWS = 10_000_000;
const GOAL_CPU_RATIO = 2;
const GOAL_PEAK_MB = 1536;
const CLOCK_TICKS = 100;
const root = resolve(import.meta.dirname, '../..');

interface Run {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly peakMb: number;
}

/** `npm run bench -- import [--rows N] [--runs N]`: our import against `CREATE TABLE AS FROM read_csv`, in turns. */
export default async function bench(args: readonly string[]): Promise<void> {
  const rows = option(args, '--rows', NAMED_ROWS);
  const runs = option(args, '--runs', 3);
  const cli = join(process.env['TRACEWELL_OUT'] ?? join(root, 'out/node'), 'cli.cjs');
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

function option(args: readonly string[], name: string, usual: number): number {
  const at = args.indexOf(name);
  return at < 0 ? usual : Number(args[at + 1]);
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

/** CPU of the process and all its descendants; peak of their resident memory together, sampled. */
function measure(args: readonly string[]): Promise<Run> {
  const before = childTicks();
  const started = process.hrtime.bigint();
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let peakMb = 0;
    let trouble = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (trouble = (trouble + text).slice(-2000)));
    const sampling = setInterval(() => (peakMb = Math.max(peakMb, treeMb(child.pid ?? 0))), 25);
    child.on('close', (code) => {
      clearInterval(sampling);
      if (code !== 0) return failed(new Error(`${args.join(' ')}: exit ${code}\n${trouble}`));
      const wallSeconds = Number(process.hrtime.bigint() - started) / 1e9;
      done({ cpuSeconds: (childTicks() - before) / CLOCK_TICKS, wallSeconds, peakMb });
    });
  });
}

/** User and system time of the descendants that ended (cutime, cstime). */
function childTicks(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[13]) + Number(fields[14]);
}

function treeMb(pid: number): number {
  try {
    const kb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean);
    return children.reduce((sum, child) => sum + treeMb(Number(child)), kb / 1024);
  } catch {
    return 0;
  }
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

const median = (runs: readonly Run[]): Run => ({
  cpuSeconds: middle(runs.map((run) => run.cpuSeconds)),
  wallSeconds: middle(runs.map((run) => run.wallSeconds)),
  peakMb: Math.max(...runs.map((run) => run.peakMb)),
});

const mb = (value: number) => `${(value / 1e6).toFixed(0)} MB`;
const verdict = (holds: boolean) => (holds ? 'holds' : 'MISSED');
const two = (value: number) => String(value).padStart(2, '0');

function print(rows: number, bytes: number, caseBytes: number, plain: Run, ours: Run): void {
  const line = (name: string, run: Run) =>
    console.log(
      `  ${name.padEnd(34)} ${run.cpuSeconds.toFixed(1)} s CPU  ${run.wallSeconds.toFixed(1)} s wall  ${run.peakMb.toFixed(0)} MB peak`,
    );
  const ratio = ours.cpuSeconds / plain.cpuSeconds;
  console.log(`import of ${rows} rows, ${mb(bytes)}, case of ${mb(caseBytes)}, ${cpus().length} processors`);
  line('CREATE TABLE AS FROM read_csv', plain);
  line('tracewell import', ours);
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
