import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { tensorflowBinaries } from './tensorflow-binaries.ts';

const root = resolve(import.meta.dirname, '..');
const at = (path: string) => resolve(root, path);
/** The bootstrap builds beside the running bundle and swaps the two. */
const out = (part: string) => resolve(process.env['TRACEWELL_BUILD_OUT'] ?? at('out'), part);

/** Bundled, not required at run time: TensorFlow.js must be one copy with its gradients registered. */
const BUNDLED = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm', '@tensorflow/tfjs-backend-cpu'];

export default defineConfig({
  main: {
    root,
    plugins: [tensorflowBinaries(out('node'))],
    build: {
      outDir: out('node'),
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      externalizeDeps: { include: ['@tensorflow/tfjs-node', '@duckdb/node-bindings'], exclude: BUNDLED },
      rollupOptions: {
        // A program that is another one's dependency would run with it.
        preserveEntrySignatures: 'strict',
        input: {
          shell: at('electron/shell/main.ts'),
          engine: at('electron/engine/main.ts'),
          importer: at('electron/engine/ingest/importer.ts'),
          trainer: at('electron/engine/pipeline/trainer.ts'),
          cli: at('electron/cli/main.ts'),
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunk-[name]-[hash].cjs',
        },
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: out('preload'),
      target: 'node20',
      externalizeDeps: false,
      isolatedEntries: true,
      rollupOptions: {
        input: { preload: at('electron/shell/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: out('renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      sourcemap: true,
      assetsInlineLimit: 0,
      rollupOptions: { input: at('renderer/index.html') },
    },
  },
});
