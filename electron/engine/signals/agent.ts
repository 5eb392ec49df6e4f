import { parse as parseAgent } from 'bowser';

const parsed = new Map<string, string>();
const MOST = 50_000;

/** Operating system and browser of a user agent, without versions: `Windows, Chrome`; what is no browser by its first word. */
export function agentOf(userAgent: string): string {
  if (userAgent === '') return '';
  let agent = parsed.get(userAgent);
  if (agent === undefined) {
    if (parsed.size >= MOST) parsed.clear();
    parsed.set(userAgent, (agent = parse(userAgent)));
  }
  return agent;
}

function parse(userAgent: string): string {
  const { os, browser } = parseAgent(userAgent);
  const names = [os.name, browser.name].filter((name) => name !== undefined && name !== '');
  return names.length > 0 ? names.join(', ') : (/^[^\s/;(]+/.exec(userAgent)?.[0] ?? userAgent);
}
