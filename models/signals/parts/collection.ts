import type { Action } from '../../domain/event.ts';

/** What is read, copied or fetched: whatever may be collected. */
export const COLLECTION: readonly Action[] = [
  'file-copied',
  'object-accessed',
  'share-file-accessed',
  'accessed',
  'transferred',
];
