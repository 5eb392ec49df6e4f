import {
  app,
  atWork,
  deleted,
  logon,
  okta,
  shareFile,
  sidOf,
  ssl,
  subject,
  windows,
  type Line,
  type Where,
} from './records.ts';
import { servicesOf, usesCertificates } from './ordinary.ts';
import { APPS, ATTACKERS, DAY, drawOf, FIRST_DAY, HOUR, MINUTE, type Draw, type Worker } from './world.ts';

/** What was done to or by somebody, from when to when: the truth that a list of stories is held against. */
export interface Campaign {
  readonly kind: string;
  /** Any of these as the principal, or among the people of a story, finds it. */
  readonly people: readonly string[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly lines: readonly Line[];
}

type Plan = (worker: Worker, day: number, draw: Draw, all: readonly Worker[]) => Line[];

const at = (day: number, hour: number) => FIRST_DAY + day * DAY + hour * HOUR;
const outside = (draw: Draw, session: string): Where => {
  const city = draw.pick(ATTACKERS);
  return {
    city,
    ip: `${city.net}.${draw.whole(1, 250)}.${draw.whole(2, 250)}`,
    agent: 'foreign',
    device: null,
    session,
  };
};

/** Signs in from afar while the person works, and adds a factor. */
const takeover: Plan = (worker, day, draw) => {
  const where = outside(draw, `102${draw.hex(16)}`);
  const begins = at(day, draw.between(11, 15));
  const near = okta(
    begins - 20 * MINUTE,
    worker.name,
    'user.session.start',
    atWork(worker, `102${draw.hex(16)}`, false),
  );
  const strange = APPS.filter((name) => !worker.apps.includes(name));
  return [
    near,
    okta(begins, worker.name, 'user.session.start', where),
    okta(begins + 4 * MINUTE, worker.name, 'user.mfa.factor.activate', where),
    ...draw.some(strange, 3).map((name, i) =>
      okta(begins + (8 + i * 3) * MINUTE, worker.name, 'user.authentication.sso', where, {
        target: app(name),
      }),
    ),
  ];
};

/** Many accounts are tried from one place; one is in. */
const stuffing: Plan = (worker, day, draw, all) => {
  const where = outside(draw, `102${draw.hex(16)}`);
  const begins = at(day, draw.between(1, 5));
  const tried = draw
    .some(all, 120)
    .map(({ name }, i) => okta(begins + i * 4000, name, 'user.session.start', where, { result: 'FAILURE' }));
  const hit = begins + 490_000;
  return [
    ...tried,
    okta(hit, worker.name, 'user.session.start', where),
    ...draw
      .some(worker.apps, 2)
      .map((name, i) =>
        okta(hit + (2 + i) * MINUTE, worker.name, 'user.authentication.sso', where, { target: app(name) }),
      ),
  ];
};

/** The cookie of a session is used elsewhere. */
const hijack: Plan = (worker, day, draw) => {
  const session = `102${draw.hex(16)}`;
  const own = atWork(worker, session, false);
  const where = outside(draw, session);
  const begins = at(day, 10);
  return [
    okta(begins, worker.name, 'user.session.start', own),
    okta(begins + HOUR, worker.name, 'user.authentication.sso', own, {
      target: app(worker.apps[0] ?? 'App A'),
    }),
    ...[0, 1, 2].map((i) =>
      okta(begins + 2 * HOUR + i * MINUTE, worker.name, 'user.authentication.sso', where, {
        target: app(worker.apps[i] ?? 'App A'),
      }),
    ),
  ];
};

const SHARES = [
  '\\\\FS-01\\sales',
  '\\\\FS-02\\finance',
  '\\\\FS-03\\engineering',
  '\\\\FS-01\\legal',
  '\\\\FS-02\\hr',
  '\\\\FS-03\\support',
  '\\\\FS-01\\research',
  '\\\\FS-02\\it',
  '\\\\FS-03\\board',
];

/** Reads a lot at night from shares that are not theirs. */
const nightCollection: Plan = (worker, day, draw) => {
  const begins = at(day, 23);
  const id = `0x${draw.hex(7)}`;
  const shares = draw.some(
    SHARES.filter((share) => !worker.shares.includes(share)),
    3,
  );
  return [
    logon(begins, worker.workstation, worker.name, 2, '127.0.0.1', id),
    ...shares.flatMap((share, s) => {
      const [, , server = 'FS-01', name = ''] = share.split('\\');
      const from = begins + (5 + s * 30) * MINUTE;
      const session = `0x${draw.hex(7)}`;
      return [
        logon(from, server, worker.name, 3, worker.address, session),
        windows(from + 50, server, 5140, {
          ...subject(worker.name, session),
          IpAddress: worker.address,
          ShareName: `\\\\*\\${name}`,
          AccessMask: '0x1',
        }),
        ...Array.from({ length: 90 }, (_, i) =>
          shareFile(
            from + 1000 + i * 9000,
            worker.name,
            share,
            `archive\\${draw.hex(6)}.xlsx`,
            worker.address,
            session,
          ),
        ),
      ];
    }),
  ];
};

const massDeletion: Plan = (worker, day, draw) => {
  const begins = at(day, draw.between(16, 18));
  const share = worker.shares[0] ?? '\\\\FS-01\\common';
  const session = `0x${draw.hex(7)}`;
  return [
    logon(begins, share.split('\\')[2] ?? 'FS-01', worker.name, 3, worker.address, session),
    ...Array.from({ length: 320 }, (_, i) =>
      deleted(begins + 10_000 + i * 4000, worker.name, share, `projects\\${draw.hex(6)}.docx`, session),
    ).flat(),
  ];
};

/** From the own workstation to a server, there another's credentials, and on to two more. */
const hops: Plan = (worker, day, draw, all) => {
  const admin = draw.pick(all.filter(({ isAdmin }) => isAdmin));
  const other = `adm-${admin.name}`;
  const begins = at(day, draw.between(17, 20));
  const addressOf: Readonly<Record<string, string>> = {
    'APP-02': '10.20.0.22',
    'DB-02': '10.20.0.32',
    'BKP-01': '10.20.0.41',
    'DC-01': '10.20.0.2',
  };
  const [first, second, third] = ['APP-02', 'DB-02', 'BKP-01'] as const;
  const hop = (when: number, from: string, to: string, source: string, who: string) => {
    const session = `0x${draw.hex(7)}`;
    return [
      windows(when - 500, from, 4648, {
        ...subject(from === worker.workstation ? worker.name : other, '0x5'),
        TargetUserName: other,
        TargetDomainName: 'CORP',
        TargetServerName: `${to.toLowerCase()}.corp.example`,
        TargetInfo: to,
        ProcessName: 'C:\\Windows\\System32\\wsmprovhost.exe',
      }),
      logon(when, to, who, 3, source, session),
      windows(when + 5, to, 4672, { ...subject(who, session), PrivilegeList: 'SeDebugPrivilege' }),
    ];
  };
  return [
    logon(begins - 2 * MINUTE, worker.workstation, worker.name, 2, '127.0.0.1', `0x${draw.hex(7)}`),
    ...[first, second, third].map((server) =>
      windows(begins - HOUR, 'DC-01', 4624, {
        SubjectUserSid: 'S-1-0-0',
        SubjectUserName: '-',
        TargetUserSid: 'S-1-5-18',
        TargetUserName: `${server}$`,
        TargetDomainName: 'CORP',
        TargetLogonId: `0x${draw.hex(7)}`,
        LogonType: '3',
        LogonProcessName: 'Kerberos',
        AuthenticationPackageName: 'Kerberos',
        WorkstationName: '-',
        IpAddress: addressOf[server] ?? '',
      }),
    ),
    ...hop(begins, worker.workstation, first, worker.address, other),
    ...hop(begins + 9 * MINUTE, first, second, addressOf[first] ?? '', other),
    ...hop(begins + 21 * MINUTE, second, third, addressOf[second] ?? '', other),
  ];
};

const selfGrant: Plan = (worker, day, draw) => {
  const begins = at(day, draw.between(17, 21));
  const group = {
    ...subject(worker.name, '0x9'),
    MemberName: `CN=${worker.name},OU=People,DC=corp,DC=example`,
    MemberSid: sidOf(worker.name),
    TargetUserName: 'Domain Admins',
    TargetDomainName: 'CORP',
    TargetSid: 'S-1-5-21-11-22-33-512',
  };
  const session = `0x${draw.hex(7)}`;
  return [
    windows(begins, 'DC-01', 4728, group),
    logon(begins + 12 * MINUTE, 'BKP-01', worker.name, 3, worker.address, session),
    windows(begins + 12 * MINUTE + 5, 'BKP-01', 4672, {
      ...subject(worker.name, session),
      PrivilegeList: 'SeBackupPrivilege',
    }),
  ];
};

/** A copied key is used from another machine, by night and by day beside its owner. */
const stolenCertificate: Plan = (worker, day, draw) => {
  const from = `10.${10 + draw.whole(0, 2)}.7.${draw.whole(20, 220)}`;
  const use = (when: number, service: string) =>
    ssl(when, { who: worker.name, from, service, ja3: 'ja3-foreign' });
  const services = servicesOf(worker);
  return [
    use(at(day, 22.5), 'vault.corp.example'),
    use(at(day, 22.7), services[0] ?? ''),
    use(at(day + 1, 3), 'vault.corp.example'),
    use(at(day + 1, 13), services[1] ?? ''),
    ssl(at(day + 1, 13) + 2 * MINUTE, {
      who: worker.name,
      from: worker.address,
      service: services[0] ?? '',
      ja3: `ja3-${worker.index % 4}`,
    }),
  ];
};

/** A few files more every day, for weeks. */
const slowCollection: Plan = (worker, day, draw) =>
  Array.from({ length: 30 }, (_, i) => i)
    .filter((i) => (day + i) % 7 < 5)
    .flatMap((i) => {
      const begins = at(day + i, draw.between(10, 16));
      const session = `0x${draw.hex(7)}`;
      const share = worker.shares[0] ?? '\\\\FS-01\\common';
      return [
        logon(begins, share.split('\\')[2] ?? 'FS-01', worker.name, 3, worker.address, session),
        ...Array.from({ length: 9 }, (_file, n) =>
          shareFile(
            begins + 2000 + n * 20_000,
            worker.name,
            share,
            `contracts\\${draw.hex(6)}.pdf`,
            worker.address,
            session,
          ),
        ),
      ];
    });

const PLANS: readonly (readonly [
  kind: string,
  count: number,
  plan: Plan,
  who?: (worker: Worker) => boolean,
])[] = [
  ['takeover', 3, takeover],
  ['stuffing', 2, stuffing],
  ['hijack', 2, hijack],
  ['night-collection', 2, nightCollection],
  ['mass-deletion', 2, massDeletion],
  ['hops', 3, hops, ({ department }) => department !== 'it'],
  ['self-grant', 2, selfGrant, ({ department }) => department === 'it'],
  ['stolen-certificate', 2, stolenCertificate, usesCertificates],
  ['slow-collection', 1, slowCollection],
];

/** Nineteen campaigns of people who are otherwise like all others. */
export function campaignsOf(
  workers: readonly Worker[],
  free: (worker: Worker, day: number) => boolean,
  days: number,
  seed: number,
): Campaign[] {
  const draw = drawOf(`${seed} campaigns`);
  const used = new Set<Worker>();
  return PLANS.flatMap(([kind, count, plan, who = () => true]) =>
    Array.from({ length: count }, () => {
      for (;;) {
        const worker = draw.pick(workers);
        const day = kind === 'slow-collection' ? draw.whole(40, days - 32) : draw.whole(35, days - 4);
        if (used.has(worker) || !who(worker) || worker.isAdmin || day % 7 >= 4 || !free(worker, day))
          continue;
        used.add(worker);
        const lines = plan(worker, day, draw, workers);
        const times = lines.map((line) => line.at);
        return { kind, people: [worker.name], fromMs: Math.min(...times), toMs: Math.max(...times), lines };
      }
    }),
  );
}
