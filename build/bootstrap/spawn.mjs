import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/**
 * Runs a program to its end.
 * @returns {Promise<{ code: number, output: string }>} `output` where stdout or stderr are piped
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({
        code: code ?? (signal === 'SIGINT' ? 130 : 1),
        output: Buffer.concat(chunks).toString('utf8'),
      }),
    );
  });
}

/** A program of a package in node_modules, e.g. `tool('typescript/bin/tsc')`. */
export const tool = (path) => `${ROOT}/node_modules/${path}`;

export const runNode = (args, options) => run(process.execPath, args, options);
