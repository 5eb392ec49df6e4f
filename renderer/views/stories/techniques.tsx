import { useState } from 'react';
import type { StoryDetail } from '../../../electron/contract/api.ts';
import { mostSpecific } from '../../../models/figures/story-techniques.ts';

/** So many find room in about one line. */
const MOST = 4;

/** Techniques of ATT&CK by their names: a technique of which a sub-technique is named goes without saying. */
export function Techniques({ techniques }: Pick<StoryDetail, 'techniques'>) {
  const [all, setAll] = useState(false);
  const specific = mostSpecific(techniques);
  const shown = all ? specific : specific.slice(0, MOST);
  const more = specific.length - shown.length;
  return (
    <p className="story-techniques small">
      <span className="muted">ATT&amp;CK</span>
      {shown.map(({ id, name }) => (
        <span key={id} className="technique">
          <b>{id}</b> {name}
        </span>
      ))}
      {more > 0 && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          and {more} more
        </button>
      )}
    </p>
  );
}
