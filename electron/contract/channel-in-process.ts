import { Inlet, type Channel, type Message } from './channel.ts';
import { compact } from './codec.ts';

/** Two ends in one process. Messages are copied, as on every other channel, and arrive in a later turn. */
export function inProcessChannel(): [Channel, Channel] {
  const left = new Inlet();
  const right = new Inlet();
  const end = () => {
    left.end();
    right.end();
  };
  return [side(left, right, end), side(right, left, end)];
}

function side(own: Inlet, peer: Inlet, end: () => void): Channel {
  return {
    post(message: Message) {
      if (own.closed) return;
      const copy: unknown = structuredClone(compact(message));
      queueMicrotask(() => peer.deliver(copy));
    },
    onMessage: (listener) => own.onMessage(listener),
    onClose: (listener) => own.onClose(listener),
    close: () => queueMicrotask(end),
  };
}
