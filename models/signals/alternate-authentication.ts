import { US_PER_HOUR } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import type { SignalEvent } from './parts/event.ts';
import type { FoldSignal, SignalContext, Tell } from './parts/signal.ts';
import { plural } from './parts/words.ts';

/** Kerberos sign-ins after which NTLM is no habit. */
const HABIT = 10;

/** NTLM by those who use Kerberos. */
function ntlmFold(context: SignalContext) {
  const uses = new Map<number, { kerberos: number; ntlm: number }>();
  return (event: SignalEvent, tell: Tell) => {
    if (event.action !== 'remote-logon' || event.logonType !== 3) return;
    const use = uses.get(event.who) ?? { kerberos: 0, ntlm: 0 };
    uses.set(event.who, use);
    if (event.factor === 'Kerberos') use.kerberos += 1;
    if (event.factor !== 'NTLM') return;
    use.ntlm += 1;
    if (use.kerberos < HABIT || use.ntlm > 1) return;
    tell({
      ...about(event, context),
      key: `ntlm ${event.who} ${event.event}`,
      severity: 'medium',
      says: `Signed in to ${context.hostName(event.dst >= 0 ? event.dst : event.computer)} by NTLM after ${plural(use.kerberos, 'sign-in')} by Kerberos and none by NTLM (pass the hash)`,
    });
  };
}

/** Uses of tickets after which it is known whether the controllers' logs have what they were bought with. */
const LEARNED_USES = 20;
const USUALLY = 0.95;

/** Service tickets without the ticket that they are bought with, by those of whom it is always seen. */
function ticketFold(context: SignalContext) {
  const granted = new Map<string, number>();
  const uses = new Map<number, { covered: number; all: number }>();
  return (event: SignalEvent, tell: Tell) => {
    const { who, ip, at, network, day } = event;
    if (event.action === 'ticket-requested') granted.set(`${who} ${ip}`, at);
    if (event.action !== 'service-ticket-requested' || ip === '') return;
    const hours = context.value('ticket', event.role);
    const use = uses.get(who) ?? { covered: 0, all: 0 };
    uses.set(who, use);
    const learned = use.all >= LEARNED_USES && use.covered >= USUALLY * use.all;
    const bought = at - (granted.get(`${who} ${ip}`) ?? -Infinity) <= hours * US_PER_HOUR;
    use.all += 1;
    use.covered += Number(bought);
    if (bought || !learned) return;
    tell({
      ...about(event, context),
      key: `ticket ${who} ${ip} ${day}`,
      severity: 'medium',
      says: `Used a ticket from ${ip} for ${event.resource} though none was given there in ${hours} h (pass the ticket)`,
      links: links(...about(event, context).links, ['network', network]),
    });
  };
}

const signal: FoldSignal = {
  id: 'alternate-authentication',
  title: 'Pass the hash or the ticket',
  techniques: ['T1550.002', 'T1550.003'],
  weight: 35,
  needs: 'Windows sign-ins or Kerberos tickets',
  tunables: {
    ticket: { title: 'A ticket lasts', unit: 'hours', value: 10, least: 1, most: 168 },
  },
  actions: ['new-credentials', 'remote-logon', 'ticket-requested', 'service-ticket-requested'],
  sees: ({ action, factor, detail }) => action.includes('ticket') || factor !== '' || detail !== '',
  begin: (context) => {
    const folds = [ntlmFold(context), ticketFold(context)];
    return (event, tell) => {
      if (event.failed || event.who === -1 || event.kind === 'machine' || event.kind === 'system') {
        if (event.action !== 'new-credentials') return;
      }
      if (event.action === 'new-credentials' && event.detail.toLowerCase() === 'seclogo') {
        tell({
          ...about(event, context),
          key: `seclogo ${event.event}`,
          severity: 'high',
          history: 'none',
          says: `New credentials${event.target === -1 ? '' : ` of ${context.nameOf(event.target)}`} by seclogo${event.computer >= 0 ? ` on ${context.hostName(event.computer)}` : ''}, as pass-the-hash tools ask for them`,
        });
        return;
      }
      for (const fold of folds) fold(event, tell);
    };
  },
};
export default signal;
