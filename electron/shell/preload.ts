import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { PORT_MESSAGE, type ShellBridge } from '../contract/handshake.ts';

/** A port cannot pass the bridge; the window's own message can carry it. */
ipcRenderer.on(PORT_MESSAGE, (event) =>
  window.postMessage(PORT_MESSAGE, window.location.origin, [...event.ports]),
);

const bridge: ShellBridge = {
  requestPort: () => ipcRenderer.send(PORT_MESSAGE),
  pathOf: (file) => webUtils.getPathForFile(file),
};
contextBridge.exposeInMainWorld('tracewell', bridge);
