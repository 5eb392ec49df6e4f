import { isoDay, type Day } from '../../../domain/time.ts';
import { isPatchNight } from '../../calendar.ts';
import {
  machineAccount,
  SVC_BACKUP,
  SVC_DEPLOY,
  SVC_PATCH,
  SVC_PLM,
  SYSTEM,
  SYSTEME,
  type Account,
} from '../accounts.ts';
import { visit } from '../acts.ts';
import { instant, MINUTE, SECOND, type Instant } from '../clock.ts';
import { logStarted, logStopped, restartAsked, serviceInstalled } from '../events/computer.ts';
import { otherCredentials, sessionEnded, signedIn, specialPrivileges } from '../events/sign-in.ts';
import { ticketGranted } from '../events/tickets.ts';
import { started } from '../events/work.ts';
import {
  DC_01,
  DC_02,
  DOMAIN_CONTROLLERS,
  FILE_CAD_01,
  FILE_CAD_02,
  FILE_OFF_01,
  PLM_APP_01,
  SERVERS,
  SRV_BUILD_01,
  SRV_ERP_01,
  SRV_MAIL_01,
  SRV_OPS_01,
  type Machine,
} from '../machines.ts';
import { session, type WindowsRecord } from '../record.ts';
import { placeOf, type Site } from '../site.ts';

const BACKED_UP = [FILE_CAD_01, FILE_CAD_02, FILE_OFF_01, SRV_MAIL_01, SRV_ERP_01, PLM_APP_01] as const;
const PATCHED = [...BACKED_UP, SRV_BUILD_01, DC_02, DC_01] as const;

/** Software that is rolled out to servers, rarely. */
export const ROLL_OUTS: Readonly<Record<string, { readonly name: string; readonly image: string }>> = {
  '2026-09-17': { name: 'PlmIndexer', image: 'C:\\Program Files\\Plm\\indexer.exe' },
  '2026-10-22': { name: 'BackupAgent', image: 'C:\\Program Files\\Backup\\agent.exe' },
  '2027-01-21': { name: 'PlmIndexer', image: 'C:\\Program Files\\Plm\\indexer.exe' },
  '2027-04-15': { name: 'BackupAgent', image: 'C:\\Program Files\\Backup\\agent.exe' },
  '2027-06-17': { name: 'PlmIndexer', image: 'C:\\Program Files\\Plm\\indexer.exe' },
};

/** What runs by itself: machine accounts, services, backups, patches. */
export function machinery(site: Site, day: Day): WindowsRecord[] {
  const rollOut = ROLL_OUTS[isoDay(day)];
  return [
    ...[...DOMAIN_CONTROLLERS, ...SERVERS].flatMap((on) => policyRefresh(site, on, day)),
    ...plmJobs(site, day),
    ...backups(site, day),
    ...(rollOut ? rolledOut(site, day, rollOut) : []),
    ...(isPatchNight(day) ? patchNight(site, day) : []),
  ];
}

/** Four times a day a server reads its policies from a domain controller. */
function policyRefresh(site: Site, on: Machine, day: Day): WindowsRecord[] {
  const random = site.random('policies', on.name, day);
  const own = machineAccount(on);
  const dc = on === DC_01 ? DC_02 : site.dcOf(own) === on ? DC_01 : site.dcOf(own);
  const { address } = placeOf(site, on, day);
  return [0, 1, 2, 3].flatMap((quarter) => {
    const at = instant(day, quarter * 360 + 5 + random.next() * 335);
    const there = session(own, dc, 3);
    return [
      ...(quarter % 2 === 0 ? [ticketGranted(at - SECOND, dc, own, address)] : []),
      signedIn(at, there, { address }),
      sessionEnded(at + 11 * SECOND, there),
    ];
  });
}

/** The PLM application runs its jobs as a service account, on its own machine and against the drawings. */
function plmJobs(site: Site, day: Day): WindowsRecord[] {
  const random = site.random('plm', day);
  const from = placeOf(site, PLM_APP_01, day);
  return Array.from({ length: 8 }, (_, i) => {
    const at = instant(day, i * 180 + 2 + random.next() * 7);
    const job = session(SVC_PLM, PLM_APP_01, 4);
    return [
      signedIn(at, job, { process: 'C:\\Windows\\System32\\svchost.exe' }),
      specialPrivileges(at + 2, job),
      started(
        at + SECOND,
        job,
        'C:\\Program Files\\Plm\\sync.exe',
        'sync.exe /incremental',
        'C:\\Windows\\System32\\svchost.exe',
      ),
      ...visit(site, {
        who: SVC_PLM,
        from,
        to: FILE_CAD_02,
        at: at + 5 * SECOND,
        minutes: 3,
        share: 'tooling',
      }),
      sessionEnded(at + 5 * MINUTE, job),
    ];
  }).flat();
}

function backups(site: Site, day: Day): WindowsRecord[] {
  const from = placeOf(site, SRV_OPS_01, day);
  return BACKED_UP.flatMap((to, i) =>
    visit(site, {
      who: SVC_BACKUP,
      from,
      to,
      at: instant(day, 60 + i * 24),
      minutes: 21,
      share: 'D$',
    }),
  );
}

function rolledOut(site: Site, day: Day, service: { name: string; image: string }): WindowsRecord[] {
  const from = placeOf(site, SRV_OPS_01, day);
  return [PLM_APP_01, SRV_BUILD_01, FILE_OFF_01].flatMap((to, i) => {
    const at = instant(day, 11 * 60 + 5 + i * 7);
    return visit(site, {
      who: SVC_DEPLOY,
      from,
      to,
      at,
      minutes: 5,
      share: 'ADMIN$',
      within: (there) => serviceInstalled(at + 40 * SECOND, there, service),
    });
  });
}

/** Hop after hop by one account in one night: what movement looks like where it is work. */
function patchNight(site: Site, day: Day): WindowsRecord[] {
  const job = session(SVC_PATCH, SRV_OPS_01, 4);
  const begin = instant(day, 23 * 60 + 30);
  const step = 13 * MINUTE;
  return [
    signedIn(begin, job, { process: 'C:\\Windows\\System32\\svchost.exe' }),
    specialPrivileges(begin + 2, job),
    ...PATCHED.flatMap((to, i) => patched(site, day, job, to, begin + MINUTE + i * step)),
    sessionEnded(begin + PATCHED.length * step + 5 * MINUTE, job),
  ];
}

function patched(
  site: Site,
  day: Day,
  job: ReturnType<typeof session>,
  to: Machine,
  at: Instant,
): WindowsRecord[] {
  const from = placeOf(site, SRV_OPS_01, day);
  const down = at + 8 * MINUTE;
  return [
    otherCredentials(at - 2 * SECOND, job, SVC_PATCH, to, 'C:\\Program Files\\Patching\\run.exe'),
    ...visit(site, {
      who: SVC_PATCH,
      from,
      to,
      at,
      minutes: 7,
      share: 'ADMIN$',
      within: (there) => [
        started(
          at + 20 * SECOND,
          there,
          'C:\\Windows\\System32\\wusa.exe',
          'wusa.exe C:\\patches\\update.msu /quiet',
          'C:\\Windows\\System32\\wbem\\wmiprvse.exe',
        ),
      ],
    }),
    restartAsked(down, to, SVC_PATCH),
    logStopped(down + 9 * SECOND, to),
    logStarted(down + 95 * SECOND, to),
    ...services(to, down + 96 * SECOND),
  ];
}

/** Services sign in when a machine is up; the ERP server speaks French. */
function services(on: Machine, at: Instant): WindowsRecord[] {
  const french = on === SRV_ERP_01;
  const system: Account = french ? SYSTEME : SYSTEM;
  return [0, 1, 2].map((i) =>
    signedIn(at + i * 400, session(system, on, 5), {
      process: 'C:\\Windows\\System32\\services.exe',
      ...(french && { message: 'L’ouverture de session d’un compte s’est correctement déroulée.' }),
    }),
  );
}
