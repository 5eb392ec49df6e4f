import { US_PER_DAY, US_PER_HOUR, US_PER_SECOND } from '../../domain/time.ts';

/** `8 min`, `2 h 5 min`, `3 days`. */
export function span(us: number): string {
  if (us >= 2 * US_PER_DAY) return `${Math.round(us / US_PER_DAY)} days`;
  if (us < 60 * US_PER_SECOND) return `${Math.max(1, Math.round(us / US_PER_SECOND))} s`;
  const minutes = Math.round(us / (60 * US_PER_SECOND));
  if (us < US_PER_HOUR) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}

/** `9,840`. */
export const number = (value: number): string => Math.round(value).toLocaleString('en-US');

export const percent = (share: number): string =>
  `${share > 0 && share < 0.01 ? '< 1' : Math.round(share * 100)} %`;

/** `a, b and 3 more`. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '');
}

/** `1 file`, `2 files`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** `07:00`. */
export const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** `dc-01` of `dc-01.corp.example`; an address stays whole. */
export const shortHost = (name: string): string =>
  /^\d|[:\\/@ ]/.test(name) ? name : (name.split('.')[0] ?? name);
