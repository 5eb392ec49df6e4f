import { Inlet, type Channel } from './channel.ts';
import { compact } from './codec.ts';

/** What a port of the DOM, of node:worker_threads and of Electron's main process have in common. */
export interface PortLike {
  postMessage(message: unknown): void;
  close(): void;
}
interface DomPort extends PortLike {
  addEventListener(type: string, listener: (event: Event) => void): void;
  start(): void;
}
interface EmitterPort extends PortLike {
  on(type: string, listener: (value: unknown) => void): unknown;
  start?: () => void;
}

const isEmitter = (port: PortLike): port is EmitterPort => 'on' in port && typeof port.on === 'function';
const isDom = (port: PortLike): port is DomPort => 'addEventListener' in port;

/** Electron's `MessagePortMain` emits an event with `data`; a worker_threads port emits the value itself. */
const isMessageEvent = (value: unknown): value is { data: unknown } =>
  typeof value === 'object' && value !== null && 'data' in value && 'ports' in value;

/** Columns are cloned, never transferred: Electron loses a message that transfers an ArrayBuffer (its issue 34905). */
export function messagePortChannel(port: PortLike): Channel {
  const inlet = new Inlet();
  if (isEmitter(port)) {
    port.on('message', (value) => inlet.deliver(isMessageEvent(value) ? value.data : value));
    port.on('close', () => inlet.end());
    port.start?.();
  } else if (isDom(port)) {
    port.addEventListener('message', (event) => inlet.deliver('data' in event ? event.data : undefined));
    port.addEventListener('close', () => inlet.end());
    port.start();
  }
  return {
    post(message) {
      if (!inlet.closed) port.postMessage(compact(message));
    },
    onMessage: (listener) => inlet.onMessage(listener),
    onClose: (listener) => inlet.onClose(listener),
    close() {
      port.close();
      inlet.end();
    },
  };
}
