import { US_PER_HOUR } from '../domain/time.ts';
import { about, links } from './parts/about.ts';
import type { SignalEvent } from './parts/event.ts';
import type { FoldSignal, SignalContext, Tell } from './parts/signal.ts';
import { plural } from './parts/words.ts';

/** Kerberos sign-ins after which NTLM is no habit. */
const HABIT = 10;
/** A domain controller has to have been seen to give tickets for so long before a missing one means anything. */
const COVERED_US = 10 * US_PER_HOUR;

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

/** Service tickets without the ticket that they are bought with. */
function ticketFold(context: SignalContext) {
  const granted = new Map<string, number>();
  const told = new Set<string>();
  let sinceUs = Infinity;
  return (event: SignalEvent, tell: Tell) => {
    const { who, ip, at, network, day } = event;
    if (event.action === 'ticket-requested') {
      sinceUs = Math.min(sinceUs, at);
      granted.set(`${who} ${ip}`, at);
      return;
    }
    if (event.action !== 'service-ticket-requested' || ip === '' || at - sinceUs < COVERED_US) return;
    const hours = context.value('ticket', event.role);
    const key = `ticket ${who} ${ip} ${day}`;
    if (at - (granted.get(`${who} ${ip}`) ?? -Infinity) <= hours * US_PER_HOUR || told.has(key)) return;
    told.add(key);
    tell({
      ...about(event, context),
      key,
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
