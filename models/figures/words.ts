import type { FeatureUnit } from '../domain/feature.ts';
import { featureOf, type FeatureId } from '../domain/features.ts';
import { bytes, count, figure, plural } from './numbers.ts';

export interface ReasonNumbers {
  readonly seen: number;
  readonly usualLow: number;
  readonly usualHigh: number;
}
/** One clause in the past tense, of the number that was seen. */
type Phrase = (seen: number) => string;

const items =
  (verb: string, one: string, many: string, rest = ''): Phrase =>
  (seen) =>
    `${verb} ${plural(Math.round(seen), one, many)}${rest}`;

const times =
  (what: string, rest = ''): Phrase =>
  (seen) => {
    const often = Math.round(seen);
    return `${what} ${often === 1 ? 'once' : often === 2 ? 'twice' : `${count(often)} times`}${rest}`;
  };

/** Beyond this a share of days says no more. */
const MOST_DAYS = 10_000;

/** `1 in 90` or `12 %`: the share whose negative logarithm is `surprisal`. */
export function shareOf(surprisal: number): string {
  const share = Math.exp(-surprisal);
  if (share >= 0.095) return `${Math.round(share * 100)} %`;
  const of = 1 / share;
  if (of > MOST_DAYS) return `under 1 in ${count(MOST_DAYS)}`;
  return `1 in ${count(of < 100 ? Math.round(of) : Number(of.toPrecision(2)))}`;
}
/** From this share of own days on an hour is a usual one; what was rare is that it happened at all. */
const USUAL_SHARE = 0.5;
const atAnHour =
  (verb: string): Phrase =>
  (seen) =>
    Math.exp(-seen) >= USUAL_SHARE
      ? `${verb}, at a usual hour`
      : `${verb} at an hour used on ${shareOf(seen)} of own days`;
const weighted =
  (what: string): Phrase =>
  (seen) =>
    `${what}, weighted ${figure(seen)}`;

/** What a person did, by feature. */
const PHRASES: Readonly<Record<FeatureId, Phrase>> = {
  logons: times('Logged on'),
  'logon-hour': atAnHour('Logged on'),
  'logons-rare-hours': times('Logged on outside own hours'),
  'session-hours': (seen) => `Was logged on for ${figure(seen)} h`,
  'host-rarity': (seen) => `Used a computer that is used on ${shareOf(seen)} of own days`,
  'device-connects': times('Connected removable media'),
  'device-hour': atAnHour('Connected removable media'),
  'device-new-hosts': items('Connected removable media to', 'computer', 'computers', ' for the first time'),
  'file-copies': items('Copied', 'file', 'files', ' to removable media'),
  'file-new-types': items('Copied files of', 'type', 'types', ' first for this person'),
  'web-visits': items('Visited', 'web page', 'web pages'),
  'web-hour': atAnHour('Visited web pages'),
  'web-new-domains': weighted('Visited web domains for the first time'),
  mails: items('Sent', 'mail', 'mails'),
  'mail-recipients': items('Wrote mail to', 'recipient', 'recipients'),
  'mail-bytes-outside': (seen) => `Mailed ${bytes(seen)} to the outside`,
  'remote-hosts': items('Signed in over the network to', 'computer', 'computers'),
  'remote-new-hosts': weighted('Signed in to computers for the first time'),
  'refused-logons': items('Was refused', 'sign-in', 'sign-ins'),
  'credential-changes': times('Used other credentials'),
  'special-privileges': times('Signed in with special privileges'),
  'rights-given': times('Gave rights or reset passwords'),
  'week-logons': times('Logged on', ' in 7 days'),
  'week-logons-rare-hours': times('Logged on outside own hours', ' in 7 days'),
  'week-rare-host-logons': times('Logged on to rarely used computers', ' in 7 days'),
  'week-device-connects': times('Connected removable media', ' in 7 days'),
  'week-device-rare-hours': times('Connected removable media outside own hours', ' in 7 days'),
  'week-file-copies': items('Copied', 'file', 'files', ' to removable media in 7 days'),
  'week-file-type-rarity': weighted('Copied files of types rare among others in 7 days'),
  'week-web-visits': items('Visited', 'web page', 'web pages', ' in 7 days'),
  'week-web-new-domains': weighted('Visited web domains for the first time in 7 days'),
  'week-web-adopted-domains': weighted('Visited recently adopted web domains in 7 days'),
  'week-mails': items('Sent', 'mail', 'mails', ' in 7 days'),
  'week-mail-new-outside': items('Wrote to', 'new recipient', 'new recipients', ' outside in 7 days'),
  'week-mail-bytes-outside': (seen) => `Mailed ${bytes(seen)} to the outside in 7 days`,
  'build-up': (seen) => `Departures of 7 days add up to ${figure(seen)} nats`,
  'week-mail-attachments': items('Attached', 'file', 'files', ' to mail in 7 days'),
};

/** A feature's value with its unit: `1,912`, `4.1 GB`, `7.9`. */
export function measured(value: number, unit: FeatureUnit): string {
  if (!Number.isFinite(value)) return '\u2013';
  if (unit === 'bytes') return bytes(value);
  return unit === 'count' ? (value >= 10 ? count(value) : figure(Number(value.toFixed(1)))) : figure(value);
}

/** Both ends in the unit of the upper one: `0` and `2 MB`. */
function ends(low: number, high: number, unit: FeatureUnit): readonly [string, string] {
  const top = measured(high, unit);
  if (unit !== 'bytes') return [measured(low, unit), top];
  const scale = high / Number.parseFloat(top);
  return [low === 0 || !Number.isFinite(scale) ? '0' : figure(low / scale), top];
}

/** `0–38`, or one number where both ends read the same. */
export function measuredRange(low: number, high: number, unit: FeatureUnit): string {
  if (low === high) return measured(high, unit);
  const [a, b] = ends(low, high, unit);
  return a === b ? a : `${a}\u2013${b}`;
}

/** `0 to 38` for sentences. */
function rangeInWords({ usualLow, usualHigh }: ReasonNumbers, unit: FeatureUnit): string {
  if (usualLow === usualHigh) return measured(usualHigh, unit);
  const [a, b] = ends(usualLow, usualHigh, unit);
  return a === b ? a : `${a} to ${b}`;
}

/** What happened, with its number: "Copied 41 files to removable media". */
export const whatHappened = (feature: FeatureId, seen: number): string => PHRASES[feature](seen);

/** What happened and what is usual: "Copied 41 files to removable media, usual 0 to 3 a day". Shares say it themselves. */
export function reasonSentence(id: FeatureId, reason: ReasonNumbers): string {
  const { unit, group, qualifier } = featureOf(id);
  const what = whatHappened(id, reason.seen);
  if (unit === 'surprisal' && qualifier.startsWith('\u2212ln')) return what;
  const per = group === 'week' ? '' : unit === 'surprisal' ? '' : ' a day';
  return `${what}, usual ${rangeInWords(reason, unit)}${per}`;
}

/** Strongest first, joined to one sentence with a full stop. */
export function summary(reasons: readonly { readonly feature: FeatureId; readonly seen: number }[]): string {
  const parts = reasons.map(({ feature, seen }) => whatHappened(feature, seen));
  const [first, ...rest] = parts;
  if (first === undefined) return 'Nothing departed from what is usual on this day.';
  const lower = rest.map((part) => part.charAt(0).toLowerCase() + part.slice(1));
  const last = lower.pop();
  return `${[first, ...lower].join(', ')}${last === undefined ? '' : `, and ${last}`}.`;
}

/** What a person did before what only adds it up: the build-up over the week names no action. */
export const actionsFirst = <T extends { readonly feature: string }>(reasons: readonly T[]): readonly T[] => [
  ...reasons.filter(({ feature }) => feature !== 'build-up'),
  ...reasons.filter(({ feature }) => feature === 'build-up'),
];

/** `Tooling engineer` of a directory's `ToolingEngineer`; other spellings stay. */
export function roleWords(role: string): string {
  if (!/^(?:[A-Z][a-z]+)+$/.test(role)) return role;
  const words = role.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `Tooling` of a directory's `2 - Tooling`. */
export const unitWords = (unit: string): string => unit.replace(/^\d+ - /, '');
