/** What the page may do and how its files are served: the same in Electron's window and in a browser. */

/** `connect`: further origins that the page may open connections to, e.g. the host's own WebSocket. */
export const contentSecurityPolicy = (connect: readonly string[] = []) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types tracewell',
  ].join('; ');

export const pageHeaders = (connect: readonly string[] = []): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurityPolicy(connect),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  'cache-control': 'no-store',
});

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
};

export interface PageFile {
  /** Relative to the built renderer, with `/`. */
  readonly name: string;
  readonly type: string;
}

/**
 * The built file for the path of an address, out of those that exist; null for everything else. Nothing is decoded or
 * joined, so no spelling of `..` leads out.
 */
export function pageFileOf(pathname: string, files: ReadonlySet<string>): PageFile | null {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  const extension = name.slice(name.lastIndexOf('.') + 1);
  if (!files.has(name) || !Object.hasOwn(TYPES, extension)) return null;
  return { name, type: TYPES[extension] ?? '' };
}
