import { useMemo, useState } from 'react';
import type { Replay } from '../../../models/domain/replay.ts';
import { chainOf, shownOf, type Chain, type Show, type Shown } from '../../../models/figures/replay-chain.ts';
import type { Arrange } from '../../../models/figures/replay-graph.ts';
import { playbackOf, type Playback } from './playback.ts';

/** What the analyst chose of one replay, and what follows from it. */
export interface ReplayModel {
  readonly replay: Replay;
  readonly chain: Chain;
  readonly shown: Shown;
  readonly playback: Playback;
  readonly show: Show;
  readonly arrange: Arrange;
  /** 0 is the likeliest chain. */
  readonly alternative: number;
  readonly setShow: (show: Show) => void;
  readonly setArrange: (arrange: Arrange) => void;
  readonly setAlternative: (alternative: number) => void;
}

export function useReplayModel(replay: Replay): ReplayModel {
  const [show, setShow] = useState<Show>('context');
  const [arrange, setArrange] = useState<Arrange>('step');
  const [alternative, setAlternative] = useState(0);
  const chain = useMemo(() => chainOf(replay, alternative), [replay, alternative]);
  const shown = useMemo(() => shownOf(replay, chain, show), [replay, chain, show]);
  const [playback] = useState(() => playbackOf(replay, chain));
  return useMemo(
    () => ({
      replay,
      chain,
      shown,
      playback,
      show,
      arrange,
      alternative,
      setShow,
      setArrange,
      setAlternative,
    }),
    [replay, chain, shown, playback, show, arrange, alternative],
  );
}
