import type { Stream } from '../../domain/event.ts';
import type { MappedKind } from '../../domain/mapping.ts';

export const KIND_STREAMS: Readonly<Record<MappedKind, Stream>> = {
  logon: 'authentication',
  access: 'access',
  transfer: 'transfer',
  transaction: 'transaction',
  change: 'change',
  event: 'system',
};
