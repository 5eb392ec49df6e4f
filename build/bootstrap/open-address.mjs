import { spawn } from 'node:child_process';

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const OPENERS = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  linux: ['xdg-open'],
};

/** Shows an address of this machine in the person's browser; the address is printed anyway, so failing is no fault. */
export function openAddress(address) {
  const [command, ...args] = OPENERS[process.platform] ?? OPENERS.linux;
  if (!hasDisplay()) return;
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
