import type { ReplayNames } from '../../../models/figures/replay-names.ts';
import { useNames } from '../../channel/client.tsx';

const UNKNOWN = '…';

/** Names as the case shows them; another object whenever one of them may read differently. */
export function useReplayNames(): ReplayNames {
  const nameOf = useNames();
  return {
    account: (id) => nameOf('account', id) ?? UNKNOWN,
    host: (id) => nameOf('host', id) ?? UNKNOWN,
    container: (event) => nameOf('container', event) ?? UNKNOWN,
  };
}
