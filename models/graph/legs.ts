import type { EdgeKind, NodeKind } from '../domain/replay.ts';
import {
  ACCESS,
  ACCOUNT_CHANGE,
  CLOUD,
  CLOUD_ACCESS,
  CREDENTIALS,
  EVERYWHERE,
  NAMED_CHANGE,
  ROLES,
  SIGN_IN,
} from './actions.ts';
import { placeOf, type Run } from './run.ts';

/** A node before it has a row; `key` names it. */
export interface Entity {
  readonly key: string;
  readonly kind: Exclude<NodeKind, 'group'>;
  /** Host or account id, else −1. */
  readonly id: number;
  /** An event that names a resource or address, else 0. */
  readonly event: bigint;
}

/** What one event draws. */
export interface Leg {
  readonly from: Entity;
  readonly to: Entity;
  readonly kind: EdgeKind;
  /** From where somebody did it, beside what they did: nothing that was met for the first time. */
  readonly beside?: true;
}

export const host = (id: number): Entity => ({ key: `h${id}`, kind: 'host', id, event: 0n });
export const account = (id: number): Entity => ({ key: `a${id}`, kind: 'account', id, event: 0n });
const address = ({ ip, event }: Run): Entity => ({ key: `i${ip}`, kind: 'address', id: -1, event });
const resource = (run: Run): Entity => ({
  key: EVERYWHERE.includes(run.action) ? `c|${run.container}` : `c${placeOf(run)}|${run.container}`,
  kind: 'resource',
  id: -1,
  event: run.event,
});

const REFUSED: ReadonlySet<string> = new Set(['preauthentication-failed', 'credentials-validated']);
const standsForSomebody = (kind: Run['kind']) => kind === 'user' || kind === 'service';

/** True where credentials of another account are taken, and not a sign-in of one's own is under way. */
export const isSwitch = ({ action, account: own, target, targetKind }: Run): boolean =>
  CREDENTIALS.includes(action) && target >= 0 && target !== own && standsForSomebody(targetKind);

/** The edges of a run, the one of its step first; none where it reaches nothing. */
export function legsOf(run: Run): readonly Leg[] {
  if (SIGN_IN.includes(run.action) || (run.failed && REFUSED.has(run.action))) return signIn(run);
  if (CREDENTIALS.includes(run.action)) return credentials(run);
  if (ROLES.includes(run.action)) return assumed(run);
  const from = actor(run);
  if (from === null) return [];
  if (ACCOUNT_CHANGE.includes(run.action) && run.target >= 0)
    return [{ from, to: account(run.target), kind: 'change' }];
  if (run.container === '') return [];
  if (ACCESS.includes(run.action) || CLOUD_ACCESS.includes(run.action))
    return [{ from, to: resource(run), kind: 'access' }];
  return NAMED_CHANGE.includes(run.action) || CLOUD.includes(run.action)
    ? [{ from, to: resource(run), kind: 'change' }]
    : [];
}

/** The host where it happened; in a cloud, whoever did it. */
function actor(run: Run): Entity | null {
  const place = CLOUD.includes(run.action) ? -1 : placeOf(run);
  if (place >= 0) return host(place);
  return standsForSomebody(run.kind) ? account(run.account) : null;
}

/** From the account that takes on a role to the role's session; the address from which it did so beside it. */
function assumed(run: Run): readonly Leg[] {
  if (run.target < 0 || run.target === run.account || !standsForSomebody(run.kind)) return [];
  const taken: Leg = { from: account(run.account), to: account(run.target), kind: 'credentials' };
  return [taken, ...cameFrom(run).map((leg) => ({ ...leg, beside: true as const }))];
}

/** From where somebody came to an account that is on no host. */
function cameFrom(run: Run): readonly Leg[] {
  const from = run.src >= 0 ? host(run.src) : run.ip === '' ? null : address(run);
  return from === null ? [] : [{ from, to: account(run.account), kind: 'logon' }];
}

function signIn(run: Run): readonly Leg[] {
  const reached = run.dst >= 0 ? run.dst : placeOf(run);
  if (reached < 0) return standsForSomebody(run.kind) ? cameFrom(run) : [];
  const to = host(reached);
  if (run.src >= 0 && run.src !== reached) return [{ from: host(run.src), to, kind: 'remote' }];
  const own: readonly Leg[] = standsForSomebody(run.kind)
    ? [{ from: account(run.account), to, kind: 'logon' }]
    : [];
  return run.ip === '' ? own : [{ from: address(run), to, kind: 'logon' }, ...own];
}

function credentials(run: Run): readonly Leg[] {
  const here = placeOf(run);
  if (here < 0) return [];
  const elsewhere = run.dst >= 0 && run.dst !== here;
  // Windows writes 4648 of the computer itself whenever somebody signs in at it.
  if (!elsewhere && !standsForSomebody(run.kind))
    return isSwitch(run) ? [{ from: account(run.target), to: host(here), kind: 'logon' }] : [];
  if (!isSwitch(run)) return elsewhere ? [{ from: host(here), to: host(run.dst), kind: 'remote' }] : [];
  const taken = account(run.target);
  const switched: Leg = { from: host(here), to: taken, kind: 'credentials' };
  return elsewhere ? [switched, { from: taken, to: host(run.dst), kind: 'remote' }] : [switched];
}
