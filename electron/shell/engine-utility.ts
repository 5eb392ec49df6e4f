import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import { PORT_MESSAGE } from '../contract/handshake.ts';
import { casePathIn, printIn, problemIn } from './engine-messages.ts';

export interface EngineEvents {
  /** The case that is open now, null for none. */
  readonly onCase: (path: string | null) => void;
  /** It could not begin with the case that it was given; it goes on without one. */
  readonly onProblem: (message: string) => void;
  readonly print: (html: string) => Promise<Uint8Array>;
}

/** Time to close the case in order. */
const END_MS = 10_000;

/** The engine in a process of its own. Where it ends it is started again, with the case that was open. */
export class EngineUtility {
  private readonly entry: string;
  private readonly events: EngineEvents;
  private casePath: string | null;
  private process: UtilityProcess | null = null;

  constructor(entry: string, casePath: string | null, events: EngineEvents) {
    this.entry = entry;
    this.casePath = casePath;
    this.events = events;
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
    engine.on('message', (message: unknown) => this.hear(engine, message));
    engine.on('exit', () => {
      if (this.process === engine) this.process = null;
    });
    return engine;
  }

  private hear(engine: UtilityProcess, message: unknown): void {
    const path = casePathIn(message);
    if (path !== undefined) {
      this.casePath = path;
      this.events.onCase(path);
    }
    const problem = problemIn(message);
    if (problem !== null) {
      this.casePath = null;
      this.events.onProblem(problem);
    }
    const document = printIn(message);
    if (document) void this.printed(engine, document.id, document.html);
  }

  private async printed(engine: UtilityProcess, id: number, html: string): Promise<void> {
    try {
      engine.postMessage({ kind: 'printed', id, pdf: await this.events.print(html) });
    } catch (error) {
      engine.postMessage({
        kind: 'printed',
        id,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }

  /** Closes the case and ends the process; by force after a while. A later `connect` starts another, without a case. */
  async end(): Promise<void> {
    const engine = this.process;
    this.process = null;
    this.casePath = null;
    if (!engine?.pid) return;
    const ended = new Promise<void>((resolve) => engine.once('exit', () => resolve()));
    engine.postMessage({ kind: 'end' });
    const timer = setTimeout(() => engine.kill(), END_MS);
    await ended;
    clearTimeout(timer);
  }
}
