import type { Database } from '../database/database.ts';
import { appendAudit, auditHead, type AuditHead } from './audit.ts';

type Detail = Readonly<Record<string, unknown>>;

/** The log of one open case. Its head is kept here: two connections must never write the same number. */
export class AuditLog {
  private readonly database: Database;
  private readonly writer: Database;
  private readonly actor: string;
  private readonly nowUs: () => number;
  private current: AuditHead;
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    databases: { own: Database; writer: Database },
    actor: string,
    nowUs: () => number,
    head: AuditHead,
  ) {
    this.database = databases.own;
    this.writer = databases.writer;
    this.actor = actor;
    this.nowUs = nowUs;
    this.current = head;
  }

  /** `own` is a connection that nothing else uses, so that an entry never falls into somebody's transaction. */
  static async open(
    databases: { own: Database; writer: Database },
    actor: string,
    nowUs: () => number,
  ): Promise<AuditLog> {
    return new AuditLog(databases, actor, nowUs, await auditHead(databases.own));
  }

  readonly head = () => this.current;

  append(action: string, detail: Detail): Promise<void> {
    return this.alone(async () => {
      this.current = await appendAudit(this.database, this.current, this.entry(action, detail));
    });
  }

  /** A transaction of the writer that ends with an entry. */
  async transaction<T>(action: string, work: () => Promise<{ result: T; detail: Detail }>): Promise<T> {
    await this.writer.run('BEGIN TRANSACTION');
    try {
      const { result, detail } = await work();
      await this.alone(async () => {
        const next = await appendAudit(this.writer, this.current, this.entry(action, detail));
        await this.writer.run('COMMIT');
        this.current = next;
      });
      return result;
    } catch (error) {
      await this.writer.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  private entry(action: string, detail: Detail) {
    return { atUs: this.nowUs(), actor: this.actor, action, detail };
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work);
    this.last = next.catch(() => undefined);
    return next;
  }
}
