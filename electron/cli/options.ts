import { InvalidArgumentError } from 'commander';
import { dayOfIso, timestampUs, type Day, type TimestampUs } from '../../models/domain/time.ts';

/** A calendar day, 2026-11-12. */
export function dayIn(text: string): Day {
  try {
    return dayOfIso(text);
  } catch {
    throw new InvalidArgumentError('It is no date such as 2026-11-12.');
  }
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It is no number.');
  return Number(text);
}

/** An instant with its zone, 2026-11-12T20:00:00Z. */
export function instant(text: string): TimestampUs {
  const ms = /(?:Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms))
    throw new InvalidArgumentError('It is no time with a zone, such as 2026-11-12T20:00:00Z.');
  return timestampUs(ms * 1000);
}
