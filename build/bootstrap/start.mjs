import { spawn } from 'node:child_process';
import { demoCaseCopy } from './demo-case.mjs';
import { electronOrWhyNot } from './electron.mjs';
import { at, CLI } from './paths.mjs';
import { say } from './say.mjs';

/** Opens a copy of the demonstration case until the person ends it. Returns the exit code. */
export async function start() {
  const demo = await demoCaseCopy();
  try {
    const electron = await electronOrWhyNot();
    if (electron.path) {
      say('opening the demonstration case in its own window (Electron)');
      return await untilEnd(spawn(electron.path, [at('.'), demo.path], { stdio: 'inherit' }));
    }
    say(`opening the demonstration case in the browser: ${electron.reason}`);
    return await untilEnd(spawn(process.execPath, [CLI, 'serve', demo.path], { stdio: 'inherit' }));
  } finally {
    demo.remove();
  }
}

const keepWaiting = () => undefined;

/** Ctrl-C reaches parent and child alike: the parent only waits, so that the case is closed in order. */
function untilEnd(child) {
  const pass = (signal) => child.kill(signal);
  process.on('SIGTERM', pass);
  process.on('SIGHUP', pass);
  process.on('SIGINT', keepWaiting);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)),
    );
  });
}
