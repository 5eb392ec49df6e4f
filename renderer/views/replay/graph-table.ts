import { EDGE_KINDS } from '../../../models/domain/replay.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { dateAndClock } from '../../../models/figures/days.ts';
import { count } from '../../../models/figures/numbers.ts';
import { nodeName, type ReplayNames } from '../../../models/figures/replay-names.ts';
import { at } from '../../../models/figures/scene.ts';
import type { TableData } from '../../charts/show-as-table.tsx';
import type { ReplayModel } from './view-model.ts';

/** The edges on screen in order of time. */
export function graphTable(
  { replay, chain, shown }: ReplayModel,
  names: ReplayNames,
  zone: string,
): TableData {
  const { from, to, kind, at: times, events, first, failed } = replay.edges.columns;
  const rows = [...shown.edges].sort((a, b) => at(times, a) - at(times, b) || a - b);
  return {
    columns: ['Step', 'From', 'To', 'Kind', 'First event', 'Events', 'Remarks'],
    rows: rows.map((edge) => [
      at(chain.edgeNumbers, edge) > 0 ? String(at(chain.edgeNumbers, edge)) : '–',
      nodeName(replay, at(from, edge), names),
      nodeName(replay, at(to, edge), names),
      EDGE_KINDS[at(kind, edge)] ?? '',
      dateAndClock(timestampUs(at(times, edge)), zone),
      count(at(events, edge)),
      [first[edge] === 1 && 'first', failed[edge] === 1 && 'failed'].filter(Boolean).join(', '),
    ]),
  };
}
