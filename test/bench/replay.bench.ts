import { MIGRATIONS } from '../../electron/engine/case/migrations/index.ts';
import { Database } from '../../electron/engine/database/database.ts';
import { loadReplay } from '../../electron/engine/replay/load-replay.ts';
import { timestampUs } from '../../models/domain/time.ts';
import { MOST_EDGES, MOST_NODES } from '../../models/graph/aggregate.ts';
import { option, verdict } from './measure.ts';

const LEAST_EVENTS = 1_000_000;
const HOSTS = 5000;
const ACCOUNTS = 3000;
/** Twice the events take at most so much more. */
const LINEAR = 2.6;

/** `npm run bench -- replay [--events N]`: a span of everybody as a graph, of N events and of half as many. */
export default async function bench(args: readonly string[]): Promise<void> {
  const events = option(args, '--events', LEAST_EVENTS);
  const half = await loaded(events / 2);
  const whole = await loaded(events);
  if (events < LEAST_EVENTS) return console.log('replay: not measured (below 1,000,000 events)');
  const { drawn, edges } = whole;
  console.log(
    `  drawn: ${drawn} nodes, ${edges} edges: ${verdict(drawn <= MOST_NODES && edges <= MOST_EDGES)}`,
  );
  const ratio = whole.seconds / half.seconds;
  console.log(`  twice the events take ${ratio.toFixed(1)} times as long: ${verdict(ratio <= LINEAR)}`);
}

async function loaded(events: number) {
  const database = await Database.open(':memory:');
  try {
    await filled(database, events);
    const started = performance.now();
    const replay = await loadReplay(database, {
      subject: { kind: 'span', from: timestampUs(0), to: timestampUs(events * 2_000_000) },
    });
    const seconds = (performance.now() - started) / 1000;
    const [drawn, edges] = [replay.nodes.rows, replay.edges.rows];
    const megabytes = process.memoryUsage.rss() / 2 ** 20;
    console.log(
      `replay: ${replay.events} events, ${replay.entities} things → ${drawn} nodes, ${edges} edges, ${replay.steps.rows} steps in ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`,
    );
    return { seconds, drawn, edges };
  } finally {
    database.closeInstance();
  }
}

/** Sign-ins from host to host, shares, credentials and cloud applications, a second apart, by a fixed hash. */
async function filled(database: Database, events: number): Promise<void> {
  for (const { text } of MIGRATIONS) await database.run(text);
  await database.run(`
    INSERT INTO meta VALUES ('zone', 'UTC') ON CONFLICT DO NOTHING;
    INSERT INTO account (account_id, name, kind) SELECT i, 'user-' || i, 'user' FROM range(1, ${ACCOUNTS + 1}) t(i);
    INSERT INTO host SELECT i, 'pc-' || i FROM range(1, ${HOSTS + 1}) t(i);
    INSERT INTO host_identity SELECT host_id, host_id, CASE WHEN host_id % 7 = 0 THEN 'server' ELSE 'workstation' END, '' FROM host;
    INSERT INTO host_address SELECT host_id, '10.' || host_id % 20 || '.' || host_id // 250 || '.' || host_id % 250, 0, 1, '' FROM host;
    INSERT INTO event (event_id, source_id, account_id, at_us, stream, action, outcome, computer_id, src_host_id, dst_host_id,
      target_account_id, resource, content_hash)
    WITH drawn AS (
      SELECT i, hash(i) % 100 AS part, (hash(i * 3 + 1) % ${HOSTS} + 1)::INTEGER AS a, (hash(i * 5 + 2) % ${HOSTS} + 1)::INTEGER AS b,
        (hash(i * 7 + 3) % ${ACCOUNTS} + 1)::INTEGER AS who, (hash(i * 11 + 4) % ${ACCOUNTS} + 1)::INTEGER AS whom FROM range(1, ${events} + 1) t(i))
    SELECT i, 1, who, i * 1000000, CASE WHEN part < 60 THEN 'authentication' WHEN part < 90 THEN 'share' ELSE 'access' END,
      CASE WHEN part < 55 THEN 'remote-logon' WHEN part < 60 THEN 'explicit-credentials' WHEN part < 90 THEN 'share-file-accessed' ELSE 'accessed' END,
      'success', CASE WHEN part < 90 THEN b END, CASE WHEN part < 55 THEN a END, CASE WHEN part < 55 THEN b END,
      CASE WHEN part BETWEEN 55 AND 59 THEN whom END,
      CASE WHEN part < 60 THEN NULL WHEN part < 90 THEN '\\\\pc-' || b || '\\share-' || a % 30 || '\\file' ELSE 'bucket-' || a END, i
    FROM drawn`);
}
