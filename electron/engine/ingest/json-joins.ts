/** Where one record may end and another begin on a line. */
const JOINS = ['}{', '} {'] as const;
/** In an array. */
const ELEMENT_JOINS = ['},{', '}, {'] as const;

/** The next join from a place on, for each kind, searched once. */
export class JoinSearch {
  private window: Buffer = Buffer.alloc(0);
  private readonly next = new Map<string, number>();

  start(window: Buffer): void {
    this.window = window;
    this.next.clear();
  }

  inside(from: number, to: number, array: boolean): boolean {
    return (
      JOINS.some((join) => this.isInside(join, from, to)) ||
      (array && ELEMENT_JOINS.some((join) => this.isInside(join, from, to)))
    );
  }

  private isInside(join: string, from: number, to: number): boolean {
    let at = this.next.get(join) ?? -1;
    if (at < from) {
      at = this.window.indexOf(join, from, 'latin1');
      if (at < 0) at = Infinity;
      this.next.set(join, at);
    }
    return at < to;
  }
}
