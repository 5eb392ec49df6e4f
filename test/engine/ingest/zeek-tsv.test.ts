import { describe, expect, it } from 'vitest';
import { originalText } from '../../../electron/engine/ingest/source-text.ts';
import { bring, file, newCase, reopened } from './cases.ts';

/** Type of a field as `#types` has it, by its name; what is not named is a string. */
const TYPES: Readonly<Record<string, string>> = {
  ts: 'time',
  'id.orig_h': 'addr',
  'id.orig_p': 'port',
  'id.resp_h': 'addr',
  'id.resp_p': 'port',
  established: 'bool',
  resumed: 'bool',
  success: 'bool',
  auth_success: 'bool',
  client_cert: 'bool',
  auth_attempts: 'count',
  orig_bytes: 'count',
  resp_bytes: 'count',
  size: 'count',
  duration: 'interval',
  lease_time: 'interval',
  client_cert_chain_fps: 'vector[string]',
  client_cert_chain_fuids: 'vector[string]',
  uids: 'set[string]',
  answers: 'vector[string]',
  'san.dns': 'vector[string]',
  'remote_location.latitude': 'double',
  'remote_location.longitude': 'double',
};

type Value = string | number | boolean | readonly string[];
type ZeekRecord = Readonly<Record<string, Value>>;

const TIMES = ['1772352000.000001', '1772352001.5', '1772352061.250000'];
const CONNECTION = {
  uid: 'CkZ1',
  'id.orig_h': '10.0.1.4',
  'id.orig_p': 50_123,
  'id.resp_h': '10.0.0.9',
  'id.resp_p': 443,
};
const LOGS: Readonly<Record<string, readonly ZeekRecord[]>> = {
  ssl: [
    {
      ...CONNECTION,
      version: 'TLSv12',
      cipher: 'TLS_X',
      server_name: 'vault.corp.example',
      established: true,
      client_cert_chain_fps: ['ab01', 'ab02'],
      client_subject: 'CN=Smith\\, Ann,OU=People,O=Corp',
      client_issuer: 'CN=Corp CA',
      ja3: 'e7d7',
    },
    { ...CONNECTION, version: 'TLSv13', established: false, client_cert_chain_fps: [] },
    { ...CONNECTION, established: true, client_cert_chain_fuids: ['Fq1'] },
  ],
  x509: [
    {
      fingerprint: 'ab01',
      'certificate.serial': '7E',
      'certificate.subject': 'CN=ann',
      'certificate.issuer': 'CN=Corp CA',
      'san.dns': ['a.example', 'b,c.example'],
      client_cert: true,
    },
  ],
  ssh: [
    {
      ...CONNECTION,
      auth_success: true,
      auth_attempts: 1,
      client: 'SSH-2.0-OpenSSH_9.6',
      direction: 'INBOUND',
    },
    {
      ...CONNECTION,
      auth_success: false,
      auth_attempts: 3,
      client: '',
      'remote_location.country_code': 'DE',
      'remote_location.city': 'Köln',
      'remote_location.latitude': 50.9,
      'remote_location.longitude': 6.9,
    },
    { ...CONNECTION, auth_attempts: 0 },
  ],
  rdp: [
    { ...CONNECTION, cookie: 'ann', result: 'encrypted', security_protocol: 'HYBRID', client_name: 'WS-01' },
  ],
  kerberos: [
    {
      ...CONNECTION,
      request_type: 'TGS',
      client: 'ann/CORP.EXAMPLE',
      service: 'cifs/fs-01.corp.example',
      success: true,
      cipher: 'rc4-hmac',
      client_cert_subject: 'CN=ann',
    },
    {
      ...CONNECTION,
      request_type: 'AS',
      client: 'ann/CORP.EXAMPLE',
      service: 'krbtgt/CORP.EXAMPLE',
      success: false,
      error_msg: 'KDC_ERR_PREAUTH_FAILED',
    },
  ],
  ntlm: [
    {
      ...CONNECTION,
      username: 'ann',
      hostname: 'WS-01',
      domainname: 'CORP',
      server_dns_computer_name: 'fs-01.corp.example',
      success: true,
    },
    { ...CONNECTION, server_nb_computer_name: 'FS-01', success: true },
  ],
  conn: [{ ...CONNECTION, proto: 'tcp', duration: 0.25, orig_bytes: 1200, resp_bytes: 40, conn_state: 'SF' }],
  dhcp: [
    {
      uids: ['Ca', 'Cb'],
      client_addr: '10.0.1.77',
      mac: '00:0d:3a:00:00:01',
      host_name: 'ws-77',
      assigned_addr: '10.0.1.77',
      lease_time: 600,
    },
  ],
  smb_files: [
    { ...CONNECTION, action: 'SMB::FILE_OPEN', path: '\\\\fs-01\\finance', name: 'plan.xlsx', size: 12 },
    { ...CONNECTION, action: 'SMB::FILE_DELETE', path: '\\\\fs-01\\finance', name: 'plan.xlsx', size: 12 },
  ],
  smb_mapping: [{ ...CONNECTION, path: '\\\\fs-01\\finance', share_type: 'DISK' }],
  dns: [{ ...CONNECTION, query: 'x.example', answers: ['10.0.0.4', '10.0.0.5'] }],
};

/** As Zeek writes it: bytes that part fields, and backslashes, as escapes. */
const escaped = (value: string, inList: boolean) => {
  const text = value.replaceAll('\\', '\\\\').replaceAll('\t', '\\x09');
  return inList ? text.replaceAll(',', '\\x2c') : text;
};
function cell(value: Value | undefined): string {
  if (value === undefined) return '-';
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value === '' ? '(empty)' : escaped(value, false);
  return value.length === 0 ? '(empty)' : value.map((item) => escaped(item, true)).join(',');
}

const HEAD = ['#separator \\x09', '#set_separator\t,', '#empty_field\t(empty)', '#unset_field\t-'];
function tsv(path: string, records: readonly ZeekRecord[]): string {
  const fields = ['ts', ...new Set(records.flatMap((record) => Object.keys(record)))];
  const rows = records.map((record, i) =>
    fields.map((field) => (field === 'ts' ? TIMES[i] : cell(record[field]))).join('\t'),
  );
  return [
    ...HEAD,
    `#path\t${path}`,
    '#open\t2026-03-01-08-00-00',
    `#fields\t${fields.join('\t')}`,
    `#types\t${fields.map((field) => TYPES[field] ?? 'string').join('\t')}`,
    ...rows,
    '#close\t2026-03-01-09-00-00',
    '',
  ].join('\n');
}
const json = (records: readonly ZeekRecord[]) =>
  records.map((record, i) => `{"ts":${TIMES[i]},${JSON.stringify(record).slice(1)}\n`).join('');

async function eventsOf(name: string, content: string) {
  const open = await newCase();
  const [receipt] = await bring(open, file(name, content));
  const events = await open.reader.rows<Record<string, unknown>>(
    `SELECT e.* EXCLUDE (event_id, source_id, account_id, target_account_id, computer_id, src_host_id, dst_host_id, content_hash),
      content_hash::VARCHAR AS hash, a.name AS account, a.kind, h.name AS src_host, d.name AS dst_host
    FROM event e JOIN account a USING (account_id) LEFT JOIN host h ON h.host_id = e.src_host_id LEFT JOIN host d ON d.host_id = e.dst_host_id
    ORDER BY event_id`,
  );
  return { open, receipt, events };
}

describe("Zeek's logs as tab-separated values", () => {
  it.each(Object.keys(LOGS))('of %s are the events of its JSON, column by column', async (path) => {
    const records = LOGS[path] ?? [];
    const fromText = await eventsOf(`${path}.log`, tsv(path, records));
    const fromJson = await eventsOf(`${path}.ndjson`, json(records));
    const counts = { source: 'zeek', stored: records.length, rejected: 0, balanced: true };
    expect(fromText.receipt).toMatchObject({ ...counts, other: 9, other_by_reason: { comment: 9 } });
    expect(fromJson.receipt).toMatchObject({ ...counts, other: 0 });
    const hashes = path === 'dns' ? ['hash'] : [];
    const without = (events: typeof fromText.events) =>
      events.map((event) =>
        Object.fromEntries(Object.entries(event).filter(([key]) => !hashes.includes(key))),
      );
    expect(without(fromText.events)).toEqual(without(fromJson.events));
    expect(fromText.events[0]?.['channel']).toBe(`zeek ${path}`);
  });

  it('are duplicates of the JSON of the same records, and the other way round', async () => {
    const open = await newCase();
    const records = LOGS['ssl'] ?? [];
    await bring(open, file('ssl.log', tsv('ssl', records)));
    expect(await bring(open, file('ssl.ndjson', json(records)))).toMatchObject([{ stored: 0, duplicate: 3 }]);
  });

  it('name whose certificate was shown, and say where a record does not tell', async () => {
    const { events } = await eventsOf('ssl.log', tsv('ssl', LOGS['ssl'] ?? []));
    expect(
      events.map((event) => [event['action'], event['account'], event['certificate'], event['detail']]),
    ).toEqual([
      ['certificate-used', 'Smith, Ann', 'ab01', null],
      ['network-connected', '-', null, null],
      ['certificate-used', '-', null, 'client certificate in file Fq1: its subject is not in this record'],
    ]);
  });

  it('may be several logs in one file, each under its own header, and with other separators', async () => {
    const conn = tsv('conn', LOGS['conn'] ?? []);
    const ssh = tsv('ssh', LOGS['ssh'] ?? [])
      .replaceAll('\t', '|')
      .replace('\\x09', '\\x7c')
      .replace('#unset_field|-', '#unset_field|NA')
      .replaceAll(/\|-(?=[|\n])/g, '|NA');
    const { open, receipt, events } = await eventsOf('zeek.log', conn + ssh);
    expect(receipt).toMatchObject({ records: 22, stored: 4, other: 18, rejected: 0, balanced: true });
    expect(events.map(({ action }) => action)).toEqual([
      'network-connected',
      'remote-logon',
      'logon-failed',
      'network-connected',
    ]);
    expect((await originalText(open.reader, 1, 8)).text).toContain('CkZ1');
    expect((await originalText(open.reader, 1, 0)).text).toBe('#separator \\x09');
    expect(
      (
        await open.reader.rows(
          'SELECT (event_id - event_base)::INTEGER AS n FROM event JOIN source USING (source_id) ORDER BY n',
        )
      ).map(({ n }) => n),
    ).toEqual([8, 18, 19, 20]);
  });

  it('that are cut, bent or not text are rejected line by line, with the reason', async () => {
    const good = tsv('ssh', LOGS['ssh'] ?? []);
    const bent = Buffer.concat([
      Buffer.from(good.replace('#close\t2026-03-01-09-00-00\n', '1772352000.5\tCshort\n\n')),
      Buffer.from([0xff, 0xfe, 10]),
      Buffer.from('a\0b\n'),
      Buffer.from(`${'x'.repeat(3 << 20)}\n`),
      Buffer.from('#close\t2026-03-01-09-00-00'),
    ]);
    const open = await newCase();
    const path = file('ssh.log', bent);
    const [receipt] = await bring(open, path);
    expect(receipt).toMatchObject({ records: 16, stored: 3, rejected: 4, other: 9, balanced: true });
    expect(await open.reader.rows('SELECT record, line, reason FROM reject ORDER BY record')).toEqual([
      { record: 11, line: 12, reason: '2 fields instead of 14' },
      { record: 12, line: 14, reason: 'invalid UTF-8' },
      { record: 13, line: 15, reason: 'NUL byte' },
      { record: 14, line: 16, reason: 'line longer than 1 MiB' },
    ]);
    expect(receipt?.warnings).toEqual([
      'the last line has no line end: the file may have been cut off',
      '1 blank line',
    ]);
    await open.close();
    expect((await originalText((await reopened(open.path)).reader, 1, 10)).text).toContain('CkZ1');
  });

  it('without any header are no logs of Zeek', async () => {
    const open = await newCase();
    await expect(bring(open, file('conn.log', '1.0\tC1\n'), { source: 'zeek' })).rejects.toMatchObject({
      code: 'FORMAT_UNKNOWN',
    });
  });
});
