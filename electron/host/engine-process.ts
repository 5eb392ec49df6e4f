import { fork, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { AppError, ERROR_CODES, type ErrorCode } from '../contract/errors.ts';

/** Where an engine listens and what it asks for. */
export interface EngineAddress {
  readonly socket: string;
  readonly token: string;
}

const LARGEST_ANSWER_BYTES = 1024 * 1024 * 1024;

/** Connects to an engine of this machine, for a page or for the command line. Rejects with PEER_GONE. */
export function dialEngine({ socket, token }: EngineAddress, client: 'page' | 'cli'): Promise<WebSocket> {
  const peer = new WebSocket('ws://engine/', {
    createConnection: () => connect(socket),
    headers: { authorization: `Bearer ${token}`, 'x-tracewell-client': client },
    handshakeTimeout: 5000,
    maxPayload: LARGEST_ANSWER_BYTES,
    perMessageDeflate: false,
  });
  return new Promise((resolve, reject) => {
    peer.once('open', () => resolve(peer));
    peer.once('error', (cause) =>
      reject(new AppError('PEER_GONE', `The engine cannot be reached (${cause.message}).`, {}, cause)),
    );
  });
}

export interface EngineProcessOptions {
  /** The built program. */
  readonly entry: string;
  readonly casePath: string | null;
  readonly onExit: (reason: string) => void;
}

/** The engine in a process of its own; when it died it is started again with the case that was open. */
export class EngineProcess {
  private readonly options: EngineProcessOptions;
  private casePath: string | null;
  private child: ChildProcess | null = null;
  private address: Promise<EngineAddress> | null = null;
  private stopped = false;

  constructor(options: EngineProcessOptions) {
    this.options = options;
    this.casePath = options.casePath;
  }

  get running(): boolean {
    return this.child !== null;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts it where it does not run. Rejects with the engine's own error, e.g. CASE_LOCKED. */
  start(): Promise<EngineAddress> {
    if (this.stopped) return Promise.reject(new AppError('PEER_GONE', 'Tracewell is ending.'));
    this.address ??= this.fork().catch((error: unknown) => {
      this.address = null;
      throw error;
    });
    return this.address;
  }

  private fork(): Promise<EngineAddress> {
    const { entry } = this.options;
    const child = fork(entry, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, TRACEWELL_ACTOR: 'host', TRACEWELL_CASE: this.casePath ?? '' },
    });
    this.child = child;
    return new Promise((resolve, reject) => {
      child.on('message', (message: EngineMessage) => {
        if (message.kind === 'ready') resolve(message);
        else if (message.kind === 'failed') reject(asAppError(message.error));
        else this.casePath = message.path;
      });
      child.on('error', reject);
      child.on('exit', (code, signal) => {
        if (this.child === child) [this.child, this.address] = [null, null];
        const how = signal ? `signal ${signal}` : `exit code ${code}`;
        reject(new AppError('PEER_GONE', `The engine ended with ${how} before it was ready.`));
        if (!this.stopped) this.options.onExit(how);
      });
    });
  }

  /** Lets it close the case; ends it by force after a while. */
  async stop(withinMs = 10_000): Promise<void> {
    this.stopped = true;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.connected) child.disconnect();
    const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
    await ended;
    clearTimeout(timer);
  }
}

type EngineMessage =
  | ({ readonly kind: 'ready' } & EngineAddress)
  | { readonly kind: 'case'; readonly path: string | null }
  | { readonly kind: 'failed'; readonly error: FailedStart };
interface FailedStart {
  readonly code: string;
  readonly message: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

function asAppError({ code, message, detail }: FailedStart): AppError {
  const known = ERROR_CODES.find((each): each is ErrorCode => each === code);
  return new AppError(known ?? 'INTERNAL', message, detail);
}
