import { BIGINT, DOUBLE, INTEGER, UBIGINT, VARCHAR, type DuckDBValue } from '@duckdb/node-api';
import type { Signal, SignalId } from '../../../../models/domain/signal.ts';
import { quoted, raw, sql } from '../../../../models/domain/sql.ts';
import { SIGNALS } from '../../../../models/signals/index.ts';
import { touchedBy } from '../../../../models/signals/parts/touched.ts';
import { appendRows } from '../../database/append.ts';
import type { Database } from '../../database/database.ts';
import { findSignals, signalId, type FoundSignals } from '../../signals/find-signals.ts';
import { inputsOf } from '../../signals/inputs.ts';
import { changedParts, keepParts, partsOf } from '../../signals/parts.ts';
import { allowsThatHold, tunesThatHold } from '../decisions.ts';
import type { Stage } from '../stage.ts';

const SIGNAL = [
  UBIGINT,
  VARCHAR,
  VARCHAR,
  INTEGER,
  VARCHAR,
  INTEGER,
  BIGINT,
  BIGINT,
  VARCHAR,
  DOUBLE,
  VARCHAR,
  VARCHAR,
  INTEGER,
  VARCHAR,
];

const stage: Stage = {
  id: 'signals',
  needs: ['identity', 'sessions'],
  version: 12,
  partition: 'case',
  reach: 'everything',
  decisions: ['tune', 'allow'],
  tables: ['signal', 'signal_event', 'signal_link', 'signal_coverage'],
  inParts: true,
  run: async ({ database, zone, basis, done, signal, nowUs, progress }) => {
    await progress('Looking for signals', 0, 1);
    const [tunes, allows] = [await tunesThatHold(database), await allowsThatHold(database)];
    const parts = partsOf(stage.version, await inputsOf(database, zone, basis), tunes, allows);
    const only = touchedBy(changedParts(parts, done));
    const found = await findSignals(database, {
      zone,
      signal,
      only,
      tunes,
      allows,
      onEvents: (read, total) => progress('Looking for signals', read, total),
    });
    return async () => {
      await forget(database, only);
      await write(database, found);
      await keepParts(database, parts, nowUs());
    };
  },
};
export default stage;

async function forget(database: Database, signals: ReadonlySet<SignalId>): Promise<void> {
  if (signals.size === 0) return;
  // Also of signals that there once were.
  if (signals.size === SIGNALS.length) {
    for (const table of stage.tables) await database.run(sql`DELETE FROM ${raw(table)}`);
    return;
  }
  const these = raw([...signals].map(quoted).join(', '));
  for (const table of ['signal_event', 'signal_link'])
    await database.run(sql`
      DELETE FROM ${raw(table)} WHERE signal_id IN (SELECT signal_id FROM signal WHERE signal IN (${these}))`);
  for (const table of ['signal', 'signal_coverage'])
    await database.run(sql`DELETE FROM ${raw(table)} WHERE signal IN (${these})`);
}

async function write(database: Database, { signals, coverage }: FoundSignals): Promise<void> {
  await appendRows(database, 'signal', SIGNAL, signalRows(signals));
  await appendRows(database, 'signal_event', [UBIGINT, INTEGER, UBIGINT], eventRows(signals));
  await appendRows(database, 'signal_link', [UBIGINT, VARCHAR, VARCHAR], linkRows(signals));
  await appendRows(
    database,
    'signal_coverage',
    [VARCHAR, VARCHAR, VARCHAR, BIGINT, INTEGER],
    coverage.map(({ signal, events, reason, found }) => [
      signal,
      reason === null ? 'assessed' : 'not-assessable',
      reason,
      BigInt(events),
      found,
    ]),
  );
}

function* signalRows(signals: readonly Signal[]): Generator<DuckDBValue[]> {
  for (const signal of signals) {
    const { entity, person, startUs, endUs, severity, weight, history, says, did, events } = signal;
    yield [
      signalId(signal),
      signal.signal,
      entity.kind,
      entity.id,
      entity.name,
      person,
      BigInt(startUs),
      BigInt(endUs),
      severity,
      weight,
      history,
      says,
      events.length,
      did ?? null,
    ];
  }
}

function* eventRows(signals: readonly Signal[]): Generator<DuckDBValue[]> {
  for (const signal of signals)
    for (const [number, event] of signal.events.entries()) yield [signalId(signal), number, event];
}

function* linkRows(signals: readonly Signal[]): Generator<DuckDBValue[]> {
  for (const signal of signals)
    for (const [kind, value] of signal.links) yield [signalId(signal), kind, value];
}
