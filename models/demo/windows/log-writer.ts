import { dayOfIso } from '../../domain/time.ts';
import { grouped } from '../grouped.ts';
import { InOrder } from '../in-order.ts';
import { randomOf, type Random } from '../random.ts';
import { clockOf, type Instant } from './clock.ts';
import { FILE_CAD_01 } from './machines.ts';
import type { Session, WindowsRecord } from './record.ts';

/** A record as its file holds it. */
export interface WrittenEvent {
  readonly id: string;
  readonly at: Instant;
  readonly line: string;
  readonly record: WindowsRecord;
}

/** Which file a machine's events are forwarded to. */
const FORWARDING_GROUPS = {
  'domain controller': 'domain-controllers',
  server: 'servers',
  workstation: 'workstations',
} as const;

export const WINDOWS_FILES = Object.values(FORWARDING_GROUPS);
export type WindowsFile = (typeof WINDOWS_FILES)[number];

/** While the collector did not reach this server, its events waited; they stand after those of the others. */
const DELAYED = {
  on: FILE_CAD_01,
  from: clockOf(dayOfIso('2026-10-07'), '13:00'),
  until: clockOf(dayOfIso('2026-10-07'), '13:40'),
};

const arrival = ({ on, at }: WindowsRecord) =>
  on === DELAYED.on && at >= DELAYED.from && at < DELAYED.until ? DELAYED.until : at;

/** Writes day after day: the lines of each file in the order in which the collector received them. */
export class WindowsLogs {
  readonly #seed: number;
  readonly #pending = new InOrder<WindowsRecord>(({ at }) => at);
  readonly #machines = new Map<string, MachineLog>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** What was recorded before `end`; nothing that comes later may lie before it. */
  before(
    end: Instant,
    records: readonly WindowsRecord[],
  ): readonly (readonly [file: WindowsFile, events: readonly WrittenEvent[]])[] {
    const byMachine = grouped(this.#pending.before(end, records), ({ on }) => on.name);
    const written = [...byMachine].flatMap(([name, own]) => this.#machine(name).write(own));
    const files = grouped(written, ({ record }) => FORWARDING_GROUPS[record.on.kind]);
    return [...files].map(([file, events]) => [
      file,
      events.toSorted((a, b) => arrival(a.record) - arrival(b.record)),
    ]);
  }

  #machine(name: string): MachineLog {
    const known = this.#machines.get(name) ?? new MachineLog(this.#seed, name);
    this.#machines.set(name, known);
    return known;
  }
}

export const linesOf = (events: readonly { readonly line: string }[]): string =>
  events.map(({ line }) => `${line}\n`).join('');

/** One machine's log in order of time: record ids ascend, LogonIds begin anew after each boot. */
class MachineLog {
  readonly #seed: number;
  readonly #name: string;
  readonly #ids: Random;
  #id: number;
  #logons: LogonIds;

  constructor(seed: number, name: string) {
    [this.#seed, this.#name] = [seed, name];
    this.#ids = randomOf(seed, 'record ids', name);
    this.#id = this.#ids.between(20_000, 900_000);
    this.#logons = logonIds(seed, name);
  }

  write(records: readonly WindowsRecord[]): WrittenEvent[] {
    this.#logons.nextDay();
    return records.flatMap((record) => this.#written(record));
  }

  #written(record: WindowsRecord): WrittenEvent[] {
    if (record.boots) this.#logons = logonIds(this.#seed, this.#name);
    if (record.opens) this.#logons.open(record.opens);
    const data = resolved(record, this.#logons.of);
    // A restart ends what was open without a word.
    if (data === null) return [];
    this.#id += 1 + (this.#ids.chance(0.2) ? this.#ids.between(1, 6) : 0);
    const id = String(this.#id);
    return [{ id, at: record.at, record, line: lineOf(record, id, data) }];
  }
}

interface LogonIds {
  readonly open: (session: Session) => void;
  /** Undefined where the session began before the last boot. */
  readonly of: (session: Session) => string | undefined;
  /** No session lasts longer than this day and the next: what is older is forgotten. */
  readonly nextDay: () => void;
}

/** The same sequence after every boot, so that ids come back. SYSTEM's is always 0x3e7. */
function logonIds(seed: number, name: string): LogonIds {
  const random: Random = randomOf(seed, 'logon ids', name);
  let [today, yesterday] = [new Map<Session, string>(), new Map<Session, string>()];
  let last = random.between(0x1_a000, 0x2_4000);
  return {
    open: (session) => {
      last += random.between(0x300, 0x9000);
      today.set(session, isSystem(session) ? SYSTEM_LOGON : `0x${last.toString(16)}`);
    },
    of: (session) => (isSystem(session) ? SYSTEM_LOGON : (today.get(session) ?? yesterday.get(session))),
    nextDay: () => {
      [today, yesterday] = [new Map(), today];
    },
  };
}

const SYSTEM_LOGON = '0x3e7';
const isSystem = ({ account }: Session) => account.sid === 'S-1-5-18';

function resolved({ data }: WindowsRecord, idOf: LogonIds['of']): Record<string, string> | null {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(data)) {
    const text = typeof value === 'string' ? value : idOf(value);
    if (text === undefined) return null;
    out[name] = text;
  }
  return out;
}

/** As winlogbeat 8 writes a forwarded event. */
function lineOf(record: WindowsRecord, id: string, data: Readonly<Record<string, string>>): string {
  const { on, at, code, channel, provider, outcome = 'success', message } = record;
  return JSON.stringify({
    '@timestamp': new Date(at).toISOString(),
    event: { code: String(code), kind: 'event', provider, ...(channel === 'Security' && { outcome }) },
    host: { name: on.fqdn },
    ...(message !== undefined && { message }),
    winlog: {
      channel,
      computer_name: on.fqdn,
      event_id: String(code),
      provider_name: provider,
      record_id: id,
      event_data: data,
    },
  });
}
