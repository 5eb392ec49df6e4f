import { describe, expect, it } from 'vitest';
import { findSignals } from '../../../electron/engine/signals/find-signals.ts';
import { SIGNAL_IDS, type SignalId } from '../../../models/domain/signal.ts';
import { analysed } from '../../models/windows-diary.ts';

const CORP = 'CORP\\';

const dates = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => new Date(Date.UTC(2026, 2, from + i)).toISOString().slice(0, 10));
/** Four weeks before the computers get other names, and after. */
const BEFORE = dates(2, 28);
const [RENAMED = '', AFTER = ''] = dates(30, 2);

const each = (days: readonly string[], line: (day: string) => string) => days.map(line).join('\n');

/** What a signal tells of the day after the renaming. */
async function told(signal: SignalId, lines: readonly string[]): Promise<string[]> {
  const database = await analysed(lines.join('\n'));
  const { signals } = await findSignals(database, {
    zone: 'UTC',
    only: new Set(SIGNAL_IDS),
    tunes: [],
    allows: [],
    signal: new AbortController().signal,
    onEvents: () => Promise.resolve(),
  });
  database.closeInstance();
  return signals
    .filter((one) => one.signal === signal && one.endUs >= Date.parse(AFTER) * 1000)
    .flatMap(({ entity, says }) => (entity.name.endsWith('ann') ? [says] : []));
}

/** A controller names both accounts of the computer with one SID. */
const bySid = (old: string, now: string, id: number) => [
  `${RENAMED} 07:00:00 dc 4624 ${CORP}${old}$ type=3 id=0x${id} to=dc sid=S-1-5-21-9-${id}`,
  `${RENAMED} 20:00:00 dc 4624 ${CORP}${now}$ type=3 id=0x${id + 1} to=dc sid=S-1-5-21-9-${id}`,
];
/** A controller records that the name was changed. */
const byRecord = (old: string, now: string) => [
  `${RENAMED} 19:00:00 dc 4781 ${CORP}adm as=${CORP}${now}$ about=${old}$`,
];
const WAYS = [
  ['its account kept its SID', bySid],
  ['a controller recorded the change', byRecord],
] as const;
const unknown = () => [];
/** Another computer got the old name: both are in use. */
const reused = (old: string, now: string, id: number) => [
  ...bySid(old, now, id),
  `${RENAMED} 21:00:00 dc 4624 ${CORP}${old}$ type=3 id=0x${id + 2} to=dc`,
  `${AFTER} 21:00:00 dc 4624 ${CORP}${old}$ type=3 id=0x${id + 3} to=dc`,
];
type Way = (old: string, now: string, id: number) => readonly string[];

/** Three servers that ann alone goes to every day from her own computer. */
const SERVERS = [1, 2, 3] as const;
const movement = (way: Way) => [
  each(BEFORE, (day) =>
    SERVERS.map(
      (n) => `${day} 09:0${n}:00 srv-${n} 4624 ${CORP}ann type=3 id=0x${n} from=ws-01 to=srv-${n}`,
    ).join('\n'),
  ),
  ...SERVERS.flatMap((n) => way(`SRV-${n}`, `NEW-${n}`, 1100 + 10 * n)),
  ...SERVERS.map(
    (n) => `${AFTER} 09:0${n}:00 new-${n} 4624 ${CORP}ann type=3 id=0x${n} from=ws-01 to=new-${n}`,
  ),
];

/** ann works with nine others at one server and alone at another one, where a stranger comes first after the renaming. */
const resource = (way: Way) => [
  each(BEFORE, (day) =>
    [
      `${day} 09:00:00 srv-1 4624 ${CORP}ann type=3 id=0x1 to=srv-1`,
      `${day} 09:00:00 srv-3 4624 ${CORP}zoe type=3 id=0x1 to=srv-3`,
      ...['ann', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map(
        (who) => `${day} 09:10:00 srv-2 4624 ${CORP}${who} type=3 id=0x2 to=srv-2`,
      ),
    ].join('\n'),
  ),
  ...way('SRV-1', 'NEW-1', 1110),
  `${AFTER} 08:00:00 new-1 4624 ${CORP}zoe type=3 id=0x9 to=new-1`,
  `2026-04-20 09:00:00 new-1 4624 ${CORP}ann type=3 id=0xa to=new-1`,
];

/** ann mistypes her password on her own computer. */
const device = (way: Way) => [
  each(BEFORE, (day) => `${day} 09:00:00 srv 4624 ${CORP}ann type=3 id=0x1 from=ws-01 to=srv`),
  ...way('WS-01', 'WS-77', 1110),
  ...[1, 2, 3, 4].map((n) => `${AFTER} 09:0${n}:00 srv 4625 ${CORP}ann type=3 from=ws-77 to=srv failed=1`),
  `${AFTER} 09:05:00 srv 4624 ${CORP}ann type=3 id=0x2 from=ws-77 to=srv`,
];

const CASES = [
  ['lateral-movement', movement],
  ['never-used-resource', resource],
  ['failed-then-success', device],
] as const;

describe.each(CASES)('a computer that got another name: %s', (signal, lines) => {
  it.each(WAYS)('is no other one where %s', async (_, way) => {
    expect(await told(signal, lines(way))).toEqual([]);
  });

  it('is another one where nothing says that it is the same', async () => {
    expect(await told(signal, lines(unknown))).toHaveLength(1);
  });

  it('is another one where the old name goes on being used', async () => {
    expect(await told(signal, lines(reused))).toHaveLength(1);
  });
});
