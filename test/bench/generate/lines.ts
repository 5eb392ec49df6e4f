import { closeSync, openSync, writeSync } from 'node:fs';

const FLUSH_CHARACTERS = 1 << 20;

/** Writes a file line by line, many at once. */
export class Lines {
  private readonly descriptor: number;
  private text = '';

  constructor(path: string, header?: string) {
    this.descriptor = openSync(path, 'w');
    if (header !== undefined) this.add(header);
  }

  add(line: string): void {
    this.text += `${line}\n`;
    if (this.text.length >= FLUSH_CHARACTERS) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private flush(): void {
    writeSync(this.descriptor, this.text);
    this.text = '';
  }
}
