import { copyFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** Lays the wasm binaries of TensorFlow.js beside the bundles that load them. */
export function tensorflowBinaries(directory: string): Plugin {
  const from = join(
    dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json')),
    'wasm-out',
  );
  return {
    name: 'tensorflow-binaries',
    writeBundle() {
      for (const name of readdirSync(from).filter((file) => file.endsWith('.wasm')))
        copyFileSync(join(from, name), join(directory, name));
    },
  };
}
