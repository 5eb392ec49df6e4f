import { app, type Session, type WebContents } from 'electron';
import { mayNavigate, mayRequest, mayUse } from './decisions.ts';

/** Every web contents, also one that nobody meant to make: it stays where it is and opens nothing. */
export function hardenAllContents(): void {
  app.on('web-contents-created', (_, contents) => harden(contents));
}

function harden(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** No permission, no device, no download, no request that leaves the page's own origin. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_, permission, decide, details) =>
    decide(mayUse(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_, permission, origin) => mayUse(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_, decide) => decide({}));
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !mayRequest(url) }));
  session.setSpellCheckerEnabled(false);
}
