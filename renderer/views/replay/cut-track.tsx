import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { placeOf, type TimeAxis } from '../../../models/figures/replay-time.ts';
import type { Scene } from '../../../models/figures/scene.ts';
import { Marks } from '../../charts/marks.tsx';
import { ShowAsTable, type TableData } from '../../charts/show-as-table.tsx';
import type { Playback } from './playback.ts';

interface CutTrackProps {
  readonly name: string;
  readonly scenes: { readonly before: Scene; readonly after: Scene };
  readonly axis: TimeAxis;
  readonly playback: Playback;
  readonly table: () => TableData;
  readonly children: ReactNode;
}

/** Both sides are drawn once; moving the playhead only moves the seam between them. */
export function CutTrack({ name, scenes, axis, playback, table, children }: CutTrackProps) {
  const [asTable, setAsTable] = useState(false);
  const { height, finding } = scenes.before;
  return (
    <div className="track" style={{ height }}>
      <div className="track-gutter">{children}</div>
      <div
        className="track-plot"
        role="img"
        tabIndex={0}
        aria-label={`${name}. ${finding}`}
        style={{ width: axis.width, height }}
        onKeyDown={(event) => {
          if (event.key.toLowerCase() !== 't') return;
          event.preventDefault();
          setAsTable(true);
        }}
      >
        <Cut scenes={scenes} axis={axis} playback={playback} />
      </div>
      {asTable && <ShowAsTable title={name} table={table()} onClose={() => setAsTable(false)} />}
    </div>
  );
}

function Cut({ scenes, axis, playback }: Pick<CutTrackProps, 'scenes' | 'axis' | 'playback'>) {
  const before = useRef<HTMLDivElement>(null);
  const after = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const cut = () => {
      const x = placeOf(axis, playback.getState().time);
      shift(before.current, x - axis.width);
      shift(after.current, x);
    };
    cut();
    return playback.subscribe(cut);
  }, [axis, playback]);
  return (
    <>
      <div ref={after} className="replay-cut">
        <div>
          <Marks scene={scenes.after} />
        </div>
      </div>
      <div ref={before} className="replay-cut">
        <div>
          <Marks scene={scenes.before} />
        </div>
      </div>
    </>
  );
}

/** Moves a window over a picture that stays where it is: the compositor's work, nothing is painted again. */
function shift(window: HTMLElement | null, x: number): void {
  const picture = window?.firstElementChild;
  if (!window || !(picture instanceof HTMLElement)) return;
  window.style.transform = `translateX(${x}px)`;
  picture.style.transform = `translateX(${-x}px)`;
}
