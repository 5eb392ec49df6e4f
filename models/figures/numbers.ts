const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const MINUS = '\u2212';

const withMinus = (text: string) => text.replace(/^-/, MINUS);

/** A count: `1,912`. */
export const count = (value: number): string => withMinus(whole.format(value));

/** A measurement with at most three significant figures: `4.1`, `0.82`, `1,910`. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '\u2013';
  if (Number.isInteger(value)) return count(value);
  const size = Math.abs(value);
  if (size >= 100) return count(value);
  const digits = size >= 10 ? 1 : 2;
  const text = value.toFixed(digits).replace(/\.?0+$/, '');
  return text === '-0' || text === '0' ? '0' : withMinus(text);
}

/** A change: `+21`, `−3`, `0`. */
export function signed(value: number): string {
  const rounded = Math.round(value);
  return rounded > 0 ? `+${count(rounded)}` : count(rounded === 0 ? 0 : rounded);
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size, decimal units: `4.1 GB`. */
export function bytes(value: number): string {
  let size = value;
  let unit = 0;
  while (Math.abs(size) >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? count(size) : figure(Number(size.toPrecision(2)) >= 10 ? Math.round(size) : size)} ${UNITS[unit] ?? 'B'}`;
}

/** `1 person`, `12 people`. */
export const plural = (value: number, one: string, many: string): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** For the app's own work only: `7 s`, `3 min`. */
export function elapsed(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 90) return `${seconds} s`;
  return `${Math.round(seconds / 60)} min`;
}
