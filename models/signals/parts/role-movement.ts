import { RoleChains, type RoleChain } from '../../graph/role-chains.ts';
import { US_PER_DAY } from '../../domain/time.ts';
import type { Severity } from '../../domain/signal.ts';
import { about, evidence, links, personLink } from './about.ts';
import type { SignalEvent } from './event.ts';
import { isExpected } from './expected.ts';
import { Known } from './known.ts';
import { Peers } from './peers.ts';
import type { Fold, SignalContext } from './signal.ts';
import { percent, plural, span } from './words.ts';

/** Roles that one must have come by; a single one is told by other signals. */
const LEAST_ROLES = 2;
/** A role that most peers take on is no destination. */
const USUAL_SHARE = 0.2;

/** `arn:aws:iam::111122223333:role/path/Ops` as `Ops of 111122223333`. */
export function roleName(role: string): string {
  const [, account, name] = /^arn:[\w-]+:iam::(\d*):role\/(?:.*\/)?(.+)$/.exec(role) ?? [];
  return name === undefined ? role : `${name} of ${account}`;
}

/** Somebody comes by one role to another which they never took on: movement in a cloud. */
export function roleMovement(context: SignalContext): Fold {
  const chains = new RoleChains();
  const known = new Known();
  const peers = new Peers(context.value('lookBack'));
  return (event, tell) => {
    const { at, who, role: job, resource, session, givenKey, failed } = event;
    if (failed || who === -1 || resource === '') return;
    const chain = chains.add({ event: event.event, at, who, role: resource, session, given: givenKey });
    const person = chain.first.who;
    const lookBackUs = context.value('lookBack', job) * US_PER_DAY;
    const fresh = !known.has(person, resource, at, lookBackUs);
    const learned = known.learned(person, at, context.value('learning', job), Infinity);
    peers.seen(person, job, at);
    const { share } = peers.of(person, job, resource, at);
    known.add(person, resource, at);
    peers.used(person, resource, at);
    const roles = new Set(chain.steps.map(({ role }) => role)).size;
    if (!fresh || roles < LEAST_ROLES || share >= USUAL_SHARE) return;
    if (isExpected('lateral-movement', event, context, context.nameOf(person))) return;
    tell(observed(event, context, chain, { learned, share }));
  };
}

interface Rarity {
  readonly learned: boolean;
  readonly share: number;
}

const severityOf = ({ learned, share }: Rarity): Severity => (learned && share === 0 ? 'high' : 'medium');

function observed(event: SignalEvent, context: SignalContext, chain: RoleChain, rarity: Rarity) {
  const { first, last, steps } = chain;
  const way = [context.nameOf(first.who), ...steps.map(({ role }) => roleName(role))];
  const own = { ...event, who: first.who };
  return {
    ...about(own, context),
    key: `${first.who} ${first.event} ${last.role}`,
    startUs: first.at,
    endUs: event.at,
    severity: severityOf(rarity),
    history: rarity.learned ? ('enough' as const) : ('none' as const),
    did: `took on ${roleName(last.role)} by ${plural(steps.length, 'role')}`,
    says: `Came by ${way.join(' → ')} in ${span(event.at - first.at)} to a role never taken on before, each with the key that the one before gave out; ${percent(rarity.share)} of peers take it on`,
    events: evidence(steps.map((one) => one.event)),
    links: links(
      ...(first.who >= 0 ? [personLink(first.who)] : []),
      ['session', event.session],
      ['path', String(first.event)],
    ),
  };
}
