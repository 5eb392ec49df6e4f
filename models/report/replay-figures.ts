import type { ReportBlock } from '../domain/report.ts';
import { PRIVILEGE_LEVELS } from '../domain/privilege.ts';
import type { Replay } from '../domain/replay.ts';
import { plural } from '../figures/numbers.ts';
import { chainOf, shownOf, type Chain, type Shown } from '../figures/replay-chain.ts';
import { graphAtEnd } from '../figures/replay-graph.ts';
import { layoutBySteps } from '../figures/replay-layout.ts';
import { ladderRows, privilegeScene } from '../figures/replay-privilege.ts';
import { axisLabels, timeAxis, timeAxisScene } from '../figures/replay-time.ts';
import { at, type Mark, type Scene } from '../figures/scene.ts';
import { stackScenes } from '../figures/stack-scenes.ts';
import { figure } from './blocks.ts';
import type { ReportNames } from './input.ts';

const WIDTH = 720;
const LEAST_HEIGHT = 300;
const MOST_HEIGHT = 820;
/** Room that a node with its two lines takes in a column. */
const NODE = 68;
/** Above this many nodes the page has no room for what lies beside the path. */
const MOST_NODES = 45;
const LADDER = { width: WIDTH - 64, height: 110 };

/** The graph by step and the privileges held, as at the end of the replay. */
export function replayFigures(replay: Replay, names: ReportNames): ReportBlock[] {
  if (replay.nodes.rows === 0) return [];
  const chain = chainOf(replay, 0);
  const { shown, words } = shownOnPage(replay, chain);
  const size = { width: WIDTH, height: heightOf(replay, shown) };
  const positions = layoutBySteps(replay, shown, chain, size);
  const graph = graphAtEnd({ replay, chain, shown, positions, size, arrange: 'step' }, names);
  const blocks = [figure(`Where it went, by step. ${words}`, graph)];
  if (replay.privilege.rows > 0)
    blocks.push(figure('Highest level held by any account of the replay.', ladder(replay, names)));
  return blocks;
}

function shownOnPage(replay: Replay, chain: Chain): { shown: Shown; words: string } {
  const context = shownOf(replay, chain, 'context');
  const bare = chain.steps.length === 0;
  const shown = context.nodes.length <= MOST_NODES || bare ? context : shownOf(replay, chain, 'path');
  const rest = replay.nodes.rows - shown.nodes.length;
  const what = shown === context ? 'The path and what it touches' : 'The path only';
  return {
    shown,
    words:
      rest > 0 ? `${what}; ${plural(rest, 'node is', 'nodes are')} left out.` : 'Everything in the span.',
  };
}

function heightOf(replay: Replay, { nodes }: Shown): number {
  const columns = new Map<number, number>();
  for (const node of nodes) {
    const column = at(replay.nodes.columns.column, node);
    columns.set(column, (columns.get(column) ?? 0) + 1);
  }
  const most = Math.max(1, ...columns.values());
  return Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, 110 + most * NODE));
}

function ladder(replay: Replay, names: ReportNames): Scene {
  const axis = timeAxis(replay, LADDER.width, true);
  const held = privilegeScene(replay, axis, LADDER, names, Number.POSITIVE_INFINITY, replay.zone);
  const labels = axisLabels(axis, replay.zone);
  const size = { width: LADDER.width, height: 24 };
  const times = timeAxisScene(
    labels,
    size,
    labels.map(() => false),
  );
  const levels = ladderRows(LADDER.height).map((y, level): Mark => ({
    mark: 'text',
    x: LADDER.width + 8,
    y: Math.round(y) + 4,
    text: PRIVILEGE_LEVELS[level] ?? '',
  }));
  const stacked = stackScenes([{ ...held, marks: [...held.marks, ...levels] }, times]);
  return { ...stacked, width: WIDTH, finding: held.finding };
}
