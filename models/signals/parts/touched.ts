import type { SignalId } from '../../domain/signal.ts';
import { FOLD_SIGNALS } from '../index.ts';

/**
 * Which signals have to be looked for again where some have changed: those that read their findings, and with them whatever
 * these read, since findings are read as of a moment.
 */
export function touchedBy(changed: ReadonlySet<SignalId>): ReadonlySet<SignalId> {
  const touched = new Set(changed);
  // Each comes after those that it reads.
  for (const { id, reads = [] } of FOLD_SIGNALS) if (reads.some((read) => touched.has(read))) touched.add(id);
  for (const { id, reads = [] } of FOLD_SIGNALS.toReversed())
    if (touched.has(id)) for (const read of reads) touched.add(read);
  return touched;
}
