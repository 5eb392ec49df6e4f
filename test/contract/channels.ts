import { once } from 'node:events';
import { createServer } from 'node:http';
import { MessageChannel } from 'node:worker_threads';
import { WebSocket, WebSocketServer } from 'ws';
import { inProcessChannel } from '../../electron/contract/channel-in-process.ts';
import { messagePortChannel } from '../../electron/contract/channel-message-port.ts';
import { webSocketChannel } from '../../electron/contract/channel-web-socket.ts';
import type { Channel } from '../../electron/contract/channel.ts';

export interface Ends {
  readonly near: Channel;
  readonly far: Channel;
  /** Posts something that is no message of ours, past the types. */
  readonly postRaw: (value: unknown) => void;
  /** Takes the far end away, as when its process dies. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

async function inProcess(): Promise<Ends> {
  const [near, far] = inProcessChannel();
  const postRaw = (value: unknown) => near.post(value as never);
  return { near, far, postRaw, cut: () => far.close(), close: async () => near.close() };
}

async function messagePort(): Promise<Ends> {
  const { port1, port2 } = new MessageChannel();
  const near = messagePortChannel(port1);
  const far = messagePortChannel(port2);
  const close = async () => {
    near.close();
    far.close();
  };
  return { near, far, postRaw: (value) => port1.postMessage(value), cut: () => port2.close(), close };
}

async function webSocket(): Promise<Ends> {
  const http = createServer();
  const server = new WebSocketServer({ server: http });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  const [[peer]] = (await Promise.all([once(server, 'connection'), once(socket, 'open')])) as [
    [WebSocket],
    unknown,
  ];
  const postRaw = (value: unknown) =>
    socket.send(value instanceof Uint8Array || typeof value === 'string' ? value : JSON.stringify(value));
  const close = async () => {
    socket.terminate();
    server.close();
    http.close();
  };
  return {
    near: webSocketChannel(socket),
    far: webSocketChannel(peer),
    postRaw,
    cut: () => peer.terminate(),
    close,
  };
}

export const CHANNELS = { 'in-process': inProcess, MessagePort: messagePort, WebSocket: webSocket };
