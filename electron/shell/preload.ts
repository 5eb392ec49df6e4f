import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { PORT_MESSAGE } from '../contract/handshake.ts';
import {
  CHOOSE_MESSAGE,
  COMMAND_MESSAGE,
  STATE_MESSAGE,
  type Choice,
  type ShellBridge,
  type ShellCommand,
} from '../contract/shell.ts';

/** A port cannot pass the bridge; the window's own message can carry it. */
ipcRenderer.on(PORT_MESSAGE, (event) =>
  window.postMessage(PORT_MESSAGE, window.location.origin, [...event.ports]),
);

const choose = (choice: Choice) => ipcRenderer.invoke(CHOOSE_MESSAGE, choice) as Promise<readonly string[]>;
const chooseOne = async (choice: Choice) => (await choose(choice))[0] ?? null;

const bridge: ShellBridge = {
  requestPort: () => ipcRenderer.send(PORT_MESSAGE),
  pathOf: (file) => webUtils.getPathForFile(file),
  chooseCase: () => chooseOne('case'),
  chooseNewCase: () => chooseOne('new-case'),
  chooseFiles: () => choose('files'),
  chooseFolder: (purpose) => chooseOne(purpose === 'report' ? 'report-folder' : 'folder'),
  onCommand: (listener) => {
    const hear = (_: IpcRendererEvent, command: ShellCommand) => listener(command);
    ipcRenderer.on(COMMAND_MESSAGE, hear);
    return () => void ipcRenderer.off(COMMAND_MESSAGE, hear);
  },
  tell: (state) => ipcRenderer.send(STATE_MESSAGE, state),
};
contextBridge.exposeInMainWorld('tracewell', bridge);
