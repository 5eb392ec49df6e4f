import type { Client } from '../contract/api.ts';
import { bytes, count } from './table.ts';

const REDRAW_MS = 100;
const LINE_EVERY_MS = 2000;

/** One line on stderr: redrawn on a terminal, else a new one every few seconds. */
export class Progress {
  private lastAt = -Infinity;
  private drawn = false;
  private readonly terminal = process.stderr.isTTY;

  show(text: string): void {
    const now = performance.now();
    if (now - this.lastAt < (this.terminal ? REDRAW_MS : LINE_EVERY_MS)) return;
    this.lastAt = now;
    this.drawn = true;
    if (!this.terminal) return void process.stderr.write(`${text}\n`);
    const width = process.stderr.columns || 80;
    process.stderr.write(`\r\u001B[2K${text.length < width ? text : `${text.slice(0, width - 2)}…`}`);
  }

  /** Clears the line for what is printed next. */
  end(): void {
    if (this.terminal && this.drawn) process.stderr.write('\r\u001B[2K');
    this.drawn = false;
  }
}

/** Shows what the engine says about its work until undone. */
export function followProgress(client: Client): () => void {
  const progress = new Progress();
  const undo = [
    client.on('import.progress', (at) => {
      const part = at.bytes > 0 ? `${bytes(at.bytesDone)} of ${bytes(at.bytes)}` : '';
      const which = `${at.fileIndex + 1}/${at.files} ${at.file}`;
      progress.show(`${at.phase} ${which}  ${part}  ${count(at.records)} records`);
    }),
    client.on('analysis.progress', (at) => {
      const part = at.total > 0 ? `${Math.floor((100 * at.done) / at.total)} %` : '';
      progress.show(`${at.stageIndex + 1}/${at.stages} ${at.title}  ${part}`);
    }),
  ];
  return () => {
    for (const each of undo) each();
    progress.end();
  };
}
