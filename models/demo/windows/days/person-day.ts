import type { Session, WindowsRecord } from '../record.ts';
import type { Site } from '../site.ts';
import { atServer } from './administrators.ts';
import { atDesk, forwardsDesk } from './desk.ts';
import { officeHours } from './office.ts';
import type { Presence } from './presence.ts';

/** Everything that Windows records of a person's day: `day` holds all presences of one person and day. */
export function personDay(site: Site, day: readonly Presence[]): WindowsRecord[] {
  const isServer = ({ pc }: Presence) => site.machines.named(pc).kind !== 'workstation';
  const desks = day
    .filter((here) => here.pc === here.person.pc && forwardsDesk(here.person))
    .map((here) => ({ here, desk: atDesk(site, here) }));
  const deskDuring = (server: Presence): Session | undefined =>
    desks.find(({ here }) => here.from <= server.from && server.from <= here.to)?.desk.session;
  return [
    ...desks.flatMap(({ desk }) => desk.records),
    ...day.flatMap((here) =>
      isServer(here) ? atServer(site, here, deskDuring(here)) : officeHours(site, here),
    ),
  ];
}
