import { parentPort } from 'node:worker_threads';
import { trainAutoencoders } from '../../../models/baselines/autoencoder/training.ts';
import { loadTensors, wasmFolder, type LoadedTensors } from './tensorflow.ts';
import type { TrainerReply, TrainingOrder } from './training-message.ts';

/** Worker thread: trains the networks of each order it is sent. */
async function serveOrders(): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('the trainer runs as a worker thread');
  const reply = (message: TrainerReply, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
  const { tf, backend } = await loadTensors(wasmFolder());
  port.on('message', (order: TrainingOrder) => {
    const { weights, losses } = train(tf, order);
    reply({ kind: 'trained', weights, losses }, [
      weights.buffer as ArrayBuffer,
      losses.buffer as ArrayBuffer,
    ]);
  });
  reply({ kind: 'ready', backend });
}

function train(
  tf: LoadedTensors['tf'],
  order: TrainingOrder,
): { weights: Float32Array; losses: Float64Array } {
  let offset = 0;
  const jobs = order.keys.map((key, i) => {
    const length = (order.counts[i] ?? 0) * order.features;
    offset += length;
    return { key, rows: order.rows.subarray(offset - length, offset) };
  });
  const networks = trainAutoencoders(tf, jobs, order.features, order.settings);
  const each = networks[0]?.weights.length ?? 0;
  const weights = new Float32Array(each * networks.length);
  networks.forEach((network, i) => weights.set(network.weights, i * each));
  return { weights, losses: Float64Array.from(networks, (network) => network.loss) };
}

void serveOrders();
