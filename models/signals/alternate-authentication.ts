import type { Action } from '../domain/event.ts';
import { US_PER_HOUR, US_PER_SECOND } from '../domain/time.ts';
import { about, links, personLink } from './parts/about.ts';
import { ByWho } from './parts/by-who.ts';
import type { SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import type { FoldSignal, SignalContext, Tell } from './parts/signal.ts';
import { listed, plural } from './parts/words.ts';

const ID = 'alternate-authentication';

const OF_TICKETS: ReadonlySet<Action> = new Set<Action>([
  'new-credentials',
  'remote-logon',
  'ticket-requested',
  'service-ticket-requested',
]);
/** Kerberos sign-ins after which NTLM is no habit. */
const HABIT = 10;

/** NTLM by those who use Kerberos. */
function ntlmFold(context: SignalContext) {
  const uses = new ByWho<{ kerberos: number; ntlm: number }>();
  return (event: SignalEvent, tell: Tell) => {
    if (event.action !== 'remote-logon' || event.logonType !== 3) return;
    const use = uses.get(event.who) ?? uses.set(event.who, { kerberos: 0, ntlm: 0 });
    if (event.factor === 'Kerberos') use.kerberos += 1;
    if (event.factor !== 'NTLM') return;
    use.ntlm += 1;
    if (use.kerberos < HABIT || use.ntlm > 1 || isExpected(ID, event, context)) return;
    tell({
      ...about(event, context),
      key: `ntlm ${event.who} ${event.event}`,
      severity: 'medium',
      did: 'signed in by NTLM, against habit',
      says: `Signed in to ${context.hostName(event.dst >= 0 ? event.dst : event.computer)} by NTLM after ${plural(use.kerberos, 'sign-in')} by Kerberos and none by NTLM (pass the hash)`,
    });
  };
}

/** Uses of tickets after which it is known whether the controllers' logs have what they were bought with. */
const LEARNED_USES = 20;
const USUALLY = 0.95;

/** Service tickets without the ticket that they are bought with, by those of whom it is always seen. */
function ticketFold(context: SignalContext) {
  const granted = new ByWho<Map<string, number>>();
  const uses = new ByWho<{ covered: number; all: number }>();
  return (event: SignalEvent, tell: Tell) => {
    const { who, ip, at, network, day } = event;
    if (event.action === 'ticket-requested')
      (granted.get(who) ?? granted.set(who, new Map<string, number>())).set(ip, at);
    if (event.action !== 'service-ticket-requested' || ip === '') return;
    const hours = context.value('ticket', event.role);
    const use = uses.get(who) ?? uses.set(who, { covered: 0, all: 0 });
    const learned = use.all >= LEARNED_USES && use.covered >= USUALLY * use.all;
    const bought = at - (granted.get(who)?.get(ip) ?? -Infinity) <= hours * US_PER_HOUR;
    use.all += 1;
    use.covered += Number(bought);
    if (bought || !learned || isExpected(ID, event, context)) return;
    tell({
      ...about(event, context),
      key: `ticket ${who} ${ip} ${day}`,
      severity: 'medium',
      did: 'used a ticket that was not given there',
      says: `Used a ticket from ${ip} for ${event.resource} though none was given there in ${hours} h (pass the ticket)`,
      links: links(...about(event, context).links, ['network', network]),
    });
  };
}

/** A sign-in follows its ticket within this; who is at a host was active there so lately. */
const SIGN_IN_US = 30 * US_PER_SECOND;
const AT_HOST_US = 10 * 60 * US_PER_SECOND;

const thereOn = (active: ByWho<Map<number, number>>, host: number): Map<number, number> =>
  active.get(host) ?? active.set(host, new Map<number, number>());

/** A ticket for somebody is asked for on a host where somebody else works, and nobody signs in with it (asktgt). */
function foreignTicketFold(context: SignalContext) {
  const active = new ByWho<Map<number, number>>();
  const waiting: SignalEvent[] = [];
  return (event: SignalEvent, tell: Tell) => {
    const { who, at, src, computer } = event;
    for (let asked = waiting[0]; asked && at - asked.at > SIGN_IN_US; asked = waiting[0]) {
      waiting.shift();
      const there = active.get(asked.src);
      const others = [...(there ?? [])].filter(
        ([one, last]) => one !== asked.who && asked.at - last <= AT_HOST_US,
      );
      if (there?.has(asked.who) || others.length === 0 || isExpected(ID, asked, context)) continue;
      tell({
        ...about(asked, context),
        key: `foreign ${asked.who} ${asked.src} ${asked.day}`,
        severity: 'medium',
        history: 'none',
        did: 'had a ticket asked for where somebody else worked',
        says: `A ticket of ${context.nameOf(asked.who)} was asked for on ${context.hostName(asked.src)}, where only ${listed(others.map(([one]) => context.nameOf(one)))} was at work`,
        links: links(
          ...about(asked, context).links,
          ...others.flatMap(([one]) => (one >= 0 ? [personLink(one)] : [])),
        ),
      });
    }
    if (event.kind !== 'user' || event.failed) return;
    if (event.action === 'ticket-requested') {
      if (src >= 0) waiting.push(event);
      return;
    }
    // Who takes an account's credentials on a host brings it there: its tickets are asked for there, too.
    if (event.action === 'explicit-credentials') {
      if (computer >= 0 && event.target !== -1) thereOn(active, computer).set(event.target, at);
      return;
    }
    const host = event.action === 'remote-logon' ? (event.dst >= 0 ? event.dst : computer) : computer;
    if (host < 0 || event.action === 'service-ticket-requested') return;
    thereOn(active, host).set(who, at);
  };
}

const signal: FoldSignal = {
  id: ID,
  title: 'Pass the hash or the ticket',
  techniques: ['T1550.002', 'T1550.003'],
  weight: 35,
  needs: 'Windows sign-ins or Kerberos tickets',
  tunables: {
    ticket: { title: 'A ticket lasts', unit: 'hours', value: 10, least: 1, most: 168 },
  },
  actions: [...OF_TICKETS, 'logged-on', 'process-started', 'explicit-credentials'],
  sees: ({ action, factor, detail }) =>
    OF_TICKETS.has(action) && (action.includes('ticket') || factor !== '' || detail !== ''),
  begin: (context) => {
    const foreign = foreignTicketFold(context);
    const folds = [ntlmFold(context), ticketFold(context)];
    return (event, tell) => {
      foreign(event, tell);
      if (!OF_TICKETS.has(event.action)) return;
      if (event.failed || event.who === -1 || event.kind === 'machine' || event.kind === 'system') {
        if (event.action !== 'new-credentials') return;
      }
      if (event.action === 'new-credentials' && event.detail.toLowerCase() === 'seclogo') {
        if (isExpected(ID, event, context)) return;
        tell({
          ...about(event, context),
          key: `seclogo ${event.event}`,
          severity: 'high',
          history: 'none',
          did: 'took on credentials as pass-the-hash tools do',
          says: `New credentials${event.target === -1 ? '' : ` of ${context.nameOf(event.target)}`} by seclogo${event.computer >= 0 ? ` on ${context.hostName(event.computer)}` : ''}, as pass-the-hash tools ask for them`,
        });
        return;
      }
      for (const fold of folds) fold(event, tell);
    };
  },
};
export default signal;
