import type { Story } from '../story.ts';
import type { Instant } from '../windows/clock.ts';
import type { Machine } from '../windows/machines.ts';

/** A client certificate of the company's own authority. */
export interface Certificate {
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256, hexadecimal. */
  readonly fingerprint: string;
  readonly serial: string;
  readonly validFrom: Instant;
}

/** One line of one of Zeek's logs. `from` is the machine that it is about, for the answers alone. */
export interface ZeekRecord {
  readonly at: Instant;
  readonly log: 'ssl' | 'x509' | 'dhcp';
  readonly from: Machine;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly story?: Story;
}

export const ISSUER = 'CN=Halden Issuing CA,O=Halden Optics,C=DK';
