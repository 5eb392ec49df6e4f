import { US_PER_SECOND } from '../domain/time.ts';
import { about, evidence, links } from './parts/about.ts';
import type { SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import type { FoldSignal, SignalContext, Tell } from './parts/signal.ts';
import { plural, span } from './parts/words.ts';

const US_PER_MINUTE = 60 * US_PER_SECOND;
const isRc4 = (factor: string) => ['0x17', '0x18', 'rc4-hmac', 'rc4-hmac-exp'].includes(factor.toLowerCase());
const isService = (name: string) =>
  name !== '' && !/^krbtgt/i.test(name) && !name.split('@')[0]?.endsWith('$');

/** Different things of the last minutes, by whom or whence; told once while they go on. */
function burst(minutes: () => number) {
  const kept = new Map<string, { at: number; what: string; event: bigint }[]>();
  const told = new Map<string, number>();
  return (key: string, what: string, { at, event }: SignalEvent, least: number) => {
    const all = [
      ...(kept.get(key) ?? []).filter((one) => at - one.at <= minutes() * US_PER_MINUTE),
      { at, what, event },
    ];
    kept.set(key, all);
    const different = new Set(all.map((one) => one.what)).size;
    if (different < least || at - (told.get(key) ?? -Infinity) <= minutes() * US_PER_MINUTE) return null;
    told.set(key, at);
    return { different, sinceUs: all[0]?.at ?? at, events: evidence(all.map((one) => one.event)) };
  };
}

function roasting(context: SignalContext) {
  const services = burst(() => context.value('roastingWindow'));
  return (event: SignalEvent, tell: Tell) => {
    if (!isRc4(event.factor) || !isService(event.resource) || event.kind === 'machine') return;
    if (context.lists.allowed('kerberos-abuse', event.resource, event.day) !== null) return;
    const found = services(String(event.who), event.resource, event, context.value('services', event.role));
    if (!found || isExpected('kerberos-abuse', event, context)) return;
    tell({
      ...about(event, context),
      key: `roasting ${event.who} ${event.event}`,
      startUs: found.sinceUs,
      severity: 'high',
      history: 'none',
      says: `Asked for RC4 tickets of ${plural(found.different, 'service')} in ${span(event.at - found.sinceUs)} (Kerberoasting)`,
      events: found.events,
      links: links(...about(event, context).links, ['network', event.network]),
    });
  };
}

function spraying(context: SignalContext) {
  const accounts = burst(() => context.value('sprayWindow'));
  return (event: SignalEvent, tell: Tell) => {
    if (event.ip === '' || !(event.detail === '0x18' || event.detail === 'KDC_ERR_PREAUTH_FAILED')) return;
    const found = accounts(event.ip, String(event.who), event, context.value('accounts'));
    if (!found || isExpected('kerberos-abuse', event, context)) return;
    tell({
      ...about(event, context),
      entity: { kind: 'network', id: null, name: event.ip },
      person: null,
      key: `spray ${event.ip} ${event.event}`,
      startUs: found.sinceUs,
      severity: 'high',
      history: 'none',
      says: `${plural(found.different, 'account')} failed Kerberos preauthentication from ${event.ip} in ${span(event.at - found.sinceUs)}`,
      events: found.events,
      links: links(['network', event.network]),
    });
  };
}

const signal: FoldSignal = {
  id: 'kerberos-abuse',
  title: 'Abuse of Kerberos',
  techniques: ['T1558.003', 'T1558.004'],
  weight: 40,
  needs: 'Kerberos tickets',
  tunables: {
    services: { title: 'Services', unit: 'services', value: 10, least: 2, most: 1000 },
    roastingWindow: { title: 'Services within', unit: 'minutes', value: 5, least: 1, most: 1440 },
    accounts: { title: 'Accounts that fail', unit: 'accounts', value: 10, least: 2, most: 1000 },
    sprayWindow: { title: 'Accounts within', unit: 'minutes', value: 10, least: 1, most: 1440 },
  },
  actions: ['ticket-requested', 'service-ticket-requested', 'preauthentication-failed'],
  sees: () => true,
  begin: (context) => {
    const roast = roasting(context);
    const spray = spraying(context);
    return (event, tell) => {
      if (event.action === 'service-ticket-requested' && !event.failed) roast(event, tell);
      if (event.action === 'preauthentication-failed') spray(event, tell);
      if (event.action !== 'ticket-requested' || event.failed) return;
      if (event.detail !== '0' || !isRc4(event.factor) || event.kind === 'machine') return;
      if (isExpected('kerberos-abuse', event, context)) return;
      tell({
        ...about(event, context),
        key: `as-rep ${event.who} ${event.day}`,
        severity: 'high',
        history: 'none',
        says: `A ticket of ${context.nameOf(event.who)} was given without preauthentication and with RC4 (AS-REP roasting)`,
        links: links(...about(event, context).links, ['network', event.network]),
      });
    };
  },
};
export default signal;
