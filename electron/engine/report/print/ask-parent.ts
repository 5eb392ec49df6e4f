import { AppError } from '../../../contract/errors.ts';

/** What the engine asks of the shell, and what it hears. `id` pairs them. */
export interface PrintRequest {
  readonly kind: 'print';
  readonly id: number;
  readonly html: string;
}
export interface PrintAnswer {
  readonly kind: 'printed';
  readonly id: number;
  readonly pdf?: Uint8Array;
  readonly error?: string;
}

export interface PrintPort {
  readonly on: (event: 'message', listener: (message: { data: unknown }) => void) => unknown;
  readonly postMessage: (message: PrintRequest) => void;
}

const TIMEOUT_MS = 90_000;

/** Printing by the process that started this one: Electron's own Chromium in a hidden window. */
export function printByParent(port: PrintPort): (html: string, signal: AbortSignal) => Promise<Uint8Array> {
  const waiting = new Map<number, (answer: PrintAnswer) => void>();
  let last = 0;
  port.on('message', ({ data }) => {
    if (isAnswer(data)) waiting.get(data.id)?.(data);
  });
  return async (html, signal) => {
    const id = (last += 1);
    const ended = new AbortController();
    try {
      return await new Promise<Uint8Array>((resolve, reject) => {
        const cancel = () =>
          reject(new AppError('CANCELLED', 'The report was cancelled; nothing was written.'));
        const timer = setTimeout(
          () => reject(failed(`it did not finish within ${TIMEOUT_MS / 1000} s`)),
          TIMEOUT_MS,
        );
        ended.signal.addEventListener('abort', () => clearTimeout(timer));
        signal.addEventListener('abort', cancel, { once: true, signal: ended.signal });
        waiting.set(id, ({ pdf, error }) =>
          pdf ? resolve(pdf) : reject(failed(error ?? 'no reason was given')),
        );
        if (signal.aborted) cancel();
        else port.postMessage({ kind: 'print', id, html });
      });
    } finally {
      ended.abort();
      waiting.delete(id);
    }
  };
}

const failed = (why: string) =>
  new AppError('INTERNAL', `The report could not be printed: ${why}. Print report.html from a browser.`);

const isAnswer = (data: unknown): data is PrintAnswer =>
  typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'printed' && 'id' in data;
