import { useMemo, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { plural } from '../../../models/figures/numbers.ts';
import {
  drawingOf,
  graphFinding,
  NO_LENS,
  type Drawing,
  type Lens,
} from '../../../models/figures/replay-graph.ts';
import { hitAt, type Hit } from '../../../models/figures/replay-hit.ts';
import { labelOf, labelsOf, type Label } from '../../../models/figures/replay-label.ts';
import { kindOf } from '../../../models/figures/replay-chain.ts';
import { groupKey, nodeName, type ReplayNames } from '../../../models/figures/replay-names.ts';
import { hitWords } from '../../../models/figures/replay-says.ts';
import { at, type Size } from '../../../models/figures/scene.ts';
import { GraphCanvas } from '../../charts/graph-canvas.tsx';
import { ShowAsTable } from '../../charts/show-as-table.tsx';
import { graphTable } from './graph-table.ts';
import { goToStep, type Playback } from './playback.ts';
import { useRestingStep } from './use-resting.ts';
import { usePositions } from './use-positions.ts';
import type { ReplayModel } from './view-model.ts';

const LABEL_MS = 150;

interface GraphProps {
  readonly model: ReplayModel;
  readonly names: ReplayNames;
  readonly size: Size;
  readonly zone: string;
  readonly onOpenGroup: (key: string) => void;
}

/** Hosts, accounts and resources with the path between them; the playhead decides what is drawn in full. */
export function Graph(props: GraphProps) {
  const { model, names, size, onOpenGroup } = props;
  const { playback } = model;
  const [lens, setLens] = useState<Lens>(NO_LENS);
  const { drawing, arranging } = useDrawing(model, size, lens);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const labels = labelsOf(drawing, names);
  return (
    <div className="replay-graph" style={{ height: size.height }} data-arranging={arranging !== null}>
      <GraphImage {...props} drawing={drawing}>
        <GraphCanvas
          drawing={drawing}
          labels={labels}
          hovered={unlabelled(drawing, labels, pointed, names)}
          lens={lens}
          onLens={setLens}
          moment={() => momentOf(playback, drawing)}
          subscribe={playback.subscribe}
          pointing={pointed !== null}
          onPoint={({ nativeEvent: { offsetX: x, offsetY: y } }) => {
            const hit = hitAt(drawing, x, y);
            setPointed(hit && { ...hit, x, y });
          }}
          onLeave={() => setPointed(null)}
          onPick={(x, y) => pick(hitAt(drawing, x, y), model, onOpenGroup)}
        />
      </GraphImage>
      <Overlays {...props} drawing={drawing} pointed={pointed} arranging={arranging} />
      {lens !== NO_LENS && (
        <button type="button" className="button small graph-fit" onClick={() => setLens(NO_LENS)}>
          Fit
        </button>
      )}
    </div>
  );
}

type Pointed = Hit & { readonly x: number; readonly y: number };

function useDrawing({ replay, chain, shown, arrange }: ReplayModel, size: Size, lens: Lens) {
  const { positions, arranging } = usePositions(replay, shown, chain, arrange, size);
  const drawing = useMemo(
    () => drawingOf({ replay, chain, shown, positions, size, arrange }, lens),
    [replay, chain, shown, positions, size, arrange, lens],
  );
  return { drawing, arranging };
}

/** The name of the node under the pointer where it shows none. */
function unlabelled(
  drawing: Drawing,
  labels: readonly Label[],
  pointed: Pointed | null,
  names: ReplayNames,
): Label | null {
  if (pointed?.what !== 'node' || labels.some(({ node }) => node === pointed.row)) return null;
  return labelOf(drawing, names, pointed.row);
}

interface OverlaysProps extends GraphProps {
  readonly drawing: Drawing;
  readonly pointed: Pointed | null;
  readonly arranging: number | null;
}

function Overlays({ model, names, size, zone, onOpenGroup, drawing, pointed, arranging }: OverlaysProps) {
  return (
    <>
      {pointed && (
        <div className="value-line" style={lineStyle(pointed, size)}>
          {hitWords(model.replay, pointed, names, zone)}
        </div>
      )}
      <GroupButtons drawing={drawing} names={names} onOpenGroup={onOpenGroup} />
      {arranging !== null && (
        <p className="graph-arranging small" role="status">
          Arranging {plural(model.shown.nodes.length, 'node', 'nodes')}, {Math.round(arranging * 100)} %
        </p>
      )}
    </>
  );
}

interface GraphImageProps extends GraphProps {
  readonly drawing: Drawing;
  readonly children: ReactNode;
}

/** One tab stop whose name is the finding at the playhead's step; T shows the edges as a table. */
function GraphImage({ model, names, zone, drawing, children }: GraphImageProps) {
  const { replay, playback } = model;
  const [asTable, setAsTable] = useState(false);
  const step = useRestingStep(playback, LABEL_MS, false);
  const time = step < 0 ? replay.from : at(replay.steps.columns.at, step);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    setAsTable(true);
  };
  return (
    <>
      <div
        className="graph-plot"
        role="img"
        tabIndex={0}
        aria-label={graphFinding(drawing, time)}
        onKeyDown={onKeyDown}
      >
        {children}
      </div>
      {asTable && (
        <ShowAsTable title="Graph" table={graphTable(model, names, zone)} onClose={() => setAsTable(false)} />
      )}
    </>
  );
}

/** The node that the step at the playhead leads to. */
function momentOf(playback: Playback, { replay, shown }: Drawing) {
  const { time, step } = playback.getState();
  const edge = step < 0 ? -1 : at(replay.steps.columns.edge, step);
  const selected = edge < 0 ? hostOf(replay, shown.nodes, step) : at(replay.edges.columns.to, edge);
  return { time, selected };
}

function hostOf(replay: Drawing['replay'], nodes: readonly number[], step: number): number {
  const host = step < 0 ? -1 : at(replay.steps.columns.host, step);
  if (host < 0) return -1;
  return (
    nodes.find((node) => kindOf(replay, node) === 'host' && at(replay.nodes.columns.entity, node) === host) ??
    -1
  );
}

/** A group opens; an edge or a node takes the playhead to its first step. */
function pick(hit: Hit | null, { replay, playback }: ReplayModel, onOpenGroup: (key: string) => void): void {
  if (!hit) return;
  if (hit.what === 'node') {
    const key = groupKey(replay, hit.row);
    if (key) return onOpenGroup(key);
  }
  const { edge } = replay.steps.columns;
  const leads = (row: number) =>
    hit.what === 'edge' ? row === hit.row : at(replay.edges.columns.to, row) === hit.row;
  const step = edge.findIndex((row) => row >= 0 && leads(row));
  if (step >= 0) goToStep(playback, replay, step);
}

function lineStyle({ x, y }: { x: number; y: number }, { width, height }: Size) {
  const side = x > width / 2 ? { right: width - x + 14 } : { left: x + 14 };
  return { ...side, ...(y > height - 60 ? { bottom: height - y + 10 } : { top: y + 12 }) };
}

const MOST_GROUPS = 60;

/** Over each group a button, so that Enter opens it. */
function GroupButtons({
  drawing,
  names,
  onOpenGroup,
}: {
  drawing: Drawing;
  names: ReplayNames;
  onOpenGroup: (key: string) => void;
}) {
  const { replay, shown, positions } = drawing;
  const groups = shown.nodes.filter((node) => groupKey(replay, node)).slice(0, MOST_GROUPS);
  return groups.map((node) => (
    <button
      key={node}
      type="button"
      className="graph-group"
      aria-label={`Open ${nodeName(replay, node, names)}`}
      title="Open"
      style={{ left: at(positions.x, node), top: at(positions.y, node) }}
      onClick={() => onOpenGroup(groupKey(replay, node) ?? '')}
    />
  ));
}
