import type { Stream } from '../domain/event.ts';
import { US_PER_HOUR, US_PER_SECOND, type TimestampUs } from '../domain/time.ts';
import { streamWords } from './actions.ts';
import { clock } from './days.ts';
import { count } from './numbers.ts';
import { dateOf } from './replay-time.ts';

export interface Gap {
  readonly source: number;
  readonly stream: Stream;
  readonly from: TimestampUs;
  readonly to: TimestampUs;
  readonly usual: number;
}
export interface Skew {
  readonly source: number;
  readonly other: number;
  readonly pairs: number;
  readonly aheadUs: number;
}
type NameOf = (source: number) => string;

/** `Logons: nothing from 12 Nov 2026 10:00 for 5 h (UTC); about 104 are usual. Last told by logon.csv.` */
export function gapWords({ source, stream, from, to, usual }: Gap, nameOf: NameOf, zone: string): string {
  const hours = Math.round((to - from) / US_PER_HOUR);
  const began = `${dateOf(from, zone)} ${clock(from, zone).slice(0, 5)}`;
  return `${streamWords(stream)}: nothing from ${began} for ${count(hours)} h (${zone}), while other logs went on; about ${count(usual)} are usual then. Last told by ${nameOf(source)}.`;
}

/** `a.csv is 7 s behind b.csv: the same 30 sign-ins in both.` */
export function skewWords({ source, other, pairs, aheadUs }: Skew, nameOf: NameOf): string {
  const way = aheadUs > 0 ? 'ahead of' : 'behind';
  return `${nameOf(source)} is ${spanOf(Math.abs(aheadUs))} ${way} ${nameOf(other)}: the median over ${count(pairs)} sign-ins that both tell of.`;
}

function spanOf(us: number): string {
  const seconds = us / US_PER_SECOND;
  if (seconds < 120) return `${seconds < 10 ? seconds.toFixed(1).replace('.0', '') : Math.round(seconds)} s`;
  return `${Math.round(seconds / 60)} min`;
}
