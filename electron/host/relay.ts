import type { RawData, WebSocket } from 'ws';
import { CLOSE_ENGINE_GONE, type SessionFrame } from '../contract/handshake.ts';

/**
 * Joins a page to the engine, frame by frame, unread. The page's first frame only says that it has kept the session's
 * token. Where either end goes, the other is closed: then what is pending rejects.
 */
export async function relay(
  page: WebSocket,
  dial: () => Promise<WebSocket>,
  sessionToken: string,
  onKept: () => void,
): Promise<void> {
  let engine: WebSocket | null = null;
  let kept = false;
  page.on('close', () => engine?.close());
  page.on('message', (data: RawData, isBinary) => {
    if (kept) return engine?.send(data, { binary: isBinary });
    kept = true;
    onKept();
  });
  const session: SessionFrame = { kind: 'session', token: sessionToken };
  try {
    engine = await dial();
  } catch (error) {
    return goneTo(page, error instanceof Error ? error.message : String(error), session);
  }
  engine.on('error', () => undefined);
  engine.on('message', (data: RawData, isBinary) => page.send(data, { binary: isBinary }));
  engine.on('close', () => page.close(CLOSE_ENGINE_GONE, 'The engine ended.'));
  if (page.readyState !== page.OPEN) return engine.close();
  page.send(JSON.stringify(session));
}

/** The page keeps its token all the same, to try again. A close reason holds at most 123 bytes. */
function goneTo(page: WebSocket, reason: string, session: SessionFrame): void {
  page.send(JSON.stringify(session));
  const bytes = new TextEncoder().encode(reason).subarray(0, 120);
  page.close(CLOSE_ENGINE_GONE, Buffer.from(new TextDecoder().decode(bytes).replaceAll('\uFFFD', '')));
}
