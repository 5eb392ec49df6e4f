import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectToEngine } from '../electron/contract/connect.ts';
import { EngineProvider } from './channel/client.tsx';
import { asAppError } from './channel/query-cache.ts';
import { App } from './frame/app.tsx';
import { Unconnected } from './frame/unconnected.tsx';
import { applyPreferences } from './state/preferences.ts';
import { followProgress } from './state/work.ts';
import './style/tokens.css';
import './style/base.css';
import './style/controls.css';
import './style/charts.css';
import './style/frame.css';
import './style/views.css';
import './style/person.css';
import './style/replay.css';
import './style/report.css';
import './style/lists.css';
import './style/coverage.css';
import './style/stories.css';

const host = document.getElementById('root');
if (!host) throw new Error('index.html has no #root');
const root = createRoot(host);
applyPreferences();

try {
  const link = await connectToEngine();
  followProgress(link);
  root.render(
    <StrictMode>
      <EngineProvider client={link}>
        <App link={link} />
      </EngineProvider>
    </StrictMode>,
  );
} catch (error) {
  root.render(<Unconnected error={asAppError(error)} />);
}
