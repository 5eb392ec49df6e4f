import type { Origin } from './format.ts';

const TEXT = 'NULL::VARCHAR';

/** What a record does not say; typed, since a column of nothing else would be one of numbers. */
export const NOTHING = {
  accountKind: TEXT,
  accountSid: TEXT,
  targetAccount: TEXT,
  targetKind: TEXT,
  targetSid: TEXT,
  computer: TEXT,
  srcHost: TEXT,
  srcIp: TEXT,
  dstHost: TEXT,
  outcome: TEXT,
  resource: TEXT,
  fromAddress: TEXT,
  bytes: 'NULL::BIGINT',
  items: 'NULL::INTEGER',
  amount: 'NULL::DOUBLE',
  channel: TEXT,
  code: 'NULL::INTEGER',
  logonType: 'NULL::TINYINT',
  logonId: 'NULL::UBIGINT',
  linkedLogonId: 'NULL::UBIGINT',
} as const;

/** Likewise where it came from and by what it was proved. */
export const NOWHERE: Origin = {
  country: TEXT,
  city: TEXT,
  latitude: 'NULL::DOUBLE',
  longitude: 'NULL::DOUBLE',
  device: TEXT,
  userAgent: TEXT,
  sessionRef: TEXT,
  network: TEXT,
  factor: TEXT,
  detail: TEXT,
  certificate: TEXT,
  certificateSubject: TEXT,
  certificateIssuer: TEXT,
  tlsClient: TEXT,
  givenKey: TEXT,
  recordNumber: 'NULL::UBIGINT',
};
