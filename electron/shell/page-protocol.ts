import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { protocol } from 'electron';
import { pageHeaders } from '../contract/page.ts';
import { fileFor } from './decisions.ts';

/** Before the application is ready: `app://` gets an origin, so that scripts, workers and storage work as on https. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers `app://tracewell/…` from the built renderer and nothing else. */
export function servePage(directory: string): void {
  const found = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = new Set(
    found.map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(directory.length + 1)
        .replaceAll(sep, '/'),
    ),
  );
  protocol.handle('app', async ({ method, url }) => {
    const file = fileFor(method, url, files);
    if (!file) return new Response('There is no such file.\n', { status: 404, headers: pageHeaders() });
    const body = await readFile(join(directory, file.name));
    return new Response(new Uint8Array(body), { headers: { ...pageHeaders(), 'content-type': file.type } });
  });
}
