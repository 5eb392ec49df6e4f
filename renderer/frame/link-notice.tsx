import { useEffect, useState } from 'react';
import type { EngineLink } from '../../electron/contract/connect.ts';
import { Icon } from '../controls/icon.tsx';

/** Says when the engine is out of reach; what is on screen stays. */
export function LinkNotice({ link }: { link: EngineLink }) {
  const [state, setState] = useState(link.state);
  useEffect(() => link.onState(setState), [link]);
  if (state === 'open') return null;
  return (
    <div className="link-lost failure" role="alert">
      <Icon name="warn" />
      {state === 'lost'
        ? 'The engine is not answering. What is shown stays; trying again.'
        : 'The engine refused this page. Start Tracewell again and open the address that it prints.'}
    </div>
  );
}
