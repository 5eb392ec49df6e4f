import { join } from 'node:path';
import { Lines } from '../lines.ts';
import { campaignsOf, type Campaign } from './campaigns.ts';
import { dayOf, lifeOf } from './ordinary.ts';
import { sidOf, subject, windows, type Line } from './records.ts';
import { DAY, drawOf, FIRST_DAY, HOUR, workersOf } from './world.ts';

export interface CompanySize {
  readonly people: number;
  readonly days: number;
  readonly seed: number;
  /** Without them everybody is clean. */
  readonly campaigns: boolean;
}

const FILES = { okta: 'okta.ndjson', windows: 'winlogbeat.ndjson', zeek: 'ssl.ndjson' } as const;

/**
 * Okta, winlogbeat and Zeek logs of a company, with a list of changes, in the order of time: journeys, nights on call, new
 * devices and typing errors, and nineteen campaigns. Returns these, the truth of it.
 */
export function writeCompany(
  folder: string,
  { people, days, seed, campaigns }: CompanySize,
): readonly Omit<Campaign, 'lines'>[] {
  const workers = workersOf(people, seed);
  const lives = new Map(workers.map((worker) => [worker, lifeOf(worker, days, seed)]));
  const truth = campaigns
    ? campaignsOf(
        workers,
        (worker, day) => {
          const life = lives.get(worker);
          return life !== undefined && life.joins === 0 && !life.off.has(day) && !life.trips.has(day);
        },
        days,
        seed,
      )
    : [];
  const planned = new Map<number, Line[]>();
  for (const line of truth.flatMap(({ lines }) => lines)) {
    const day = Math.floor((line.at - FIRST_DAY) / DAY);
    planned.set(day, [...(planned.get(day) ?? []), line]);
  }
  const files = {
    okta: new Lines(join(folder, FILES.okta)),
    windows: new Lines(join(folder, FILES.windows)),
    zeek: new Lines(join(folder, FILES.zeek)),
  };
  const changes = new Lines(
    join(folder, 'changes.csv'),
    'ticket,target,requester,implementer,title,state,start,end',
  );
  for (let day = 0; day < days; day++) {
    const ordinary = workers.flatMap((worker) =>
      dayOf(worker, lives.get(worker) ?? lifeOf(worker, days, seed), day, seed),
    );
    const today = [...ordinary, ...ticketed(day, seed, workers, changes), ...(planned.get(day) ?? [])];
    for (const { log, text } of today.sort((a, b) => a.at - b.at)) files[log].add(text);
  }
  for (const file of [...Object.values(files), changes]) file.close();
  return truth.map(({ kind, people: whom, fromMs, toMs }) => ({ kind, people: whom, fromMs, toMs }));
}

const iso = (ms: number) => new Date(ms).toISOString();

/** Now and then a group is given to somebody, with a ticket. */
function ticketed(day: number, seed: number, workers: ReturnType<typeof workersOf>, changes: Lines): Line[] {
  const draw = drawOf(`${seed} tickets ${day}`);
  const admins = workers.filter(({ isAdmin }) => isAdmin);
  if (day % 7 >= 5 || admins.length === 0 || !draw.chance(0.3)) return [];
  const [by, whom] = [draw.pick(admins), draw.pick(workers)];
  const at = FIRST_DAY + day * DAY + draw.between(9, 16) * HOUR;
  changes.add(
    `CHG-${String(1000 + day)},${whom.name},${whom.name},adm-${by.name},Backup operators,approved,${iso(at - HOUR)},${iso(at + 2 * HOUR)}`,
  );
  const group = {
    ...subject(`adm-${by.name}`, '0x8'),
    MemberName: `CN=${whom.name},OU=People,DC=corp,DC=example`,
    MemberSid: sidOf(whom.name),
    TargetUserName: 'Backup Operators',
    TargetDomainName: 'Builtin',
    TargetSid: 'S-1-5-32-551',
  };
  return [windows(at, 'DC-01', 4732, group)];
}
