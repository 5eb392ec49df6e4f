import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, session } from 'electron';
import { PORT_MESSAGE } from '../contract/handshake.ts';
import { caseFromArguments, mayHavePort, PAGE } from './decisions.ts';
import { EngineUtility } from './engine-utility.ts';
import { hardenAllContents, hardenSession } from './hardening.ts';
import { declarePageScheme, servePage } from './page-protocol.ts';

/** Bundled to out/node/shell.cjs. */
const RENDERER = join(__dirname, '../renderer');
const PRELOAD = join(__dirname, '../preload/preload.cjs');
const ENGINE = join(__dirname, 'engine.cjs');

declarePageScheme();
hardenAllContents();
app.enableSandbox();

if (app.requestSingleInstanceLock()) void start();
else app.quit();

async function start(): Promise<void> {
  const directory = process.env['INIT_CWD'] ?? process.cwd();
  const engine = new EngineUtility(
    ENGINE,
    caseFromArguments(process.argv, { packaged: app.isPackaged, directory }),
  );
  app.on('second-instance', showFirstWindow);
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => engine.stop());
  ipcMain.on(PORT_MESSAGE, ({ sender, senderFrame }) => {
    if (!senderFrame) return;
    if (mayHavePort({ url: senderFrame.url, isMain: senderFrame === sender.mainFrame }))
      engine.connect(sender);
  });
  await app.whenReady();
  hardenSession(session.defaultSession);
  servePage(RENDERER);
  await openWindow();
}

async function openWindow(): Promise<void> {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    webPreferences: {
      preload: PRELOAD,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(PAGE);
}

function showFirstWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}
