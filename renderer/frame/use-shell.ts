import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand/react';
import type { ShellCommand, ShellState, ShellWork } from '../../electron/contract/shell.ts';
import { useClient, useQuery } from '../channel/client.tsx';
import { useCase } from '../channel/use-case.ts';
import { drops, takeDrop } from '../state/drop.ts';
import { beginCase, closeCase, openCase } from '../state/opening.ts';
import { preferences } from '../state/preferences.ts';
import { goTo, select, selection } from '../state/selection.ts';
import { usePreferences, useSelection, useWork } from '../state/use-state.ts';
import { VIEWS } from '../views/index.ts';

export interface FrameParts {
  readonly palette: () => void;
  readonly keys: () => void;
}

/** The window around the page: its menu follows what is on screen, and its commands are done here. */
export function useShell(parts: FrameParts): void {
  const client = useClient();
  const state = useShellState();
  const told = JSON.stringify(state);
  const take = (paths: readonly string[]) => {
    if (paths.length > 0) void takeDrop(client, { kind: 'paths', paths });
  };
  const run = useEffectEvent((command: ShellCommand) => {
    const shell = window.tracewell;
    switch (command.kind) {
      case 'new-case':
        return beginCase();
      case 'choose-case':
        return void shell?.chooseCase().then((path) => (path === null ? undefined : openCase(client, path)));
      case 'open-case':
        return void openCase(client, command.path);
      case 'close-case':
        return void closeCase(client);
      case 'import-files':
        return void shell?.chooseFiles().then(take);
      case 'import-folder':
        return void shell?.chooseFolder('exports').then((path) => take(path === null ? [] : [path]));
      default:
        return frameCommand(command, parts);
    }
  });
  useEffect(() => window.tracewell?.onCommand((command) => run(command)), []);
  // After the listener: what waited for the page comes at once.
  useEffect(() => window.tracewell?.tell(JSON.parse(told) as ShellState), [told]);
  useLeaveWarning(state.working !== null);
}

type FrameCommand = Extract<
  ShellCommand,
  { readonly kind: 'palette' | 'keys' | 'fold-rail' | 'fold-inspector' | 'go' | 'theme' }
>;

function frameCommand(command: FrameCommand | ShellCommand, parts: FrameParts): void {
  if (command.kind === 'palette') parts.palette();
  if (command.kind === 'keys') parts.keys();
  if (command.kind === 'fold-rail') preferences.setState(({ railFolded }) => ({ railFolded: !railFolded }));
  if (command.kind === 'fold-inspector') select({ inspector: !selection.getState().inspector });
  if (command.kind === 'theme') preferences.setState({ theme: command.theme });
  if (command.kind === 'go') {
    const view = VIEWS.find(({ id }) => id === command.view);
    if (view) goTo(view.id);
  }
}

function useShellState(): ShellState {
  const { data: status } = useCase();
  const { data: recent } = useQuery('cases.recent', window.tracewell ? {} : null);
  const view = useSelection((state) => state.view);
  const theme = usePreferences((state) => state.theme);
  const hasCase = Boolean(status);
  return {
    hasCase,
    working: useOwnWork(),
    views: VIEWS.filter(({ needsCase }) => hasCase || !needsCase).map(({ id, title }) => ({ id, title })),
    view,
    theme,
    recent: (recent ?? []).filter(({ exists }) => exists).map(({ name, path }) => ({ name, path })),
  };
}

/** What would stop with this page. */
function useOwnWork(): ShellWork | null {
  const receiving = useStore(drops, (state) => state.receiving !== null);
  const importing = useWork((state) => state.importing?.own === true);
  const analysing = useWork((state) => state.analysing?.own === true);
  if (receiving) return 'receiving';
  if (importing) return 'importing';
  return analysing ? 'analysing' : null;
}

/** The browser asks in its own words, the shell in ours. */
function useLeaveWarning(busy: boolean): void {
  useEffect(() => {
    if (!busy) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [busy]);
}
