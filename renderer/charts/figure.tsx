import { useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { stopAt, type Scene, type Stop } from '../../models/figures/scene.ts';
import { Marks } from './marks.tsx';
import { ShowAsTable, type TableData } from './show-as-table.tsx';

interface FigureProps {
  readonly scene: Scene;
  readonly name: string;
  readonly table: () => TableData;
  readonly selectedKey?: number | null;
  readonly onSelect?: (key: number) => void;
  readonly onOpen?: (key: number) => void;
  readonly onSays?: (text: string) => void;
  /** Handles and brushes that lie above the marks. */
  readonly children?: ReactNode;
}

/**
 * A chart: one tab stop with the finding as its name. Arrow keys and the pointer walk the stops and say the same;
 * T shows the numbers as a table.
 */
export function Figure({ scene, name, table, selectedKey, onSelect, onOpen, onSays, children }: FigureProps) {
  const [standing, setStanding] = useState<number | null>(null);
  const [asTable, setAsTable] = useState(false);
  const stop = standing === null ? undefined : scene.stops[standing];
  const stand = (index: number, speak: boolean) => {
    const next = scene.stops[index];
    if (!next) return;
    setStanding(index);
    if (speak) onSays?.(next.says);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 't' || event.key === 'T') return take(event, () => setAsTable(true));
    const index = standing ?? scene.stops.findIndex(({ key }) => key === selectedKey);
    const to = target(event.key, index, scene.stops.length);
    if (to !== null && !event.shiftKey) return take(event, () => stand(to, true));
    const here = scene.stops[index];
    if (event.key === 'Enter' && here) take(event, () => (onOpen ?? onSelect)?.(here.key));
    if (event.key === ' ' && here) take(event, () => onSelect?.(here.key));
  };
  const at = (event: PointerEvent) => stopAt(scene.stops, event.nativeEvent.offsetX);
  return (
    <div className="figure" style={{ width: scene.width, height: scene.height }}>
      <div
        className="figure-plot"
        role="img"
        tabIndex={0}
        aria-label={`${name}. ${scene.finding}`}
        onKeyDown={onKeyDown}
        onBlur={() => setStanding(null)}
        onPointerMove={(event) => stand(at(event), false)}
        onPointerLeave={() => setStanding(null)}
        onClick={(event) => {
          const here = scene.stops[stopAt(scene.stops, event.nativeEvent.offsetX)];
          if (here) onSelect?.(here.key);
        }}
      >
        <Marks scene={scene} />
      </div>
      {stop && <ValueLine stop={stop} width={scene.width} />}
      {children}
      {asTable && <ShowAsTable title={name} table={table()} onClose={() => setAsTable(false)} />}
    </div>
  );
}

function take(event: KeyboardEvent, action: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  action();
}

/** Where an arrow leads from `index` (−1: nowhere yet); null for any other key. */
function target(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowRight') return Math.min(count - 1, index + 1);
  if (key === 'ArrowLeft') return index < 0 ? count - 1 : Math.max(0, index - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}

/** The value under the cursor, at once and without moving anything. */
export function ValueLine({ stop, width, top = 0 }: { stop: Stop; width: number; top?: number }) {
  const middle = stop.x + stop.width / 2;
  const right = middle > width / 2;
  const side = right ? { right: width - middle + 8 } : { left: middle + 8 };
  return (
    <>
      <div className="cursor-line" style={{ left: Math.round(middle) }} />
      <div className="value-line" style={{ ...side, top }}>
        {stop.says}
      </div>
    </>
  );
}
