import { spawn } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

/** The program that shows an address, or null where nobody would see it. */
export function openerFor(
  platform: NodeJS.Platform,
  env: Environment,
): readonly [string, ...string[]] | null {
  if (env['CI']) return null;
  if (platform === 'darwin') return env['SSH_CONNECTION'] ? null : ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : null;
}

/** Best effort: the address is printed anyway. */
export function openAddress(address: string): void {
  const opener = openerFor(process.platform, process.env);
  if (!opener) return;
  const [program, ...args] = opener;
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
