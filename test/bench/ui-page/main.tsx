import { createRoot } from 'react-dom/client';
import { day } from '../../../models/domain/time.ts';
import { personId } from '../../../models/domain/ids.ts';
import { EngineProvider } from '../../../renderer/channel/client.tsx';
import { openReplay } from '../../../renderer/state/selection.ts';
import replayView from '../../../renderer/views/replay/index.tsx';
import { replayFixture } from '../../models/figures/replay-fixture.ts';
import type { ForceMessage } from '../../../renderer/views/replay/force-worker.ts';
import { generatedReplay } from './generated.ts';
import { standIn } from './stand-in.ts';
import '../../../renderer/style/tokens.css';
import '../../../renderer/style/base.css';
import '../../../renderer/style/controls.css';
import '../../../renderer/style/charts.css';
import '../../../renderer/style/frame.css';
import '../../../renderer/style/views.css';
import '../../../renderer/style/person.css';
import '../../../renderer/style/replay.css';

/** Keeps what the force layout's worker tells of its ticks. */
class ListenedWorker extends Worker {
  constructor(address: string | URL, options?: WorkerOptions) {
    super(address, options);
    this.addEventListener('message', ({ data }: MessageEvent<ForceMessage>) => {
      if (data.kind === 'places') Object.assign(window, { forceTicks: data.tickMs });
    });
  }
}
window.Worker = ListenedWorker;

const asked = new URLSearchParams(location.search);
const nodes = Number(asked.get('nodes') ?? 0);
const edges = Number(asked.get('edges') ?? 0);
document.documentElement.dataset['theme'] = asked.get('theme') ?? 'light';

const replay = nodes > 0 ? generatedReplay(nodes, edges) : replayFixture();
openReplay({ kind: 'day', person: personId(1), day: day(20_769) });

/** The replay view in the room that the frame leaves it. */
function Page() {
  return (
    <div className="app">
      <div className="header" />
      <div className="rail" />
      <main className="main">
        <replayView.View />
      </main>
      <div className="status" />
    </div>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <EngineProvider client={standIn(replay, nodes === 0)}>
      <Page />
    </EngineProvider>,
  );
