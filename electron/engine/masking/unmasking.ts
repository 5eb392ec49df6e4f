import type { PseudonymStatus } from '../../contract/api.ts';
import { timestampUs, US_PER_SECOND } from '../../../models/domain/time.ts';
import type { OpenCase } from '../case/open-case.ts';

interface Unmasked {
  readonly untilUs: number;
  readonly reason: string;
  readonly timer: NodeJS.Timeout;
}
const MASKED: PseudonymStatus = { masked: true, until: null, reason: null };

/** Held in memory only: whoever opens a case again finds it masked. */
const unmasked = new WeakMap<OpenCase, Unmasked>();

export function pseudonymStatus(open: OpenCase, nowUs: number): PseudonymStatus {
  const now = unmasked.get(open);
  if (!now || nowUs >= now.untilUs) return MASKED;
  return { masked: false, until: timestampUs(now.untilUs), reason: now.reason };
}

export const isMasked = (open: OpenCase, nowUs: number) => pseudonymStatus(open, nowUs).masked;

/** Shows names for `minutes`; `onExpire` is called when they are over. */
export function unmask(
  open: OpenCase,
  { reason, minutes, nowUs }: { reason: string; minutes: number; nowUs: number },
  onExpire: () => void,
): PseudonymStatus {
  mask(open);
  const timer = setTimeout(onExpire, minutes * 60_000 + 50).unref();
  open.closing.addEventListener('abort', () => clearTimeout(timer), { once: true });
  unmasked.set(open, { untilUs: nowUs + minutes * 60 * US_PER_SECOND, reason, timer });
  return pseudonymStatus(open, nowUs);
}

export function mask(open: OpenCase): PseudonymStatus {
  clearTimeout(unmasked.get(open)?.timer);
  unmasked.delete(open);
  return MASKED;
}
