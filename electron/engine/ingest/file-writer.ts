import { closeSync, openSync, writeSync } from 'node:fs';

const BUFFER_BYTES = 1 << 20;

/** Writes a file, small pieces together. */
export class FileWriter {
  private readonly descriptor: number;
  private readonly buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  private filled = 0;

  constructor(path: string) {
    this.descriptor = openSync(path, 'w', 0o600);
  }

  readonly write = (bytes: Buffer): void => {
    if (this.filled + bytes.length > BUFFER_BYTES) this.flush();
    if (bytes.length >= BUFFER_BYTES) return this.put(bytes);
    bytes.copy(this.buffer, this.filled);
    this.filled += bytes.length;
  };

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private flush(): void {
    this.put(this.buffer.subarray(0, this.filled));
    this.filled = 0;
  }

  private put(bytes: Buffer): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.descriptor, bytes, at);
  }
}
