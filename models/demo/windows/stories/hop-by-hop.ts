import { dayOfIso } from '../../../domain/time.ts';
import { fileName } from '../../company/texts.ts';
import type { Employee } from '../../company/people.ts';
import { scribe, type DemoRecord } from '../../record.ts';
import { accountOf, SVC_DEPLOY, SVC_PLM, SYSTEM } from '../accounts.ts';
import { boot, desktop } from '../acts.ts';
import { clockOf, MINUTE, SECOND, type Instant } from '../clock.ts';
import { serviceInstalled } from '../events/computer.ts';
import {
  otherCredentials,
  refused,
  sessionEnded,
  signedIn,
  signedOff,
  specialPrivileges,
} from '../events/sign-in.ts';
import { serviceTicket, ticketGranted } from '../events/tickets.ts';
import { shareFile, shareOpened, started } from '../events/work.ts';
import { DC_01, FILE_CAD_02, PLM_APP_01, SRV_ERP_01 } from '../machines.ts';
import { session, type Session, type WindowsRecord } from '../record.ts';
import { inStory } from '../../story.ts';
import { placeOf, type Place, type Site } from '../site.ts';

/** An engineer who uses the drawing client's pilot, and one evening goes from machine to machine. */
export const MOVER = 'OpticalEngineer 7';
export const MOVING_DAY = dayOfIso('2026-11-19');
const FILES = 64;

const at = (time: string): Instant => clockOf(MOVING_DAY, time);
const minutesOf = (time: string) => (at(time) - clockOf(MOVING_DAY, '00:00')) / MINUTE;

/** What the endpoint records of the evening show: somebody worked late. */
export function lateWork(person: Employee): DemoRecord[] {
  const write = scribe(person, MOVING_DAY, person.pc, 3);
  return [write.logon(minutesOf('20:52:07')), write.logoff(minutesOf('22:47:30'))];
}

/**
 * Workstation → drawing server → application server under the PLM service's account → domain controller under the
 * account that rolls software out; the ERP server refuses. The sign-in at the domain controller tells no address.
 */
export function hopByHop(site: Site, person: Employee): WindowsRecord[] {
  const desk = placeOf(site, site.machines.named(person.pc), MOVING_DAY);
  const own = session(accountOf(person), desk.on, 2);
  const remote = session(accountOf(person), FILE_CAD_02, 10);
  return inStory({ number: 3, user: person.id }, [
    ...atTheDesk(site, desk, own),
    ...drawings(site, desk, own),
    ...toTheFileServer(site, desk, own, remote),
    ...toTheApplication(site, remote),
  ]);
}

function atTheDesk(site: Site, desk: Place, own: Session): WindowsRecord[] {
  return [
    ...boot(site, desk, at('20:50:50')),
    ticketGranted(at('20:52:06'), DC_01, own.account, desk.address),
    signedIn(at('20:52:07'), own, {
      workstation: desk.on.name,
      address: '127.0.0.1',
      process: 'C:\\Windows\\System32\\svchost.exe',
    }),
    signedOff(at('22:47:30'), own),
    sessionEnded(at('22:47:31'), own),
  ];
}

/** The prototypes, which are no optical engineer's work. */
function drawings(site: Site, desk: Place, own: Session): WindowsRecord[] {
  const random = site.random('hop by hop', 'drawings');
  const there = session(own.account, FILE_CAD_02, 3);
  const step = (at('21:18:10') - at('21:04:52')) / FILES;
  return [
    serviceTicket(at('21:04:30'), DC_01, own.account, FILE_CAD_02, desk.address),
    signedIn(at('21:04:31'), there, { address: desk.address }),
    shareOpened(at('21:04:32'), there, 'prototypes', desk.address),
    ...Array.from({ length: FILES }, (_, i) =>
      shareFile(
        Math.round(at('21:04:52') + i * step),
        there,
        'prototypes',
        `relay\\${fileName(random, 'tooling', 'step')}`,
        desk.address,
      ),
    ),
    sessionEnded(at('21:18:40'), there),
  ];
}

function toTheFileServer(site: Site, desk: Place, own: Session, remote: Session): WindowsRecord[] {
  const begin = at('21:56:02');
  return [
    otherCredentials(begin - 6 * SECOND, own, own.account, FILE_CAD_02, 'C:\\Windows\\System32\\mstsc.exe'),
    ...desktop(site, {
      there: remote,
      from: desk,
      at: begin,
      minutes: 50,
      within: [
        started(begin + 20 * SECOND, remote, 'C:\\Windows\\explorer.exe', 'C:\\Windows\\Explorer.EXE'),
        started(
          begin + 75 * SECOND,
          remote,
          'C:\\Windows\\System32\\notepad.exe',
          'notepad.exe D:\\plm\\sync.config',
        ),
      ],
    }),
  ];
}

function toTheApplication(site: Site, remote: Session): WindowsRecord[] {
  const from = placeOf(site, FILE_CAD_02, MOVING_DAY);
  const borrowed = session(remote.account, FILE_CAD_02, 9);
  const there = session(SVC_PLM, PLM_APP_01, 3);
  return [
    otherCredentials(at('22:03:11'), remote, SVC_PLM, FILE_CAD_02, 'C:\\Windows\\System32\\svchost.exe'),
    signedIn(at('22:03:11') + 40, borrowed, { outbound: SVC_PLM, address: '::1' }),
    started(
      at('22:03:12'),
      borrowed,
      'C:\\Windows\\System32\\cmd.exe',
      'cmd.exe',
      'C:\\Windows\\System32\\runas.exe',
    ),
    otherCredentials(at('22:09:12'), borrowed, SVC_PLM, PLM_APP_01, 'C:\\Windows\\System32\\cmd.exe'),
    ticketGranted(at('22:09:12') + 300, DC_01, SVC_PLM, from.address),
    serviceTicket(at('22:09:13'), DC_01, SVC_PLM, PLM_APP_01, from.address),
    signedIn(at('22:09:14'), there, { address: from.address }),
    specialPrivileges(at('22:09:14') + 2, there),
    shareOpened(at('22:09:20'), there, 'C$', from.address),
    started(
      at('22:10:02'),
      there,
      'C:\\Windows\\System32\\cmd.exe',
      'cmd.exe /c whoami /all',
      'C:\\Windows\\System32\\wbem\\wmiprvse.exe',
    ),
    shareFile(at('22:14:03'), there, 'C$', 'ProgramData\\Deploy\\deploy.config', from.address),
    ...refusedAtErp(site),
    ...toTheController(site, there),
    sessionEnded(at('22:41:50'), there),
    sessionEnded(at('22:45:58'), borrowed),
  ];
}

function refusedAtErp(site: Site): WindowsRecord[] {
  const { address } = placeOf(site, PLM_APP_01, MOVING_DAY);
  return ['22:18:21', '22:18:44', '22:19:30'].map((time) =>
    refused(at(time), SRV_ERP_01, SVC_PLM, {
      type: 3,
      address,
      workstation: PLM_APP_01.name,
      status: '0xc000015b',
      message: 'Échec d’ouverture de session d’un compte.',
    }),
  );
}

function toTheController(site: Site, by: Session): WindowsRecord[] {
  const { address } = placeOf(site, PLM_APP_01, MOVING_DAY);
  const there = session(SVC_DEPLOY, DC_01, 3);
  const image = '%SystemRoot%\\HldSync.exe';
  return [
    otherCredentials(at('22:26:39'), by, SVC_DEPLOY, DC_01, 'C:\\Windows\\System32\\cmd.exe'),
    ticketGranted(at('22:26:40'), DC_01, SVC_DEPLOY, address),
    serviceTicket(at('22:26:40') + 120, DC_01, SVC_DEPLOY, DC_01, address),
    signedIn(at('22:26:41'), there),
    specialPrivileges(at('22:26:41') + 1, there),
    shareOpened(at('22:26:41') + 80, there, 'ADMIN$', address),
    shareFile(at('22:26:43'), there, 'ADMIN$', 'HldSync.exe', address),
    ...serviceInstalled(at('22:31:05'), there, { name: 'HldSync', image }),
    started(
      at('22:31:06'),
      session(SYSTEM, DC_01, 5),
      'C:\\Windows\\HldSync.exe',
      image,
      'C:\\Windows\\System32\\services.exe',
    ),
    sessionEnded(at('22:40:12'), there),
  ];
}
