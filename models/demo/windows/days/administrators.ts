import { accountOf, adminOf, isAdministrator } from '../accounts.ts';
import { desktop } from '../acts.ts';
import { instant, MINUTE, SECOND } from '../clock.ts';
import { otherCredentials, sessionEnded, signedIn, signedOff } from '../events/sign-in.ts';
import { started } from '../events/work.ts';
import type { Random } from '../../random.ts';
import { session, type Session, type WindowsRecord } from '../record.ts';
import { inStory } from '../../story.ts';
import { placeOf, type Site } from '../site.ts';
import type { Presence } from './presence.ts';

const TOOLS: readonly (readonly [image: string, command: string])[] = [
  ['C:\\Windows\\System32\\mmc.exe', 'mmc.exe C:\\Windows\\system32\\services.msc'],
  ['C:\\Windows\\System32\\mmc.exe', 'mmc.exe C:\\Windows\\system32\\eventvwr.msc'],
  ['C:\\Windows\\System32\\cmd.exe', 'cmd.exe /k'],
  ['C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', 'powershell.exe'],
  ['C:\\Windows\\System32\\Taskmgr.exe', 'taskmgr.exe /4'],
  ['C:\\Windows\\System32\\robocopy.exe', 'robocopy D:\\restore D:\\shares /mir'],
  ['C:\\Windows\\System32\\notepad.exe', 'notepad.exe D:\\notes\\handover.txt'],
];

/**
 * Somebody at a server: administrators by remote desktop with their other account, anybody else at its screen. `desk` is
 * the session on the own workstation, where that one forwards its events.
 */
export function atServer(site: Site, here: Presence, desk: Session | undefined): WindowsRecord[] {
  const random = site.random('server', here.person.id, here.day, here.pc, Math.floor(here.from));
  return isAdministrator(here.person) ? round(site, random, here, desk) : console(site, here);
}

function round(site: Site, random: Random, here: Presence, desk: Session | undefined): WindowsRecord[] {
  const to = site.machines.named(here.pc);
  const from = placeOf(site, site.machines.named(here.person.pc), here.day);
  const there = session(adminOf(here.person), to, 10);
  const at = instant(here.day, here.from) + 2 * SECOND;
  const minutes = Math.max(3, here.to - here.from);
  return [
    ...(desk
      ? [otherCredentials(at - 5 * SECOND, desk, there.account, to, 'C:\\Windows\\System32\\mstsc.exe')]
      : []),
    ...desktop(site, { there, from, at, minutes, within: programs(random, there, at, minutes) }),
  ];
}

const programs = (random: Random, there: Session, at: number, minutes: number): WindowsRecord[] =>
  Array.from({ length: random.between(1, 5) }, () => {
    const [image, command] = random.pickEarly(TOOLS);
    return started(
      Math.round(at + 20 * SECOND + random.next() * (minutes - 1) * MINUTE),
      there,
      image,
      command,
    );
  });

function console(site: Site, here: Presence): WindowsRecord[] {
  const on = site.machines.named(here.pc);
  const there = session(accountOf(here.person), on, 2);
  const at = instant(here.day, here.from) + 2 * SECOND;
  const records = [
    signedIn(at, there, { workstation: on.name, process: 'C:\\Windows\\System32\\svchost.exe' }),
    started(at + 9 * SECOND, there, 'C:\\Windows\\explorer.exe', 'C:\\Windows\\Explorer.EXE'),
    signedOff(instant(here.day, here.to) + 2 * SECOND, there),
    sessionEnded(instant(here.day, here.to) + 3 * SECOND, there),
  ];
  return here.story === undefined ? records : inStory({ number: here.story, user: here.person.id }, records);
}
