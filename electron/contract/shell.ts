/** What the shell and the page in its window say to each other besides the channel to the engine. */

export const CHOOSE_MESSAGE = 'tracewell:choose';
export const COMMAND_MESSAGE = 'tracewell:command';
export const STATE_MESSAGE = 'tracewell:state';

/** What one of the system's own dialogs is opened for. */
export const CHOICES = ['case', 'new-case', 'files', 'folder', 'report-folder'] as const;
export type Choice = (typeof CHOICES)[number];

/** From the menu, from another start of the application, or from the system's list of recent files. */
export type ShellCommand =
  | {
      readonly kind:
        'new-case' | 'choose-case' | 'import-files' | 'import-folder' | 'close-case' | 'palette' | 'keys';
    }
  | { readonly kind: 'fold-rail' | 'fold-inspector' }
  | { readonly kind: 'open-case'; readonly path: string }
  | { readonly kind: 'go'; readonly view: string }
  | { readonly kind: 'theme'; readonly theme: ShellTheme };

export const SHELL_THEMES = ['light', 'dark', 'system'] as const;
export type ShellTheme = (typeof SHELL_THEMES)[number];

/** Work of this window that would stop with it. */
export const SHELL_WORK = ['importing', 'receiving', 'analysing'] as const;
export type ShellWork = (typeof SHELL_WORK)[number];

/** What the page tells, so that the menu offers what can be done and closing asks what has to be asked. */
export interface ShellState {
  readonly hasCase: boolean;
  readonly working: ShellWork | null;
  /** The views that can be gone to now, in their order. */
  readonly views: readonly { readonly id: string; readonly title: string }[];
  readonly view: string;
  readonly theme: ShellTheme;
  /** Newest first. */
  readonly recent: readonly { readonly name: string; readonly path: string }[];
}

/** What the preload puts on `window`; absent in a browser. */
export interface ShellBridge {
  requestPort(): void;
  /** Path of a dropped file, which a browser would not give. */
  pathOf(file: File): string;
  /** The system's dialogs. null, or none, where they were closed without a choice. */
  chooseCase(): Promise<string | null>;
  chooseNewCase(): Promise<string | null>;
  chooseFiles(): Promise<readonly string[]>;
  chooseFolder(purpose: 'exports' | 'report'): Promise<string | null>;
  /** Returns the undo. */
  onCommand(listener: (command: ShellCommand) => void): () => void;
  /** Commands are kept back until it is called for the first time. */
  tell(state: ShellState): void;
}
declare global {
  interface Window {
    readonly tracewell?: ShellBridge;
  }
}
