import { isUtf8 } from 'node:buffer';
import { JoinSearch } from './json-joins.ts';

const RETURN = 13;

/** What is looked for in a whole window at once, so that records need not be looked at where it is not there. */
export class WindowChecks {
  private window: Buffer = Buffer.alloc(0);
  private readonly joins = new JoinSearch();
  private text = false;
  private controls = false;
  private returns = false;

  start(window: Buffer, final: boolean): void {
    this.window = window;
    this.joins.start(window);
    this.text = !isUtf8(window.subarray(0, wholeCharacters(window, final)));
    this.controls = window.includes(0) || window.includes(1);
    this.returns = window.includes(RETURN);
  }

  /** Whether one record may end and another begin in between. */
  joined(from: number, to: number, array: boolean): boolean {
    return this.joins.inside(from, to, array);
  }

  hasReturn(from: number, to: number): boolean {
    const at = this.returns ? this.window.indexOf(RETURN, from) : -1;
    return at >= 0 && at < to;
  }

  /** Why these bytes are no text that can be read, or null. */
  fault(from: number, to: number): string | null {
    if (!this.text && !this.controls) return null;
    const bytes = this.window.subarray(from, to);
    if (this.controls && bytes.includes(0)) return 'NUL byte';
    if (this.controls && bytes.includes(1)) return 'control character';
    return this.text && !isUtf8(bytes) ? 'invalid UTF-8' : null;
  }
}

/** Where the last character that is whole may end: a character is cut only at the window's end. */
function wholeCharacters(window: Buffer, final: boolean): number {
  let end = window.length;
  if (!final) for (let n = 0; n < 4 && end > 0 && (window[end - 1] as number) >= 128; n++) end--;
  return end;
}
