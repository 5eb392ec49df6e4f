import { describe, expect, it } from 'vitest';
import { analysed, lines } from '../windows-diary.ts';

const CORP = 'CORP\\';

/** Names that are not their own, and the host that each is. */
const joined = async (events: string) =>
  lines(
    await analysed(events),
    `SELECT h.name || ' = ' || s.name FROM host_identity i JOIN host h USING (host_id) JOIN host s ON s.host_id = i.same_as
     WHERE s.name <> h.name ORDER BY 1`,
  );

const starts = (at: string, name: string, id: number) =>
  `${at} dc 4624 ${CORP}${name}$ type=3 id=0x1 to=dc sid=S-1-5-21-9-${id}`;
const works = (at: string, name: string) => `${at} ${name} 4624 ${CORP}ann type=2 id=0x2 from=${name}`;

describe('a computer that gets another name', () => {
  it('is one host through several names, with all forms of each, called by the first', async () => {
    expect(
      await joined(`
        ${starts('2026-03-02 08:00:00', 'WS-01', 1101)}
        ${works('2026-03-02 08:10:00', 'ws-01.corp.example')}
        ${starts('2026-03-09 08:00:00', 'WS-02', 1101)}
        ${works('2026-03-09 08:10:00', 'ws-02')}
        ${works('2026-03-09 08:20:00', 'ws-02.corp.example')}
        ${starts('2026-03-16 08:00:00', 'WS-03', 1101)}
        ${works('2026-03-16 08:10:00', 'ws-03')}`),
    ).toEqual([
      'ws-02 = ws-01.corp.example',
      'ws-02.corp.example = ws-01.corp.example',
      'ws-03 = ws-01.corp.example',
    ]);
  });

  it('goes on by the old name until it starts again', async () => {
    expect(
      await joined(`
        ${works('2026-03-02 08:00:00', 'ws-01')}
        2026-03-02 09:00:00 dc 4781 ${CORP}adm as=${CORP}WS-02$ about=WS-01$
        ${works('2026-03-02 17:00:00', 'ws-01')}
        ${works('2026-03-03 08:00:00', 'ws-02')}`),
    ).toEqual(['ws-02 = ws-01']);
  });

  it('is not a controller whose name it was given for a while', async () => {
    expect(
      await joined(`
        ${works('2026-03-01 08:00:00', 'dc')}
        ${works('2026-03-02 08:00:00', 'ws-01')}
        2026-03-02 09:00:00 dc 4781 ${CORP}ann as=${CORP}DC$ about=WS-01$
        ${works('2026-03-05 08:00:00', 'ws-01')}
        ${works('2026-03-06 08:00:00', 'dc')}`),
    ).toEqual([]);
  });

  it('is not the one that gets the old name, nor another of its model', async () => {
    expect(
      await joined(`
        ${starts('2026-03-02 08:00:00', 'WS-01', 1101)}
        ${works('2026-03-02 08:10:00', 'ws-01')}
        ${starts('2026-03-09 08:00:00', 'WS-02', 1101)}
        ${works('2026-03-09 08:10:00', 'ws-02')}
        ${works('2026-03-20 08:10:00', 'ws-01')}
        ${starts('2026-03-20 08:00:00', 'WS-04', 1104)}
        ${works('2026-03-21 08:10:00', 'ws-04')}`),
    ).toEqual([]);
  });

  it('has the addresses that it leases under either name', async () => {
    const database = await analysed(`
      ${starts('2026-03-02 08:00:00', 'WS-01', 1101)}
      2026-03-02 08:01:00 zeek dhcp - from=ws-01 ip=10.0.0.5
      ${starts('2026-03-09 08:00:00', 'WS-02', 1101)}
      2026-03-09 08:01:00 zeek dhcp - from=ws-02 ip=10.0.0.6`);
    expect(
      await lines(database, 'SELECT ip, h.name FROM host_address JOIN host h USING (host_id) ORDER BY ip'),
    ).toEqual(['10.0.0.5 ws-01', '10.0.0.6 ws-01']);
  });
});
