import { BIGINT, DOUBLE, INTEGER, UBIGINT, VARCHAR, type DuckDBValue } from '@duckdb/node-api';
import type { Signal } from '../../../../models/domain/signal.ts';
import { appendRows } from '../../database/append.ts';
import { findSignals, signalId } from '../../signals/find-signals.ts';
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
  version: 7,
  partition: 'case',
  reach: 'everything',
  decisions: ['tune', 'allow'],
  tables: ['signal', 'signal_event', 'signal_link', 'signal_coverage'],
  run: async ({ database, zone, progress }) => {
    const total =
      (await database.row<{ events: number }>('SELECT count(*) AS events FROM event'))?.events ?? 0;
    await progress('Looking for signals', 0, total);
    const { signals, coverage } = await findSignals(database, {
      zone,
      tunes: await tunesThatHold(database),
      allows: await allowsThatHold(database),
      onEvents: (done) => progress('Looking for signals', Math.min(done, total), total),
    });
    return async () => {
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
    };
  },
};
export default stage;

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
