import { randomOf } from '../random.ts';
import { SECOND, type Instant } from '../windows/clock.ts';
import type { Machine } from '../windows/machines.ts';
import type { Place } from '../windows/site.ts';
import type { Certificate, ZeekRecord } from './record.ts';
import type { Service } from './services.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** `CbT2X41xKf0qkTv5d`: what Zeek calls a connection. */
function uidOf(at: Instant, from: Place): string {
  const random = randomOf('zeek', at, from.address);
  return `C${Array.from({ length: 16 }, () => LETTERS[random.between(0, LETTERS.length - 1)]).join('')}`;
}

/** Fingerprints of how TLS clients open a connection. */
export const TLS_CLIENTS = {
  windows: 'a0e9f5d64349fb13191bc781f81f42e1',
  service: '3b5074b1b5d032e5620f69f9f700ff0e',
  script: '51a7ad14509fd614c7bb3a50c4982b8c',
} as const;

export interface TlsUse {
  readonly from: Place;
  readonly to: Service;
  readonly client: keyof typeof TLS_CLIENTS;
  /** Absent where none was shown. */
  readonly certificate?: Certificate;
}

/** A line of ssl.log. */
export function tlsUsed(at: Instant, { from, to, client, certificate }: TlsUse): ZeekRecord {
  return {
    at,
    log: 'ssl',
    from: from.on,
    fields: {
      ts: at / SECOND,
      uid: uidOf(at, from),
      'id.orig_h': from.address,
      'id.orig_p': 49_152 + (at % 16_000),
      'id.resp_h': to.address,
      'id.resp_p': 443,
      version: 'TLSv12',
      cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
      curve: 'x25519',
      server_name: to.name,
      resumed: false,
      established: true,
      ...(certificate && {
        client_cert_chain_fps: [certificate.fingerprint],
        client_subject: certificate.subject,
        client_issuer: certificate.issuer,
      }),
      ja3: TLS_CLIENTS[client],
    },
  };
}

/** A line of x509.log: a certificate that was not seen before. */
export const certificateSeen = (at: Instant, on: Machine, of: Certificate): ZeekRecord => ({
  at,
  log: 'x509',
  from: on,
  fields: {
    ts: at / SECOND,
    fingerprint: of.fingerprint,
    'certificate.version': 3,
    'certificate.serial': of.serial,
    'certificate.subject': of.subject,
    'certificate.issuer': of.issuer,
    'certificate.not_valid_before': of.validFrom / SECOND,
    'certificate.not_valid_after': of.validFrom / SECOND + 365 * 86_400,
    'certificate.key_alg': 'rsaEncryption',
    'certificate.sig_alg': 'sha256WithRSAEncryption',
    'certificate.key_type': 'rsa',
    'certificate.key_length': 2048,
    client_cert: true,
  },
});

/** A line of dhcp.log: a machine gets its address. */
export const leased = (at: Instant, { on, address }: Place): ZeekRecord => ({
  at,
  log: 'dhcp',
  from: on,
  fields: {
    ts: at / SECOND,
    uids: [uidOf(at, { on, address })],
    client_addr: address,
    server_addr: '10.20.1.10',
    mac: macOf(on),
    host_name: on.name.toLowerCase(),
    client_fqdn: on.fqdn,
    assigned_addr: address,
    lease_time: 1_209_600,
    msg_types: ['REQUEST', 'ACK'],
  },
});

/** Of the block that is kept for documentation (RFC 7042). */
function macOf({ name }: Machine): string {
  const random = randomOf('mac', name);
  return `00:00:5e:00:53:${random.between(0, 255).toString(16).padStart(2, '0')}`;
}
