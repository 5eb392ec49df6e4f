import { resolve } from 'node:path';
import { pageFileOf, type PageFile } from '../contract/page.ts';

/** What the shell decides, as functions: nothing here needs Electron. */

export const ORIGIN = 'app://tracewell';
export const PAGE = `${ORIGIN}/`;

/** A window stays on the page it was opened with. */
export const mayNavigate = (address: string): boolean => {
  const url = parsed(address);
  return url !== null && url.protocol === 'app:' && url.host === 'tracewell' && url.pathname === '/';
};

/** Nothing of the page's needs a permission that a browser would ask about; copying text is the one exception. */
export const mayUse = (permission: string, origin: string): boolean =>
  permission === 'clipboard-sanitized-write' && parsed(origin)?.host === 'tracewell';

/** The built file for an address, null where there is none to give. */
export function fileFor(method: string, address: string, files: ReadonlySet<string>): PageFile | null {
  const url = parsed(address);
  if (method !== 'GET' || url === null || url.protocol !== 'app:' || url.host !== 'tracewell') return null;
  return pageFileOf(url.pathname, files);
}

export const PRINTED = 'app://report/';

/** A document that is printed is one whole: it fetches nothing, not even from the page's own origin. */
export const mayPrint = (address: string): boolean => address === PRINTED || address.startsWith('data:');

/** The page may talk to its own origin only; the port to the engine is no connection. */
export const mayRequest = (address: string): boolean => {
  const url = parsed(address);
  if (url === null) return false;
  if (url.protocol === 'devtools:' || url.protocol === 'data:' || url.protocol === 'blob:') return true;
  return url.protocol === 'app:' && url.host === 'tracewell';
};

/**
 * The case named on the command line: the first argument after the program (and, unpackaged, the application's folder)
 * that is no option. Relative to where the person was.
 */
export function caseFromArguments(
  argv: readonly string[],
  { packaged, directory }: { readonly packaged: boolean; readonly directory: string },
): string | null {
  const words = argv.slice(packaged ? 1 : 2).filter((word) => !word.startsWith('-'));
  const named = words.find((word) => word.endsWith('.tracewell'));
  return named === undefined ? null : resolve(directory, named);
}

/** Only the page itself, in its main frame, is listened to: for a port to the engine, a dialog, the menu. */
export const mayAsk = (frame: { readonly url: string; readonly isMain: boolean }): boolean =>
  frame.isMain && mayNavigate(frame.url);

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
