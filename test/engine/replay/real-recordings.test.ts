import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAnalysis } from '../../../electron/engine/pipeline/run-analysis.ts';
import { STAGES } from '../../../electron/engine/pipeline/stages/index.ts';
import { candidatesOf } from '../../../electron/engine/replay/candidates.ts';
import { loadReplay } from '../../../electron/engine/replay/load-replay.ts';
import { NODE_KINDS, type Replay } from '../../../models/domain/replay.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { bring, newCase, settings, sharedData } from '../ingest/cases.ts';

const otrf = sharedData('windows-otrf');
if (!otrf) console.info('OTRF Windows recordings are not on this machine: replays of them are skipped');

/** Everything that needs no network trained. */
const stages = STAGES.filter(({ id }) => ['identity', 'sessions', 'privileges'].includes(id));

async function analysed(recording: string) {
  const open = await newCase();
  await bring(open, join(otrf ?? '', `${recording}.zip`));
  const signal = new AbortController().signal;
  await runAnalysis(open, { signal, emit: () => undefined, nowUs: settings.nowUs, stages });
  return open;
}

async function replayed(recording: string) {
  const open = await analysed(recording);
  const from = timestampUs(0);
  const to = timestampUs(4_000_000_000_000_000);
  const replay = await loadReplay(open.reader, { subject: { kind: 'span', from, to } });
  const names = await open.reader.rows<{ kind: string; id: number; name: string }>(
    `SELECT 'host' AS kind, host_id AS id, name FROM host UNION ALL SELECT 'account', account_id, name FROM account`,
  );
  const nameOf = new Map(names.map(({ kind, id, name }) => [`${kind} ${id}`, shortName(name)]));
  return hopsOf(replay, nameOf);
}

const shortName = (name: string) => (name.split('\\').at(-1) ?? name).replace(/[.@].*/, '').toLowerCase();

/** Edges of the path in its order, as `workstation5>workstation6 remote`, resources as their kind. */
function hopsOf({ nodes, edges, steps }: Replay, nameOf: ReadonlyMap<string, string>): readonly string[] {
  const node = (row: number) => {
    const kind = NODE_KINDS[nodes.columns.kind[row] ?? -1] ?? '';
    return nameOf.get(`${kind} ${nodes.columns.entity[row]}`) ?? kind;
  };
  return [...steps.columns.number.keys()]
    .filter((row) => (steps.columns.number[row] ?? 0) > 0)
    .map((row) => steps.columns.edge[row] ?? -1)
    .map((edge) => `${node(edges.columns.from[edge] ?? -1)}>${node(edges.columns.to[edge] ?? -1)}`);
}

describe('the path of a recording', () => {
  const MOVES: Readonly<Record<string, readonly string[]>> = {
    empire_psexec_dcerpc_tcp_svcctl: ['workstation5>workstation6', 'workstation6>resource'],
    covenant_psremoting_command: ['workstation5>workstation6'],
    covenant_copy_smb_CreateRequest: ['workstation5>workstation6', 'workstation6>resource'],
    empire_over_pth_patch_lsass: ['workstation6>pgustavo'],
  };
  it.skipIf(!otrf).each(Object.entries(MOVES))(
    '%s goes from the first host to the last',
    { timeout: 120_000 },
    async (recording, hops) => {
      expect(await replayed(recording)).toEqual(hops);
    },
  );

  it.skipIf(!otrf)('is listed with both hosts, the source by its address', { timeout: 120_000 }, async () => {
    const open = await analysed('covenant_copy_smb_CreateRequest');
    expect((await candidatesOf(open.reader, {})).map(({ hosts, moves }) => [hosts, moves])).toEqual([[2, 1]]);
  });
});
