import { randomUUID } from 'node:crypto';
import { BrowserWindow, session, type Session } from 'electron';
import { mayPrint, PRINTED } from './decisions.ts';

const PRINT_MS = 60_000;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
/**
 * A document as PDF; it numbers its pages itself (`@page`). The window is hidden and runs no script; its session lives in memory, is thrown away afterwards
 * and reaches nothing but the document itself.
 */
export async function printToPdf(html: string): Promise<Uint8Array> {
  const alone = sessionFor(html);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: alone,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  try {
    return await within(PRINT_MS, async () => {
      await window.loadURL(PRINTED);
      return window.webContents.printToPDF({
        pageSize: 'A4',
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      });
    });
  } finally {
    window.destroy();
    await alone.clearStorageData();
  }
}

function sessionFor(html: string): Session {
  const alone = session.fromPartition(`report-${randomUUID()}`, { cache: false });
  alone.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  alone.setPermissionCheckHandler(() => false);
  alone.on('will-download', (event) => event.preventDefault());
  alone.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !mayPrint(url) }));
  alone.protocol.handle('app', ({ url }) =>
    url === PRINTED
      ? new Response(html, {
          headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
        })
      : new Response(null, { status: 404 }),
  );
  return alone;
}

async function within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Error(
            `The report was not printed within ${milliseconds / 1000} s. The other formats are written.`,
          ),
        ),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
