import { dialog, MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import { PORT_MESSAGE } from '../contract/handshake.ts';

interface EngineMessage {
  readonly kind: 'ready' | 'failed' | 'case';
  readonly path?: string | null;
  readonly error?: { readonly code: string; readonly message: string };
}

/** The engine in a process of its own. Where it ends it is started again, with the case that was open. */
export class EngineUtility {
  private readonly entry: string;
  private casePath: string | null;
  private process: UtilityProcess | null = null;
  private stopped = false;

  constructor(entry: string, casePath: string | null) {
    this.entry = entry;
    this.casePath = casePath;
  }

  /** One channel for one page; what an earlier one has asked rejects when its port closes. */
  connect(contents: WebContents): void {
    const { port1, port2 } = new MessageChannelMain();
    this.running().postMessage({ kind: 'port' }, [port1]);
    contents.postMessage(PORT_MESSAGE, null, [port2]);
  }

  private running(): UtilityProcess {
    if (this.process) return this.process;
    const engine = utilityProcess.fork(this.entry, [], {
      serviceName: 'Tracewell engine',
      env: { ...process.env, TRACEWELL_ACTOR: 'app', TRACEWELL_CASE: this.casePath ?? '' },
    });
    this.process = engine;
    engine.on('message', (message: EngineMessage) => {
      if (message.kind === 'case') this.casePath = message.path ?? null;
      if (message.kind === 'failed') this.cannotOpen(message.error?.message ?? 'The engine did not start.');
    });
    engine.on('exit', () => {
      if (this.process === engine) this.process = null;
    });
    return engine;
  }

  /** The window goes on without the case, and says why. */
  private cannotOpen(message: string): void {
    this.casePath = null;
    if (!this.stopped) dialog.showErrorBox('The case could not be opened', message);
  }

  stop(): void {
    this.stopped = true;
    this.process?.kill();
  }
}
