import { messagePortChannel, type PortLike } from '../contract/channel-message-port.ts';
import { createEngine, type Engine } from './create-engine.ts';
import { printByParent } from './report/print/ask-parent.ts';
import { printWithChromium } from './report/print/chromium.ts';
import { userDataDirectory } from './user-data.ts';

/** What Electron's utilityProcess puts on `process`: every message brings the port of one window. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown; ports: readonly PortLike[] }) => void): void;
  postMessage(message: unknown): void;
}
const parentPort = (process as { parentPort?: ParentPort }).parentPort;

/** From whoever starts this process: who acts, and the case to open first. */
const { TRACEWELL_ACTOR: actor = 'app', TRACEWELL_CASE: casePath } = process.env;

function tellParent(message: unknown, told?: () => void): void {
  if (parentPort) parentPort.postMessage(message);
  if (process.send) process.send(message, () => told?.());
  else told?.();
}

async function main(): Promise<void> {
  // A window's port may come while the case is still being opened.
  let takePort = (port: PortLike) => void early.push(port);
  const early: PortLike[] = [];
  parentPort?.on('message', ({ ports }) => ports.forEach((port) => takePort(port)));

  const settings = {
    userDataDirectory: userDataDirectory(),
    actor,
    nowUs: () => Date.now() * 1000,
    print: parentPort ? printByParent(parentPort) : printWithChromium,
  };
  const engine = await createEngine(settings, (path) => tellParent({ kind: 'case', path }));
  if (casePath) await openFirst(engine, casePath);
  endInOrder(engine);
  takePort = (port) => void engine.clients.add(messagePortChannel(port));
  early.forEach(takePort);
  tellParent({ kind: 'ready', socket: engine.door.socket, token: engine.door.token });
}

async function openFirst(engine: Engine, path: string): Promise<void> {
  const context = { signal: new AbortController().signal, emit: engine.clients.broadcast };
  await engine.handlers['cases.open']({ path }, context);
}

/** A parent that is gone, or a signal: the case is closed before the process ends. */
function endInOrder(engine: Engine): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void engine.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('disconnect', end);
  // Windows has no signal that a process could answer.
  parentPort?.on('message', ({ data }) => isEnd(data) && end());
  process.on('SIGTERM', end);
  process.on('SIGINT', () => undefined);
  process.on('SIGHUP', end);
}

const isEnd = (data: unknown) =>
  typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'end';

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'INTERNAL';
  const detail = error instanceof Error && 'detail' in error ? error.detail : {};
  tellParent({ kind: 'failed', error: { code, message: reason, detail } }, () =>
    setTimeout(() => process.exit(1), 50),
  );
});
