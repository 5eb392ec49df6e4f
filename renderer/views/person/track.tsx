import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Scene } from '../../../models/figures/scene.ts';
import { Marks } from '../../charts/marks.tsx';
import { ShowAsTable, type TableData } from '../../charts/show-as-table.tsx';

interface TrackProps {
  readonly name: string;
  readonly scene: Scene;
  readonly gutter: ReactNode;
  readonly table: () => TableData;
}

/** A track: its name at the left, its marks on the common axis. T shows it as a table. */
export function Track({ name, scene, gutter, table }: TrackProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <div className="track" style={{ height: scene.height }}>
      <div className="track-gutter">{gutter}</div>
      <div
        className="track-plot"
        role="img"
        tabIndex={0}
        aria-label={`${name}. ${scene.finding}`}
        style={{ width: scene.width, height: scene.height }}
        onKeyDown={(event) => {
          if (event.key !== 't' && event.key !== 'T') return;
          event.preventDefault();
          setAsTable(true);
        }}
      >
        <Marks scene={scene} />
      </div>
      {asTable && <ShowAsTable title={name} table={table()} onClose={() => setAsTable(false)} />}
    </div>
  );
}
