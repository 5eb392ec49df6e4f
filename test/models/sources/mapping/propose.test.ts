import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../../../../models/sources/mapping/propose.ts';
import { tableOfRecords, tableOfText } from '../../../../models/sources/mapping/table.ts';
import { readMapping, writeMapping } from '../../../../models/sources/mapping/yaml.ts';
import { sampleOf } from '../../../../models/sources/parts/sample.ts';

const proposed = (name: string, delimiter: string, lines: readonly string[]) =>
  proposeMapping(tableOfText(sampleOf(name, `${lines.join('\n')}\n`, delimiter), delimiter));

describe('a proposed mapping', () => {
  it('reads a German VPN export: two time columns, sign-ins, failures', () => {
    const { mapping, needsZone } = proposed('vpn.csv', ';', [
      'Datum;Uhrzeit;Benutzer;Quelladresse;Aktion;Ergebnis;Dauer',
      '13.11.2026;08:01:22;KORP\\meier;10.1.2.3;Anmeldung;Erfolg;',
      '13.11.2026;17:40:00;KORP\\meier;10.1.2.3;Abmeldung;Erfolg;34718',
      '14.11.2026;02:11:09;KORP\\kunz;203.0.113.9;Anmeldung;Fehlgeschlagen;',
    ]);
    expect(mapping).toMatchObject({
      kind: 'logon',
      time: { columns: ['Datum', 'Uhrzeit'], pattern: '%d.%m.%Y %H:%M:%S' },
      fields: { user: 'Benutzer', src_ip: 'Quelladresse', action: 'Aktion', outcome: 'Ergebnis' },
      actions: { anmeldung: 'remote-logon', abmeldung: 'session-ended' },
      failures: ['fehlgeschlagen'],
    });
    expect(needsZone).toBe(true);
  });

  it('reads doors by tabs, with readers as what was reached', () => {
    const { mapping } = proposed('doors.tsv', '\t', [
      'Time\tCardholder\tDoor\tResult',
      '2026-11-02 08:01:00\tAnn Smith\tLab 3\tGranted',
      '2026-11-02 08:04:00\tBo Li\tLab 3\tDenied',
    ]);
    expect(mapping).toMatchObject({
      kind: 'access',
      delimiter: '\t',
      time: { columns: ['Time'], pattern: 'iso-local' },
      fields: { user: 'Cardholder', dst_host: 'Door', outcome: 'Result' },
      failures: ['denied'],
    });
  });

  it('reads payments: amounts, payees, American dates with halves of the day, their own ids', () => {
    const { mapping } = proposed('payments.csv', ',', [
      'Transaction ID,Booking Date,Created By,Payee,Amount EUR,Description',
      'T1,11/13/2026 10:00 AM,ann.smith,ACME,"1,200.50",Invoice 7',
      'T2,11/14/2026 01:05 PM,bo.li,Beta,99.00,Invoice 8',
    ]);
    expect(mapping).toMatchObject({
      kind: 'transaction',
      time: { columns: ['Booking Date'], pattern: '%m/%d/%Y %I:%M %p' },
      fields: { user: 'Created By', target_user: 'Payee', amount: 'Amount EUR', record_id: 'Transaction ID' },
    });
  });

  it('reads Japanese headers, times and words', () => {
    const { mapping } = proposed('log.csv', ',', [
      '日時,ユーザー名,端末名,操作,結果',
      '2026年11月02日 10時00分00秒,tanaka,PC-7,ログイン,成功',
      '2026年11月02日 18時00分00秒,tanaka,PC-7,ログアウト,成功',
    ]);
    expect(mapping).toMatchObject({
      kind: 'logon',
      time: { columns: ['日時'], pattern: '%Y年%m月%d日 %H時%M分%S秒' },
      fields: { user: 'ユーザー名', src_host: '端末名', action: '操作', outcome: '結果' },
      actions: { ログイン: 'logged-on', ログアウト: 'logged-off' },
    });
  });

  it('reads milliseconds since 1970, bytes and addresses of a proxy', () => {
    const { mapping, needsZone } = proposed('proxy.log', '|', [
      'epoch_ms|c-ip|cs-username|cs-method|cs-uri|sc-bytes',
      '1794902400000|10.0.0.4|ann|GET|http://a.example/|1234',
      '1794902401000|10.0.0.5|bo|POST|http://b.example/x|99123',
    ]);
    expect(mapping).toMatchObject({
      kind: 'transfer',
      time: { columns: ['epoch_ms'], pattern: 'epoch-ms' },
      fields: {
        user: 'cs-username',
        src_ip: 'c-ip',
        resource: 'cs-uri',
        bytes: 'sc-bytes',
        action: 'cs-method',
      },
    });
    expect(needsZone).toBe(false);
  });

  it('reads nested JSON by paths', () => {
    const records = [
      {
        at: '2026-11-02T10:00:00Z',
        actor: { email: 'ann@corp.example' },
        action: 'record.view',
        client: { ip: '10.0.0.3' },
        rows: 12,
      },
      {
        at: '2026-11-02T10:01:00Z',
        actor: { email: 'bo@corp.example' },
        action: 'record.export',
        client: { ip: '10.0.0.3' },
        rows: 900,
      },
    ];
    expect(proposeMapping(tableOfRecords({ name: 'crm.json', records })).mapping).toMatchObject({
      encoding: 'json',
      time: { columns: ['at'], pattern: 'iso' },
      fields: { user: 'actor.email', src_ip: 'client.ip', action: 'action', items: 'rows' },
    });
  });

  it('names columns by their places where the first line is a record', () => {
    const { mapping } = proposed('raw.csv', ',', [
      '2026-11-02T10:00:00Z,ann@corp.example,10.0.0.3,ok',
      '2026-11-02T10:01:00Z,bo@corp.example,10.0.0.4,failed',
    ]);
    expect(mapping).toMatchObject({
      header: false,
      time: { columns: ['#1'] },
      fields: { user: '#2', src_ip: '#3', outcome: '#4' },
    });
  });

  it('says that day and month cannot be told apart, and is less sure', () => {
    const { columns } = proposed('a.csv', ',', [
      'date,user',
      '01/02/2026 10:00:00,ann',
      '03/04/2026 11:00:00,bo',
    ]);
    expect(columns[0]).toMatchObject({ field: 'time', confidence: 0.5 });
    expect(columns[0]?.reason).toContain('no value tells');
  });

  it('proposes no time where there is none, and no field for what it cannot be', () => {
    const { mapping, columns } = proposed('a.csv', ',', [
      'colour,source ip',
      'red,not an address',
      'blue,neither',
    ]);
    expect(mapping.time.columns).toEqual([]);
    expect(columns.map(({ field }) => field)).toEqual([null, null]);
  });

  it('takes no number that comes twice for the record’s own, and no megabytes for bytes', () => {
    const { mapping } = proposed('a.csv', ',', [
      'time,user,event id,Size (MB)',
      '2026-11-02T10:00:00Z,ann,4624,12',
      '2026-11-02T11:00:00Z,bo,4625,3',
      '2026-11-02T12:00:00Z,bo,4625,7',
    ]);
    expect(mapping.fields).toEqual({ user: 'user', action: 'event id' });
  });

  it('comes back from its YAML as it was', () => {
    const { mapping } = proposed('a.csv', ';', [
      'Zeit;Benutzer;Betrag',
      '2026-11-02T10:00:00Z;ann;"1.200,50"',
      '2026-11-02T11:00:00Z;bo;7',
    ]);
    expect(readMapping(writeMapping(mapping))).toEqual(mapping);
  });
});
