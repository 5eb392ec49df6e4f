import { FIRST_DAY } from '../calendar.ts';
import type { Day } from '../../domain/time.ts';

export type Browser = 'CHROME' | 'EDGE' | 'FIREFOX' | 'SAFARI';

/** Days between two versions, and the ones that were current on the first day. */
const RELEASE_DAYS = 28;
const FIRST_VERSION: Readonly<Record<Exclude<Browser, 'SAFARI'>, number>> = {
  CHROME: 139,
  EDGE: 139,
  FIREFOX: 142,
};

/** What a browser calls itself on a day; each is updated some days after the release. */
export function userAgent(browser: Browser, day: Day, lag: number): string {
  if (browser === 'SAFARI')
    return 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1';
  const version =
    FIRST_VERSION[browser] + Math.max(0, Math.floor((day - FIRST_DAY + 20 - lag) / RELEASE_DAYS));
  if (browser === 'FIREFOX')
    return `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
  const chrome = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;
  return browser === 'EDGE' ? `${chrome} Edg/${version}.0.0.0` : chrome;
}

/** None of the company's machines. */
export const FOREIGN_AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
export const SCRIPT_AGENT = 'python-requests/2.32.3';
