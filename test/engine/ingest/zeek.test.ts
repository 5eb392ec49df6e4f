import { describe, expect, it } from 'vitest';
import { bring, file, newCase } from './cases.ts';

const COLUMNS = `strftime(make_timestamp(at_us), '%Y-%m-%d %H:%M:%S.%f') AS "at", action, outcome, a.name AS account, a.kind, src_ip, h.name AS src_host,
  d.name AS dst_host, resource, certificate, certificate_subject, certificate_issuer, tls_client, factor, channel`;

async function imported(name: string, ...records: readonly object[]) {
  const open = await newCase();
  const [receipt] = await bring(open, file(name, records.map((record) => JSON.stringify(record)).join('\n')));
  const events = await open.writer.rows(
    `SELECT ${COLUMNS} FROM event e JOIN account a USING (account_id) LEFT JOIN host h ON h.host_id = e.src_host_id
    LEFT JOIN host d ON d.host_id = e.dst_host_id ORDER BY e.event_id`,
  );
  return { receipt, events };
}

const CONNECTION = {
  ts: 1_588_205_718.375722,
  uid: 'C1',
  'id.orig_h': '10.0.1.4',
  'id.orig_p': 6064,
  'id.resp_h': '10.0.0.9',
  'id.resp_p': 443,
};
const SSL = {
  ...CONNECTION,
  version: 'TLSv12',
  cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  server_name: 'vault.corp.example',
  established: true,
  client_subject: 'CN=ann,OU=People,O=Corp',
  client_issuer: 'CN=Corp CA',
  client_cert_chain_fps: ['abcd'],
  ja3: 'e7d7',
};

describe("Zeek's logs as JSON", () => {
  it('are known by a lease as well, which belongs to several connections', async () => {
    const { receipt, events } = await imported('dhcp.log', {
      ts: 1_588_205_718.375722,
      uids: ['C1', 'C2'],
      client_addr: '10.0.1.4',
      server_addr: '10.0.0.1',
      mac: '00:00:5e:00:53:01',
      host_name: 'ws-17',
      assigned_addr: '10.0.1.4',
      lease_time: 86_400,
      msg_types: ['REQUEST', 'ACK'],
    });
    expect(receipt).toMatchObject({ source: 'zeek', stored: 1, balanced: true });
    expect(events).toMatchObject([{ src_ip: '10.0.1.4', src_host: 'ws-17', channel: 'zeek dhcp' }]);
  });

  it('tell who presented which certificate to what', async () => {
    const { receipt, events } = await imported('ssl.log', SSL);
    expect(receipt).toMatchObject({ source: 'zeek', records: 1, stored: 1, balanced: true });
    expect(events).toEqual([
      {
        at: '2020-04-30 00:15:18.375722',
        action: 'certificate-used',
        outcome: 'success',
        account: 'ann',
        kind: 'user',
        src_ip: '10.0.1.4',
        src_host: null,
        dst_host: null,
        resource: 'vault.corp.example',
        certificate: 'abcd',
        certificate_subject: 'CN=ann,OU=People,O=Corp',
        certificate_issuer: 'CN=Corp CA',
        tls_client: 'e7d7',
        factor: 'certificate',
        channel: 'zeek ssl',
      },
    ]);
  });

  it('are read with dotted, nested and underscored names, and with times as text', async () => {
    const nested = {
      ...SSL,
      id: { orig_h: '10.0.1.5', resp_h: '10.0.0.9' },
      ts: '2020-04-30T00:15:18.375722Z',
    };
    const { 'id.orig_h': _, 'id.resp_h': __, ...bare } = nested;
    const { 'id.orig_h': ___, ...plain } = SSL;
    const { receipt, events } = await imported('ssl.log', SSL, bare, { ...plain, id_orig_h: '10.0.1.6' });
    expect(receipt).toMatchObject({ stored: 3, rejected: 0 });
    expect(events.map(({ src_ip: ip, at }) => [ip, at])).toEqual([
      ['10.0.1.4', '2020-04-30 00:15:18.375722'],
      ['10.0.1.5', '2020-04-30 00:15:18.375722'],
      ['10.0.1.6', '2020-04-30 00:15:18.375722'],
    ]);
  });

  it('tell tickets, NTLM and SSH sign-ins, leases, and connections as what they are', async () => {
    const { receipt, events } = await imported(
      'zeek.log',
      {
        ...CONNECTION,
        _path: 'kerberos',
        request_type: 'AS',
        client: 'ann/CORP.EXAMPLE',
        service: 'krbtgt/CORP.EXAMPLE',
        success: true,
        cipher: 'rc4-hmac',
      },
      {
        ...CONNECTION,
        _path: 'kerberos',
        request_type: 'TGS',
        client: 'ann/CORP.EXAMPLE',
        service: 'cifs/fs-01.corp.example',
        success: true,
      },
      {
        ...CONNECTION,
        _path: 'kerberos',
        request_type: 'AS',
        client: 'ann/CORP.EXAMPLE',
        service: 'krbtgt/CORP.EXAMPLE',
        success: false,
        error_msg: 'KDC_ERR_PREAUTH_FAILED',
      },
      {
        ...CONNECTION,
        _path: 'ntlm',
        username: 'ann',
        domainname: 'CORP',
        hostname: 'WS-01',
        server_dns_computer_name: 'fs-01.corp.example',
        success: true,
      },
      { ...CONNECTION, _path: 'ssh', auth_success: false, auth_attempts: 3, client: 'SSH-2.0-x' },
      {
        ts: 1_588_205_718,
        uids: ['C'],
        _path: 'dhcp',
        uid: 'C',
        assigned_addr: '10.0.1.77',
        host_name: 'ws-77',
      },
      { ...CONNECTION, _path: 'conn', conn_state: 'SF', orig_bytes: 12 },
      { ...CONNECTION, _path: 'dns', query: 'x.example' },
      { ...CONNECTION, cipher: 'TLS_X', established: true },
    );
    expect(receipt).toMatchObject({ records: 9, stored: 9, balanced: true });
    expect(
      events.map(({ action, account, outcome, dst_host: to }) => [action, account, outcome, to]),
    ).toEqual([
      ['ticket-requested', 'ann@CORP.EXAMPLE', 'success', null],
      ['service-ticket-requested', 'ann@CORP.EXAMPLE', 'success', 'fs-01.corp.example'],
      ['preauthentication-failed', 'ann@CORP.EXAMPLE', 'failure', null],
      ['remote-logon', 'CORP\\ann', 'success', 'fs-01.corp.example'],
      ['logon-failed', '-', 'failure', '10.0.0.9'],
      ['recorded', '-', null, null],
      ['network-connected', '-', null, null],
      ['recorded', '-', null, null],
      ['network-connected', '-', 'success', null],
    ]);
    expect(events[5]).toMatchObject({ src_ip: '10.0.1.77', src_host: 'ws-77' });
  });

  it('reject a record without a time, with the reason', async () => {
    const { ts: _, ...timeless } = SSL;
    const { receipt } = await imported('ssl.log', SSL, timeless, { ...SSL, ts: 'soon' });
    expect(receipt).toMatchObject({ records: 3, stored: 1, rejected: 2, balanced: true });
  });
});
