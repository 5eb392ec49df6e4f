import { createRequire } from 'node:module';
import * as core from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import type { Tensors } from '../../../models/baselines/autoencoder/training.ts';

export interface LoadedTensors {
  readonly tf: Tensors;
  /** What carries the arithmetic, as shown to the analyst and kept with every model run. */
  readonly backend: 'tfjs-node' | 'wasm' | 'cpu';
}

/**
 * TensorFlow.js on the best backend that this machine has: the native one where its optional package loads, else
 * wasm, else plain JavaScript. `wasmFolder` holds tfjs-backend-wasm's binaries.
 */
export async function loadTensors(wasmFolder: string): Promise<LoadedTensors> {
  const native = nativeTensors();
  if (native) return { tf: native, backend: 'tfjs-node' };
  if (await startWasm(wasmFolder)) return { tf: core, backend: 'wasm' };
  await import('@tensorflow/tfjs-backend-cpu');
  await core.setBackend('cpu');
  return { tf: core, backend: 'cpu' };
}

/** The package installs without its library where that cannot be downloaded; it then throws when required. */
function nativeTensors(): Tensors | null {
  try {
    return createRequire(__filename)('@tensorflow/tfjs-node') as Tensors;
  } catch {
    return null;
  }
}

async function startWasm(folder: string): Promise<boolean> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${folder}/`);
  return core.setBackend('wasm').catch(() => false);
}

/** The build lays tfjs-backend-wasm's binaries beside the bundles. */
export const wasmFolder = () => process.env['TRACEWELL_OUT'] ?? __dirname;
