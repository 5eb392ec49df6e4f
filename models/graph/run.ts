import type { AccountKind } from '../domain/account.ts';
import type { Action } from '../domain/event.ts';

/** Like events folded into one: what the graph and its steps are made of. Ids are −1 and texts '' where there is none. */
export interface Run {
  /** The first event. */
  readonly event: bigint;
  /** Microseconds UTC of the first and the last. */
  readonly at: number;
  readonly until: number;
  readonly events: number;
  readonly action: Action;
  readonly account: number;
  readonly kind: AccountKind;
  readonly target: number;
  readonly targetKind: AccountKind;
  readonly computer: number;
  readonly src: number;
  readonly dst: number;
  readonly ip: string;
  readonly container: string;
  readonly logonType: number;
  /** 0 for none. */
  readonly logonId: bigint;
  readonly linkedLogonId: bigint;
  readonly failed: boolean;
  /** Nobody whose account this is had met the target before in the case. */
  readonly first: boolean;
}

/** By time, then by event: the one order of everything that is replayed. */
export const inOrder = (a: Run, b: Run): number =>
  a.at - b.at || (a.event < b.event ? -1 : a.event > b.event ? 1 : 0);

/** An account of a cloud is a place of its own: below −1, where hosts are from 0 on. */
export const cloudPlace = (account: number): number => -2 - account;

/** The node of a place. */
export const placeKey = (place: number): string => (place >= 0 ? `h${place}` : `a${-2 - place}`);

/** The host where it happened or that it reached. */
export const placeOf = ({ computer, dst, src }: Run): number =>
  computer >= 0 ? computer : dst >= 0 ? dst : src;
