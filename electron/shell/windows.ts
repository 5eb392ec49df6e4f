import { BrowserWindow, dialog, screen, type WebContents } from 'electron';
import { COMMAND_MESSAGE, type ShellCommand, type ShellState } from '../contract/shell.ts';
import { PAGE } from './decisions.ts';
import { leaveQuestion, NO_STATE } from './shell-state.ts';
import { loadWindowState, saveWindowState } from './window-file.ts';
import { besides, LEAST, placeWindow, type WindowState } from './window-state.ts';

interface Shown {
  readonly window: BrowserWindow;
  /** null until the page has said something: until then commands wait. */
  state: ShellState | null;
  readonly waiting: ShellCommand[];
}

interface WindowsOptions {
  readonly preload: string;
  /** Where the last window's place is kept. */
  readonly placeFile: string;
  /** The window in front is another one, or shows something else. */
  readonly onChange: () => void;
}

/** The windows of the application: each shows the page, all share one engine. */
export class Windows {
  private readonly options: WindowsOptions;
  private readonly shown = new Map<number, Shown>();

  constructor(options: WindowsOptions) {
    this.options = options;
  }

  get count(): number {
    return this.shown.size;
  }

  /** What the window in front shows. */
  get state(): ShellState {
    return this.front()?.state ?? NO_STATE;
  }

  async open(): Promise<void> {
    const front = this.front();
    const saved = front ? besides(placeOf(front.window)) : loadWindowState(this.options.placeFile);
    // Where there is no place to restore, the first one counts.
    const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()];
    const { bounds, maximised } = placeWindow(
      saved,
      displays.map(({ workArea }) => workArea),
    );
    const window = new BrowserWindow({
      ...bounds,
      minWidth: Math.min(LEAST.width, bounds.width),
      minHeight: Math.min(LEAST.height, bounds.height),
      show: false,
      autoHideMenuBar: true,
      webPreferences: {
        preload: this.options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
      },
    });
    this.keep(window);
    if (maximised) window.maximize();
    window.once('ready-to-show', () => window.show());
    await window.loadURL(PAGE);
  }

  private keep(window: BrowserWindow): void {
    const { id, webContents } = window;
    const shown: Shown = { window, state: null, waiting: [] };
    this.shown.set(id, shown);
    window.on('focus', this.options.onChange);
    window.on('close', () => saveWindowState(this.options.placeFile, placeOf(window)));
    window.on('closed', () => {
      this.shown.delete(id);
      this.options.onChange();
    });
    webContents.on('did-start-loading', () => (shown.state = null));
    webContents.on('will-prevent-unload', (event) => {
      if (mayLeave(shown)) event.preventDefault();
    });
  }

  /** What a page says of itself. */
  hear(contents: WebContents, state: ShellState): void {
    const shown = [...this.shown.values()].find(({ window }) => window.webContents === contents);
    if (!shown) return;
    shown.state = state;
    for (const command of shown.waiting.splice(0)) contents.send(COMMAND_MESSAGE, command);
    if (shown === this.front()) this.options.onChange();
  }

  /** To the window in front, or to a new one. */
  async command(command: ShellCommand): Promise<void> {
    if (!this.front()) await this.open();
    const shown = this.front();
    if (!shown) return;
    if (shown.state) shown.window.webContents.send(COMMAND_MESSAGE, command);
    else shown.waiting.push(command);
  }

  /** Brings a window forward, also one that was made small. */
  show(): void {
    const window = this.front()?.window;
    if (window?.isMinimized()) window.restore();
    window?.show();
    window?.focus();
  }

  private front(): Shown | undefined {
    const focused = BrowserWindow.getFocusedWindow();
    return (focused && this.shown.get(focused.id)) ?? [...this.shown.values()].at(-1);
  }
}

const placeOf = (window: BrowserWindow): WindowState => ({
  bounds: window.getNormalBounds(),
  maximised: window.isMaximized(),
});

/** Asks; true where the work is to be stopped. */
function mayLeave({ window, state }: Shown): boolean {
  const { message, detail, buttons } = leaveQuestion(state ?? NO_STATE);
  const stay = { type: 'question', defaultId: 0, cancelId: 0 } as const;
  return dialog.showMessageBoxSync(window, { ...stay, message, detail, buttons: [...buttons] }) === 1;
}
