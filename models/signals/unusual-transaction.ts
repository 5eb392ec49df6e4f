import { about } from './parts/about.ts';
import { isPerson } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { lesserZ, Sample } from './parts/robust.ts';
import type { FoldSignal } from './parts/signal.ts';
import { number, plural } from './parts/words.ts';

/** What was paid so often, nearly as much, is a run that comes back: of a month's or a quarter's end. */
const SEEN = { times: 2, share: 0.8 };

/** The share of the role's amounts that a first payee may reach. */
const USUAL_SHARE = 0.95;
/** What is compared with: the latest so many of one's own, and of the role. */
const MOST = { own: 2000, role: 5000 };

const signal: FoldSignal = {
  id: 'unusual-transaction',
  title: 'Unusual transaction',
  techniques: ['T1657'],
  weight: 25,
  needs: 'transactions with an amount',
  tunables: {
    z: { title: 'Above own and role', unit: 'robust spreads', value: 4, least: 1, most: 50 },
    past: { title: 'Learning', unit: 'transactions', value: 20, least: 3, most: 1000 },
  },
  actions: ['transaction-made'],
  sees: ({ amount }) => !Number.isNaN(amount),
  begin: (context) => {
    const own = new Map<number, Sample>();
    const roles = new Map<string, Sample>();
    const payees = new Map<number, Set<string>>();
    return (event, tell) => {
      const { who, role, amount, resource } = event;
      if (event.failed || !isPerson(event) || !(amount > 0)) return;
      const past = own.get(who) ?? new Sample(MOST.own);
      const peers = roles.get(role) ?? new Sample(MOST.role);
      const paid = payees.get(who) ?? new Set<string>();
      const enough = past.length >= context.value('past', role);
      const z = lesserZ(amount, past, peers);
      const seen = past.atLeast(SEEN.share * amount) >= SEEN.times;
      const limit = peers.quantile(USUAL_SHARE);
      const isFirst = resource !== '' && !paid.has(resource);
      const far = z >= context.value('z', role) && !(seen && !isFirst);
      if (
        enough &&
        (far || (isFirst && amount > limit)) &&
        !isExpected('unusual-transaction', event, context)
      )
        tell({
          ...about(event, context),
          key: `${who} ${event.event}`,
          severity: isFirst && far ? 'high' : 'medium',
          says: `${number(amount)} ${isFirst ? 'to a first payee' : 'in one transaction'}, ${far ? `${z.toFixed(1)} spreads above ${plural(past.length, 'earlier one')}` : `more than ${number(limit)}, which 95 % of their role's stay below`}`,
        });
      past.add(amount);
      peers.add(amount);
      paid.add(resource);
      own.set(who, past);
      roles.set(role, peers);
      payees.set(who, paid);
    };
  },
};
export default signal;
