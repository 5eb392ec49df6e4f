import { AppError } from '../../contract/errors.ts';

/** One piece of long work at a time. */
export class Turn {
  private readonly caseName: string;
  private running: string | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(caseName: string) {
    this.caseName = caseName;
  }

  get taken(): boolean {
    return this.running !== null;
  }

  /** Throws BUSY where something else is running, and says what. */
  readonly take = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const { running } = this;
    if (running !== null)
      throw new AppError(
        'BUSY',
        `The case "${this.caseName}" is busy: ${running}. Wait until it is done, or cancel it.`,
        {
          running,
        },
      );
    this.running = what;
    const done = work().finally(() => {
      this.running = null;
    });
    this.last = done.catch(() => undefined);
    return done;
  };

  /** After what is running now. */
  readonly ended = async (): Promise<void> => {
    await this.last;
  };
}
