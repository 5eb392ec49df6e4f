import {
  BrowserWindow,
  dialog,
  ipcMain,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  type WebContents,
} from 'electron';
import { PORT_MESSAGE } from '../contract/handshake.ts';
import { CHOOSE_MESSAGE, STATE_MESSAGE, type ShellState } from '../contract/shell.ts';
import { mayAsk } from './decisions.ts';
import { dialogFor, withEnding, type DialogOptions } from './dialogs.ts';
import { parseState } from './shell-state.ts';

interface PageMessages {
  readonly connect: (contents: WebContents) => void;
  readonly hear: (contents: WebContents, state: ShellState) => void;
}

/** Everything that a page may ask of the shell; from anybody else nothing is heard. */
export function hearPages({ connect, hear }: PageMessages): void {
  ipcMain.on(PORT_MESSAGE, (event) => {
    if (isPage(event)) connect(event.sender);
  });
  ipcMain.on(STATE_MESSAGE, (event, told: unknown) => {
    const state = isPage(event) ? parseState(told) : null;
    if (state) hear(event.sender, state);
  });
  ipcMain.handle(CHOOSE_MESSAGE, async (event, choice: unknown) => {
    const options = isPage(event) ? dialogFor(choice) : null;
    return options ? choose(event.sender, options) : [];
  });
}

const isPage = ({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean =>
  senderFrame !== null && mayAsk({ url: senderFrame.url, isMain: senderFrame === sender.mainFrame });

async function choose(contents: WebContents, options: DialogOptions): Promise<readonly string[]> {
  const window = BrowserWindow.fromWebContents(contents);
  if (!window) return [];
  const { save, title, buttonLabel } = options;
  const filters = options.filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
  if (save) {
    const { canceled, filePath } = await dialog.showSaveDialog(window, { title, buttonLabel, filters });
    return canceled ? [] : [withEnding(filePath)];
  }
  const properties = [...options.properties];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    buttonLabel,
    filters,
    properties,
  });
  return canceled ? [] : filePaths;
}
