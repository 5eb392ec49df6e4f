import { useEffect, useState } from 'react';
import type { EngineLink } from '../../electron/contract/connect.ts';
import { useCase } from '../channel/use-case.ts';
import { Failure } from '../controls/states.tsx';
import { useKeys, type KeyActions } from '../controls/use-keys.ts';
import { preferences } from '../state/preferences.ts';
import { select, selection } from '../state/selection.ts';
import { useAnnouncements, usePreferences, useSelection } from '../state/use-state.ts';
import { VIEWS } from '../views/index.ts';
import { About } from './about.tsx';
import { DropTarget } from './drop-target.tsx';
import { Header } from './header.tsx';
import { KeyHelp } from './key-help.tsx';
import { LinkNotice } from './link-notice.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';
import { UnmaskDialog } from './unmask-dialog.tsx';
import { useFirstView } from './use-first-view.ts';
import { useGoKeys } from './use-go-keys.ts';
import { useShell } from './use-shell.ts';

export type Floating = 'palette' | 'keys' | 'unmask' | 'about' | null;

export function App({ link }: { link: EngineLink }) {
  const view = useSelection((state) => state.view);
  const folded = usePreferences((state) => state.railFolded);
  const [floating, setFloating] = useState<Floating>(null);
  const status = useCase();
  const ready = useFirstView(status.data, status.asking);
  useGoKeys(status.data !== null);
  useKeys(frameKeys(setFloating));
  useShell({ palette: () => setFloating('palette'), keys: () => setFloating('keys') });
  const shown = VIEWS.find(({ id }) => id === view);
  useEffect(() => {
    document.title = shown ? `${shown.title} · Tracewell` : 'Tracewell';
  }, [shown]);
  return (
    <div className={folded ? 'app folded' : 'app'}>
      <Header onFloat={setFloating} />
      <Rail hasCase={Boolean(status.data)} />
      <main className="main" aria-label={shown?.title}>
        {status.error && !status.data ? (
          <Failure error={status.error} onRetry={status.retry} />
        ) : (
          ready && shown && <shown.View />
        )}
        <DropTarget />
      </main>
      <StatusBar />
      {floating === 'palette' && <Palette onClose={() => setFloating(null)} onFloat={setFloating} />}
      {floating === 'keys' && <KeyHelp onClose={() => setFloating(null)} />}
      {floating === 'about' && <About onClose={() => setFloating(null)} />}
      {floating === 'unmask' && <UnmaskDialog onClose={() => setFloating(null)} />}
      <LinkNotice link={link} />
      <LiveRegions />
    </div>
  );
}

function frameKeys(setFloating: (floating: Floating) => void): KeyActions {
  return {
    'Ctrl k': () => setFloating('palette'),
    'Ctrl \\': () => preferences.setState(({ railFolded }) => ({ railFolded: !railFolded })),
    'Ctrl i': () => select({ inspector: !selection.getState().inspector }),
    '?': () => setFloating('keys'),
    Escape: () => select({ inspector: false }),
  };
}

function LiveRegions() {
  const { polite, assertive } = useAnnouncements();
  return (
    <div className="unseen">
      <div role="status">{polite}</div>
      <div role="alert">{assertive}</div>
    </div>
  );
}
