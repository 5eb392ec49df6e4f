import { describe, expect, it } from 'vitest';
import { joinHosts } from '../../../models/identity/join-hosts.ts';
import { analysed, lines } from '../windows-diary.ts';

function joined(names: readonly string[]): string[] {
  const hosts = names.map((name, id) => ({ id, name }));
  const text = (list: typeof hosts) =>
    joinHosts(list).map(({ host, sameAs }) => `${names[host] ?? ''} = ${names[sameAs] ?? ''}`);
  const forwards = text(hosts);
  expect(text(hosts.toReversed())).toEqual(forwards);
  return forwards;
}

describe('names of a host', () => {
  it('are one: short, full, in any case, and the computer account', () => {
    expect(joined(['WS-01', 'ws-01.corp.example', 'WS-01$', 'ws-02'])).toEqual([
      'WS-01 = ws-01.corp.example',
      'ws-01.corp.example = ws-01.corp.example',
      'WS-01$ = ws-01.corp.example',
      'ws-02 = ws-02',
    ]);
  });

  it('stay apart in two DNS domains, and the short one joins neither', () => {
    expect(joined(['WS-01', 'ws-01', 'ws-01.corp.example', 'ws-01.other.example'])).toEqual([
      'WS-01 = WS-01',
      'ws-01 = WS-01',
      'ws-01.corp.example = ws-01.corp.example',
      'ws-01.other.example = ws-01.other.example',
    ]);
  });

  it('cut at fifteen letters are the only longer one, if there is only one', () => {
    expect(joined(['ACCOUNTING-LAPT', 'accounting-laptop7.corp.example'])[0]).toBe(
      'ACCOUNTING-LAPT = accounting-laptop7.corp.example',
    );
    expect(joined(['ACCOUNTING-LAPT', 'accounting-laptop7', 'accounting-laptop8'])[0]).toBe(
      'ACCOUNTING-LAPT = ACCOUNTING-LAPT',
    );
  });

  it('that are addresses are no names with a domain', () => {
    expect(joined(['10.0.0.5', '10.0.0.6'])).toEqual(['10.0.0.5 = 10.0.0.5', '10.0.0.6 = 10.0.0.6']);
  });
});

const roles = async (events: string) =>
  lines(
    await analysed(events),
    'SELECT h.name, i.role FROM host_identity i JOIN host h USING (host_id) ORDER BY h.name',
  );

describe('roles of hosts', () => {
  it('come from what happens at them', async () => {
    expect(
      await roles(String.raw`
        08:00:00 dc-01 4769 CORP\ann to=srv-01
        08:00:00 ws-01 4624 CORP\ann type=2 id=0x1 from=ws-01
        08:01:00 srv-01 4624 CORP\ann type=3 id=0x2 to=srv-01
        08:02:00 srv-01 4624 CORP\bob type=3 id=0x3 to=srv-01
        08:03:00 srv-01 4624 CORP\cid type=3 id=0x4 to=srv-01
        08:04:00 srv-02 4624 CORP\ann type=3 id=0x5 to=srv-02`),
    ).toEqual(['dc-01 domain controller', 'srv-01 server', 'srv-02 ', 'ws-01 workstation']);
  });

  it('do not come from computers that sign in, nor from refused sign-ins or forms of one person', async () => {
    expect(
      await roles(String.raw`
        08:01:00 srv-01 4624 CORP\WS-01$ type=3 id=0x2 to=srv-01
        08:01:00 srv-01 4624 CORP\WS-02$ type=3 id=0x3 to=srv-01
        08:01:00 srv-01 4624 CORP\WS-03$ type=3 id=0x4 to=srv-01
        08:02:00 ws-01 4624 CORP\ann type=3 id=0x2 to=ws-01
        08:02:00 ws-01 4624 corp.example\ann type=3 id=0x3 to=ws-01
        08:02:00 ws-01 4624 ann@corp.example type=3 id=0x4 to=ws-01
        08:03:00 ws-01 4624 CORP\bob type=3 failed=1 to=ws-01`),
    ).toEqual(['srv-01 ', 'ws-01 ']);
  });
});

const time = (column: string) => `strftime(make_timestamp(${column}), '%d %H:%M')`;
const addresses = async (events: string) =>
  lines(
    await analysed(events),
    `SELECT ip, h.name, ${time('from_us')} || '–' || ${time('to_us')} AS held FROM host_address JOIN host h USING (host_id)
     ORDER BY ip, from_us`,
  );

describe('addresses of hosts', () => {
  it('hold from a computer that signs in until another does from there, or a day of silence', async () => {
    expect(
      await addresses(String.raw`
        2026-03-02 08:00:00 dc 4624 corp.example\WS-01$ type=3 id=0x1 ip=10.0.0.5 to=dc
        2026-03-02 12:00:00 dc 4769 WS-01$@corp.example ip=10.0.0.5 to=WS-01.corp.example
        2026-03-02 20:00:00 dc 4769 WS-02$@corp.example ip=10.0.0.5 to=WS-02.corp.example
        2026-03-05 08:00:00 dc 4769 WS-02$@corp.example ip=10.0.0.5`),
    ).toEqual([
      '10.0.0.5 WS-01.corp.example 02 08:00–02 20:00',
      '10.0.0.5 WS-02.corp.example 02 20:00–03 20:00',
      '10.0.0.5 WS-02.corp.example 05 08:00–06 08:00',
    ]);
  });

  it('are what a lease says, and one however they are written', async () => {
    expect(
      await addresses(String.raw`
        2026-03-02 08:00:00 zeek dhcp - from=ws-01 ip=10.0.0.5
        2026-03-02 12:00:00 srv 4624 CORP\ann type=3 id=0x1 ip=::ffff:10.0.0.5 from=ws-01 to=srv`),
    ).toEqual(['10.0.0.5 ws-01 02 08:00–03 12:00']);
  });

  it('of version 6 alike; a host may have several, and move', async () => {
    expect(
      await addresses(String.raw`
        08:00:00 dc 4769 CORP\WS-01$ ip=fe80::5 to=ws-01
        09:00:00 ws-01 5156 CORP\ann ip=10.0.0.5 from=ws-01
        10:00:00 srv 4624 CORP\ann type=3 id=0x1 ip=10.0.0.9 from=ws-01 to=srv`),
    ).toEqual([
      '10.0.0.5 ws-01 02 09:00–03 09:00',
      '10.0.0.9 ws-01 02 10:00–03 10:00',
      'fe80::5 ws-01 02 08:00–03 08:00',
    ]);
  });

  it('are not learnt from users without a workstation, refused sign-ins, loopback, or where a name fits two hosts', async () => {
    expect(
      await addresses(String.raw`
        08:00:00 dc 4769 CORP\ann ip=10.0.0.5 to=srv
        08:01:00 srv 4625 CORP\ann type=3 ip=10.0.0.6 from=ws-01 to=srv failed=1
        08:02:00 srv 4624 CORP\ann type=2 id=0x1 ip=127.0.0.1 from=srv
        08:03:00 dc 4769 CORP\WS-07$ ip=10.0.0.7 to=ws-07.corp.one
        08:04:00 dc 4769 CORP\ann to=ws-07.corp.two`),
    ).toEqual([]);
  });
});

describe('addresses that several hosts claim', () => {
  it('change hands within minutes, at the first sign of the next', async () => {
    expect(
      await addresses(String.raw`
        08:00:00 dc 4769 CORP\WS-01$ ip=10.0.0.5 to=ws-01
        09:00:00 dc 4769 CORP\WS-01$ ip=10.0.0.5 to=ws-01
        09:03:00 dc 4769 CORP\WS-02$ ip=10.0.0.5 to=ws-02
        09:05:00 dc 4769 CORP\WS-02$ ip=10.0.0.5 to=ws-02`),
    ).toEqual(['10.0.0.5 ws-01 02 08:00–02 09:03', '10.0.0.5 ws-02 02 09:03–03 09:05']);
  });

  it('are no host’s while computers act from there in turns, as behind a NAT', async () => {
    expect(
      await addresses(String.raw`
        08:00:00 dc 4769 CORP\WS-01$ ip=10.0.0.5 to=ws-01
        08:10:00 dc 4769 CORP\WS-02$ ip=10.0.0.5 to=ws-02
        08:20:00 dc 4769 CORP\WS-01$ ip=10.0.0.5 to=ws-01
        08:30:00 dc 4769 CORP\WS-03$ ip=10.0.0.5 to=ws-03
        08:40:00 dc 4769 CORP\WS-02$ ip=10.0.0.5 to=ws-02`),
    ).toEqual([]);
  });

  it('are no host’s where two act at one moment', async () => {
    expect(
      await addresses(String.raw`
        08:00:00 dc 4769 CORP\WS-01$ ip=10.0.0.5 to=ws-01
        08:00:00 dc 4769 CORP\WS-02$ ip=10.0.0.5 to=ws-02`),
    ).toEqual([]);
  });

  it('are the gateway’s own where only the others are named by sign-ins', async () => {
    expect(
      await addresses(String.raw`
        08:00:00 dc 4769 CORP\GATE$ ip=10.0.0.5 to=gate
        08:10:00 srv 4624 CORP\ann type=3 id=0x1 ip=10.0.0.5 from=ws-01 to=srv
        08:20:00 srv 4624 CORP\bob type=3 id=0x2 ip=10.0.0.5 from=ws-02 to=srv
        08:30:00 dc 4769 CORP\GATE$ ip=10.0.0.5 to=gate`),
    ).toEqual(['10.0.0.5 gate 02 08:00–03 08:30']);
  });

  it('belong to one again on days on which it alone shows signs', async () => {
    expect(
      await addresses(String.raw`
        2026-03-02 08:00:00 dc 4769 CORP\WS-01$ ip=10.0.0.5 to=ws-01
        2026-03-02 08:10:00 dc 4769 CORP\WS-02$ ip=10.0.0.5 to=ws-02
        2026-03-02 08:20:00 dc 4769 CORP\WS-01$ ip=10.0.0.5 to=ws-01
        2026-03-09 08:00:00 dc 4769 CORP\WS-01$ ip=10.0.0.5 to=ws-01`),
    ).toEqual(['10.0.0.5 ws-01 09 08:00–10 08:00']);
  });
});
