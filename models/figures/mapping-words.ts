import type { MappedField, MappedKind } from '../domain/mapping.ts';

export const FIELD_WORDS: Readonly<Record<MappedField | 'time', string>> = {
  time: 'time',
  user: 'user',
  target_user: 'user acted on',
  host: 'recorded by',
  src_host: 'from host',
  src_ip: 'from address',
  dst_host: 'reached',
  dst_ip: 'reached address',
  action: 'action',
  outcome: 'outcome',
  resource: 'resource',
  bytes: 'bytes',
  items: 'items',
  amount: 'amount',
  record_id: 'record number',
};

export const KIND_WORDS: Readonly<Record<MappedKind, string>> = {
  logon: 'Sign-ins',
  access: 'Access to something',
  transfer: 'Transfers of data',
  transaction: 'Transactions',
  change: 'Changes',
  event: 'Other events',
};
