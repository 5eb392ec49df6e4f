import { Inlet, type Channel } from './channel.ts';
import { decode, encode } from './codec.ts';

/** What the browser's WebSocket and that of `ws` have in common. */
export interface SocketLike {
  binaryType: string;
  readonly readyState: number;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { code: number; reason: string }) => void): void;
  addEventListener(type: 'error', listener: (event: unknown) => void): void;
}

const OPEN = 1;

/**
 * Text frames for plain messages, binary frames (see codec.ts) for those that hold columns. A frame that cannot be
 * read is dropped. `socket` must be open or about to open; what is posted before it is open is lost.
 */
export function webSocketChannel(socket: SocketLike): Channel {
  const inlet = new Inlet();
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', ({ data }) => {
    const message = decode(data);
    if (message !== undefined) inlet.deliver(message);
  });
  socket.addEventListener('close', () => inlet.end());
  socket.addEventListener('error', () => undefined);
  return {
    post(message) {
      if (!inlet.closed && socket.readyState === OPEN) socket.send(encode(message));
    },
    onMessage: (listener) => inlet.onMessage(listener),
    onClose: (listener) => inlet.onClose(listener),
    close() {
      socket.close();
      inlet.end();
    },
  };
}
