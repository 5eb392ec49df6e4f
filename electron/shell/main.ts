import { join } from 'node:path';
import { app, dialog, session } from 'electron';
import { showMenu } from './application-menu.ts';
import { caseFromArguments } from './decisions.ts';
import { EngineUtility } from './engine-utility.ts';
import { hardenAllContents, hardenSession } from './hardening.ts';
import type { MenuAction } from './menu.ts';
import { hearPages } from './page-messages.ts';
import { declarePageScheme, servePage } from './page-protocol.ts';
import { printToPdf } from './print.ts';
import { Windows } from './windows.ts';

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
  const opened = openedFiles();
  await app.whenReady();
  hardenSession(session.defaultSession);
  servePage(RENDERER);
  const engine = new EngineUtility(ENGINE, opened.first(), {
    onCase: (path) => path !== null && app.addRecentDocument(path),
    onProblem: (message) => dialog.showErrorBox('The case could not be opened', message),
    print: printToPdf,
  });
  const windows: Windows = new Windows({
    preload: PRELOAD,
    placeFile: join(app.getPath('userData'), 'window.json'),
    onChange: () => refreshMenu(windows),
  });
  hearPages({
    connect: (contents) => engine.connect(contents),
    hear: (contents, state) => windows.hear(contents, state),
  });
  opened.later((path) => void openIn(windows, path));
  liveAndEnd(engine, windows);
  refreshMenu(windows);
  await windows.open();
}

const refreshMenu = (windows: Windows): void =>
  showMenu(windows.state, {
    command: (command) => void windows.command(command),
    action: (action: MenuAction) => {
      if (action === 'new-window') void windows.open();
    },
  });

/** A case that is named, also by another start of the application or by the system's file manager. */
function openedFiles() {
  const directory = process.env['INIT_CWD'] ?? process.cwd();
  const where = { packaged: app.isPackaged, directory };
  let first = caseFromArguments(process.argv, where);
  let open = (path: string | null): void => {
    first = path ?? first;
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });
  app.on('second-instance', (_event, argv, workingDirectory) =>
    open(caseFromArguments(argv, { ...where, directory: workingDirectory })),
  );
  return {
    first: () => first,
    later: (listener: (path: string | null) => void) => {
      open = listener;
    },
  };
}

async function openIn(windows: Windows, path: string | null): Promise<void> {
  if (path !== null) await windows.command({ kind: 'open-case', path });
  else if (windows.count === 0) await windows.open();
  windows.show();
}

/** The last window closes the case. On macOS the application stays, without one. */
function liveAndEnd(engine: EngineUtility, windows: Windows): void {
  let ended = false;
  app.on('activate', () => {
    if (windows.count === 0) void windows.open();
  });
  app.on('window-all-closed', () => {
    if (process.platform === 'darwin') void engine.end();
    else app.quit();
  });
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void engine.end().finally(() => {
      ended = true;
      app.quit();
    });
  });
}
