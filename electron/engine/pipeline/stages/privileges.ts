import { BIGINT, INTEGER, TINYINT, UBIGINT, VARCHAR, type DuckDBValue } from '@duckdb/node-api';
import {
  FACT_SHAPE,
  privilegeFacts,
  privileges,
  privilegeSteps,
} from '../../../../models/graph/privileges/facts.ts';
import { FACT_KINDS } from '../../../../models/graph/privileges/kinds.ts';
import { privilegeStepsOf, type PrivilegeFact } from '../../../../models/graph/privileges/steps.ts';
import { appendRows } from '../../database/append.ts';
import { readColumns, type ColumnsOf } from '../../database/columnar.ts';
import type { Columnar } from '../../../../models/domain/columns.ts';
import { coveredBy, type CoveredBy } from '../covered-by.ts';
import type { Stage } from '../stage.ts';

const STEP_TYPES = [BIGINT, INTEGER, INTEGER, TINYINT, VARCHAR, UBIGINT, INTEGER, BIGINT, VARCHAR, INTEGER];

const stage: Stage = {
  id: 'privileges',
  needs: ['identity', 'sessions'],
  version: 4,
  partition: 'case',
  reach: 'everything',
  tables: ['privilege'],
  run: async ({ database, progress }) => {
    await progress('Following privileges', 0, 1);
    const facts = factsOf(await readColumns(database, privilegeFacts, FACT_SHAPE));
    await database.run(privilegeSteps);
    await appendRows(database, 'privilege_step', STEP_TYPES, stepRows(facts, await coveredBy(database)));
    return async () => {
      await database.run(privileges);
      await database.run('DROP TABLE temp.privilege_step');
    };
  },
};
export default stage;

function* factsOf(table: Columnar<ColumnsOf<typeof FACT_SHAPE>>): Generator<PrivilegeFact> {
  const { columns, dictionary } = table;
  const name = (of: 'group_name' | 'group_sid' | 'target_name' | 'target_sid', row: number) =>
    dictionary?.[of]?.[columns[of][row] ?? -1] ?? '';
  for (let row = 0; row < table.rows; row += 1) {
    const kind = FACT_KINDS[columns.kind[row] ?? -1];
    if (kind === undefined) continue;
    yield {
      atUs: columns.at_us[row] ?? 0,
      kind,
      account: columns.account[row] ?? -1,
      target: columns.target[row] ?? -1,
      host: columns.host[row] ?? -1,
      session: columns.session[row] ?? -1,
      event: columns.event[row] ?? 0n,
      twin: columns.twin[row] === 1,
      local: columns.local[row] === 1,
      groupName: name('group_name', row),
      groupSid: name('group_sid', row),
      targetName: name('target_name', row),
      targetSid: name('target_sid', row),
    };
  }
}

const known = (id: number) => (id < 0 ? null : id);

function* stepRows(facts: Iterable<PrivilegeFact>, covered: CoveredBy): Generator<DuckDBValue[]> {
  let number = 0;
  for (const step of privilegeStepsOf(facts))
    yield [
      BigInt(step.atUs),
      step.account,
      known(step.host),
      step.level,
      step.reason,
      step.event === 0n ? null : step.event,
      known(step.by),
      step.session < 0 ? null : BigInt(step.session),
      covered(step),
      number++,
    ];
}
