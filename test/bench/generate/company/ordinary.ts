import {
  DAY,
  drawOf,
  ELSEWHERE,
  FIRST_DAY,
  HOUR,
  MINUTE,
  type City,
  type Draw,
  type Worker,
} from './world.ts';
import {
  app,
  atWork,
  deleted,
  logoff,
  logon,
  okta,
  shareFile,
  ssl,
  subject,
  windows,
  type Line,
  type Where,
} from './records.ts';

/** What the weeks bring to everybody: days off, journeys, new devices, nights on call. */
export interface Life {
  readonly off: ReadonlySet<number>;
  readonly trips: ReadonlyMap<number, City>;
  /** Day from which on another laptop is used. */
  readonly newLaptop: number;
  readonly joins: number;
  readonly nights: ReadonlySet<number>;
}

const SERVICES = [
  'git.corp.example',
  'build.corp.example',
  'registry.corp.example',
  'erp.corp.example',
  'plm.corp.example',
  'vault.corp.example',
];
export const servicesOf = ({ index }: Worker) =>
  [0, 1, 2].map((i) => SERVICES[(index + i) % 5] ?? 'git.corp.example');
export const usesCertificates = ({ department }: Worker) =>
  department === 'engineering' || department === 'it' || department === 'research';

export function lifeOf(worker: Worker, days: number, seed: number): Life {
  const draw = drawOf(`${seed} life ${worker.name}`);
  const off = new Set<number>();
  if (draw.chance(0.5)) {
    const first = draw.whole(10, days - 14);
    for (let day = first; day < first + draw.whole(3, 12); day++) off.add(day);
  }
  const trips = new Map<number, City>();
  if (draw.chance(0.15)) {
    const first = draw.whole(15, days - 6);
    const city = draw.pick(ELSEWHERE);
    for (let day = first; day < first + draw.whole(2, 4); day++) trips.set(day, city);
  }
  const nights = new Set<number>();
  if (worker.isAdmin) for (let day = worker.index % 7; day < days; day += 9) nights.add(day);
  return {
    off,
    trips,
    newLaptop: draw.chance(0.2) ? draw.whole(15, days - 5) : Infinity,
    joins: draw.chance(0.03) ? draw.whole(20, 60) : 0,
    nights,
  };
}

/** One day of one person, in no order. */
export function dayOf(worker: Worker, life: Life, day: number, seed: number): Line[] {
  const draw = drawOf(`${seed} ${worker.name} ${day}`);
  const weekend = day % 7 >= 5;
  const lines: Line[] = [];
  if (life.nights.has(day)) lines.push(...nightOnCall(worker, day, draw));
  if (day < life.joins || life.off.has(day) || (weekend && !draw.chance(0.02)) || draw.chance(0.03))
    return lines;
  const begins = FIRST_DAY + day * DAY + (worker.starts + draw.between(-0.5, 0.5)) * HOUR;
  const ends = begins + (worker.works + draw.between(-0.7, 1)) * HOUR;
  const trip = life.trips.get(day);
  const fromHome = !trip && draw.chance(worker.remote);
  const laptop = day >= life.newLaptop ? `${worker.laptop}n` : worker.laptop;
  const session = `102${draw.hex(16)}`;
  const where: Where = trip
    ? {
        city: trip,
        ip: `${trip.net}.${(worker.index % 200) + 20}.7`,
        agent: 'laptop',
        device: laptop,
        session,
      }
    : { ...atWork(worker, session, fromHome), device: laptop };
  lines.push(...signIns(worker, draw, where, begins, ends));
  if (!trip && !fromHome) lines.push(...atTheDesk(worker, draw, begins, ends));
  if (!trip && usesCertificates(worker)) lines.push(...certificates(worker, draw, begins, ends));
  return lines;
}

function signIns(
  { name, apps, office, phone }: Worker,
  draw: Draw,
  where: Where,
  begins: number,
  ends: number,
): Line[] {
  const lines: Line[] = [];
  const typos = draw.chance(0.04) ? draw.whole(1, 4) : 0;
  for (let i = 0; i < typos; i++)
    lines.push(okta(begins - (typos - i) * 20_000, name, 'user.session.start', where, { result: 'FAILURE' }));
  lines.push(okta(begins, name, 'user.session.start', where));
  if (draw.chance(0.3)) {
    const refused = draw.chance(0.05) ? draw.whole(1, 2) : 0;
    for (let i = 0; i <= refused; i++)
      lines.push(okta(begins + 5000 + i * 30_000, name, 'system.push.send_factor_verify_push', where));
    lines.push(okta(begins + 15_000 + refused * 30_000, name, 'user.authentication.auth_via_mfa', where));
  }
  for (let i = draw.whole(3, 7); i > 0; i--)
    lines.push(
      okta(draw.between(begins + MINUTE, ends), name, 'user.authentication.sso', where, {
        target: app(draw.pick(apps)),
      }),
    );
  if (draw.chance(0.15)) {
    const mobile: Where = {
      city: where.city,
      ip: `${office.net}.240.${draw.whole(2, 250)}`,
      agent: 'phone',
      device: phone,
      session: `102${draw.hex(16)}`,
    };
    const at = draw.between(begins + HOUR, ends);
    lines.push(
      okta(at, name, 'user.session.start', mobile),
      okta(at + MINUTE, name, 'user.authentication.sso', mobile, { target: app(draw.pick(apps)) }),
    );
  }
  return lines;
}

function atTheDesk(worker: Worker, draw: Draw, begins: number, ends: number): Line[] {
  const { name, workstation, address, shares } = worker;
  const id = `0x${draw.hex(7)}`;
  const lines = [
    windows(begins, 'DC-01', 4768, {
      TargetUserName: name,
      TargetDomainName: 'CORP',
      ServiceName: 'krbtgt',
      IpAddress: `::ffff:${address}`,
      Status: '0x0',
      TicketEncryptionType: '0x12',
      PreAuthType: '2',
    }),
    windows(begins, 'DC-01', 4624, {
      SubjectUserSid: 'S-1-0-0',
      SubjectUserName: '-',
      TargetUserSid: 'S-1-5-18',
      TargetUserName: `${workstation}$`,
      TargetDomainName: 'CORP',
      TargetLogonId: `0x${draw.hex(7)}`,
      LogonType: '3',
      LogonProcessName: 'Kerberos',
      AuthenticationPackageName: 'Kerberos',
      WorkstationName: '-',
      IpAddress: address,
    }),
    logon(begins + 1000, workstation, name, 2, '127.0.0.1', id),
    logoff(ends, workstation, name, 2, id),
  ];
  const visits = draw.whole(1, 3);
  for (let i = 0; i < visits; i++) {
    const share = draw.pick(shares);
    const [, , server = 'FS-01'] = share.split('\\');
    const at = draw.between(begins + 10 * MINUTE, ends - 30 * MINUTE);
    const session = `0x${draw.hex(7)}`;
    lines.push(
      windows(at - 50, 'DC-01', 4769, {
        TargetUserName: `${name}@CORP.EXAMPLE`,
        TargetDomainName: 'CORP.EXAMPLE',
        ServiceName: `${server}$`,
        IpAddress: `::ffff:${address}`,
        Status: '0x0',
        TicketEncryptionType: '0x12',
      }),
      logon(at, server, name, 3, address, session),
      windows(at + 100, server, 5140, {
        ...subject(name, session),
        IpAddress: address,
        ShareName: `\\\\*\\${share.split('\\')[3]}`,
        AccessMask: '0x1',
      }),
    );
    for (let file = draw.whole(1, 5); file > 0; file--)
      lines.push(
        shareFile(
          at + file * 4000,
          name,
          share,
          `${draw.pick(['plans', 'notes', 'offers'])}\\doc-${draw.whole(1, 150)}.docx`,
          address,
          session,
        ),
      );
    if (draw.chance(0.04))
      for (let gone = draw.whole(1, 12); gone > 0; gone--)
        lines.push(
          ...deleted(
            at + 60_000 + gone * 1000,
            name,
            share,
            `old\\draft-${draw.whole(1, 900)}.docx`,
            session,
          ),
        );
    lines.push(logoff(at + 10 * MINUTE, server, name, 3, session));
  }
  if (worker.department === 'it') lines.push(...administration(worker, draw, begins, ends));
  return lines;
}

/** Administrators use their other account towards servers that they know. */
function administration(
  { name, workstation, address, index, isAdmin }: Worker,
  draw: Draw,
  begins: number,
  ends: number,
): Line[] {
  if (!isAdmin) return [];
  const other = `adm-${name}`;
  return [0, 1].flatMap((i) => {
    const server = ['APP-01', 'APP-02', 'APP-03', 'DB-01'][(index + i) % 4] ?? 'APP-01';
    const at = draw.between(begins + HOUR, ends - HOUR);
    const session = `0x${draw.hex(7)}`;
    return [
      windows(at - 400, workstation, 4648, {
        ...subject(name, '0x1'),
        TargetUserName: other,
        TargetDomainName: 'CORP',
        TargetServerName: `${server.toLowerCase()}.corp.example`,
        TargetInfo: server,
        ProcessName: 'C:\\Windows\\System32\\mstsc.exe',
      }),
      logon(at, server, other, 3, address, session),
      windows(at + 5, server, 4672, { ...subject(other, session), PrivilegeList: 'SeDebugPrivilege' }),
      logoff(at + 20 * MINUTE, server, other, 3, session),
    ];
  });
}

function nightOnCall({ name, address, index, isAdmin }: Worker, day: number, draw: Draw): Line[] {
  if (!isAdmin) return [];
  const at = FIRST_DAY + day * DAY + draw.between(0.5, 4) * HOUR;
  const session = `0x${draw.hex(7)}`;
  const server = ['APP-01', 'APP-02', 'APP-03', 'DB-01'][index % 4] ?? 'APP-01';
  return [
    logon(at, server, `adm-${name}`, 3, address, session),
    logoff(at + 20 * MINUTE, server, `adm-${name}`, 3, session),
  ];
}

function certificates(worker: Worker, draw: Draw, begins: number, ends: number): Line[] {
  return Array.from({ length: draw.whole(2, 5) }, () =>
    ssl(draw.between(begins, ends), {
      who: worker.name,
      from: worker.address,
      service: draw.pick(servicesOf(worker)),
      ja3: `ja3-${worker.index % 4}`,
    }),
  );
}
