import { NODE_KINDS, type Replay } from '../../../models/domain/replay.ts';
import { shortHosts, type ReplayNames } from '../../../models/figures/replay-names.ts';
import { at } from '../../../models/figures/scene.ts';
import { useNames } from '../../channel/client.tsx';

const UNKNOWN = '…';
/** With more hosts than that, names stay whole. */
const SHORTENED = 300;

/** Names as the case shows them, hosts without a domain that says nothing. */
export function useReplayNames(replay: Replay): ReplayNames {
  const nameOf = useNames();
  const hosts = replay.hosts <= SHORTENED ? hostsOf(replay) : [];
  const short = shortHosts(hosts.flatMap((id) => nameOf('host', id) ?? []));
  return {
    account: (id) => nameOf('account', id) ?? UNKNOWN,
    host: (id) => {
      const name = nameOf('host', id);
      return name === undefined ? UNKNOWN : (short.get(name) ?? name);
    },
    container: (event) => nameOf('container', event) ?? UNKNOWN,
  };
}

function hostsOf({ nodes, steps }: Replay): readonly number[] {
  const drawn = Array.from(nodes.columns.entity).filter(
    (_, row) => at(nodes.columns.kind, row) === NODE_KINDS.indexOf('host'),
  );
  return [...new Set([...drawn, ...steps.columns.host])].filter((id) => id >= 0);
}
