import type { Day } from '../../domain/time.ts';
import type { Employee } from '../company/people.ts';
import { randomOf, type Random } from '../random.ts';
import type { Account } from './accounts.ts';
import { DC_01, DC_02, machinesOf, type Machine, type Machines } from './machines.ts';

/** What everybody's days have in common. */
export interface Site {
  readonly seed: number;
  readonly people: readonly Employee[];
  readonly machines: Machines;
  readonly random: (...names: readonly (string | number)[]) => Random;
  /** The domain controller that answers an account. */
  readonly dcOf: (account: Account) => Machine;
}

export const siteOf = (seed: number, people: readonly Employee[]): Site => ({
  seed,
  people,
  machines: machinesOf(seed, people),
  random: (...names) => randomOf(seed, 'windows', ...names),
  dcOf: (account) => (Number(account.sid.split('-').at(-1)) % 3 === 0 ? DC_02 : DC_01),
});

/** Somebody's place for a day: a machine and its address. */
export interface Place {
  readonly on: Machine;
  readonly address: string;
}

export const placeOf = ({ machines }: Site, on: Machine, day: Day): Place => ({
  on,
  address: machines.addressOf(on, day),
});
