import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

interface Token {
  readonly digest: Buffer;
  /** Of the address: good once. Of a session: good until its successor is known to have arrived. */
  readonly kind: 'address' | 'session';
  /** The token that this one follows. */
  readonly after: Token | null;
}

/** Who may connect. Only digests are kept, and compared in constant time. */
export class Tokens {
  private tokens: Token[] = [];

  /** For the address that is printed. */
  issueForAddress(): string {
    return this.issue('address', null);
  }

  /** The token for the next connection, or null where this one is unknown or used up. */
  take(text: string): string | null {
    const token = this.find(text);
    if (!token) return null;
    if (token.kind === 'address') this.tokens = this.tokens.filter((other) => other !== token);
    // A successor that never arrived is worth nothing.
    this.tokens = this.tokens.filter((other) => other.after !== token);
    return this.issue('session', token);
  }

  /** The page holds `text`: what came before it is burnt. */
  keep(text: string): void {
    const before = this.find(text)?.after;
    this.tokens = this.tokens.filter((other) => other !== before);
  }

  private issue(kind: Token['kind'], after: Token | null): string {
    const text = randomBytes(32).toString('base64url');
    this.tokens.push({ digest: digestOf(text), kind, after });
    return text;
  }

  private find(text: string): Token | undefined {
    const digest = digestOf(text);
    return this.tokens.find((token) => timingSafeEqual(token.digest, digest));
  }
}

const digestOf = (text: string) => createHash('sha256').update(text).digest();
