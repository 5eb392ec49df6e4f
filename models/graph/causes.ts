import { US_PER_HOUR, US_PER_SECOND } from '../domain/time.ts';
import { CLOUD } from './actions.ts';
import type { Login } from './logins.ts';
import { cloudPlace, placeOf, type Run } from './run.ts';

export interface Candidate {
  readonly row: number;
  /** Share among all candidates, 0 to 1. */
  readonly likelihood: number;
}

/** A sign-in this long ago can still be the cause. */
const WINDOW_US = 8 * US_PER_HOUR;
/** Closeness halves about every 40 minutes: exp(−t / 1 h). */
const CLOSE_US = US_PER_HOUR;
const SAME_SESSION = 50;
const SAME_ACCOUNT = 10;
const OTHER_ACCOUNT = 1;
const FIRST = 2;
/** Somebody at the host, or at its remote desktop, rather than a connection to it. */
const AT_THE_HOST = 3;
/** Credentials taken towards just this host, shortly before. */
const NAMED = 20;
const NAMED_US = 600 * US_PER_SECOND;
/** No more than this many of the latest are weighed; the others count as possible. */
const MOST = 64;

/** Candidate causes of a step by falling likelihood, and how many further ones were possible. */
export interface Causes {
  readonly candidates: readonly Candidate[];
  readonly possible: number;
}

const NONE: Causes = { candidates: [], possible: 0 };

/**
 * For every step the earlier ones that put its account, or another one, on the host from which it acts. After the causal
 * paths of Ho et al., "Hopper: Modeling and Detecting Lateral Movement", USENIX Security 2021: likelier in one logon
 * session than by one account on one host, by one account than by another, by who sits there than by a connection, close
 * in time than far, and first than known.
 */
export function causesOf(steps: readonly Run[], logins: ReadonlyMap<number, Login>): readonly Causes[] {
  const byHost = new Map<number, Login[]>();
  return steps.map((run, row) => {
    const login = logins.get(row);
    const causes = weigh(run, login, byHost.get(origin(run, login)) ?? []);
    if (login) byHost.set(login.on, [...takeLatest(byHost.get(login.on), run.at), login]);
    return causes;
  });
}

/** What lies before the window is out of reach for all that follows. */
const takeLatest = (logins: readonly Login[] | undefined, at: number): readonly Login[] =>
  (logins ?? []).filter(({ run }) => at - run.until <= WINDOW_US);

/** The host, or account of a cloud, from which the step acts; −1 where it came from none. */
function origin(run: Run, login: Login | undefined): number {
  if (login) return login.from;
  if (run.action === 'logon-failed') return run.src >= 0 && run.src !== run.dst ? run.src : -1;
  const place = placeOf(run);
  return CLOUD.includes(run.action) || place < 0 ? cloudPlace(run.account) : place;
}

function weigh(run: Run, login: Login | undefined, earlier: readonly Login[]): Causes {
  const possible = earlier.filter(
    (cause) => run.at - Math.min(cause.run.until, run.at) <= WINDOW_US && !repeats(cause, login),
  );
  if (possible.length === 0) return NONE;
  const weighed = possible
    .slice(-MOST)
    .map((cause) => ({ row: cause.row, weight: weight(cause, run, login) }));
  const sum = weighed.reduce((total, { weight: one }) => total + one, 0);
  const candidates = weighed
    .map(({ row, weight: one }) => ({ row, likelihood: one / sum }))
    .sort((a, b) => b.likelihood - a.likelihood || b.row - a.row);
  return { candidates, possible: possible.length };
}

/** Taking the same account once more on the same host follows from what the first time followed from. */
const repeats = (cause: Login, login: Login | undefined): boolean =>
  login !== undefined &&
  cause.switches &&
  login.switches &&
  cause.puts === login.puts &&
  cause.on === login.on;

function weight(cause: Login, run: Run, login: Login | undefined): number {
  // A folded run goes on until its last event: the latest one not after the step counts.
  const apartUs = run.at - Math.min(cause.run.until, run.at);
  const named =
    cause.run.action === 'explicit-credentials' && cause.run.dst === login?.on && apartUs <= NAMED_US;
  return (
    affinity(cause, run) *
    Math.exp(-apartUs / CLOSE_US) *
    (cause.run.first ? FIRST : 1) *
    (named ? NAMED : 1) *
    (cause.run.action === 'logged-on' ? AT_THE_HOST : 1)
  );
}

function affinity(cause: Login, run: Run): number {
  const { logonId, computer } = run;
  const session = cause.run.logonId === logonId || cause.run.linkedLogonId === logonId;
  if (logonId !== 0n && session && cause.run.computer === computer && !cause.switches) return SAME_SESSION;
  return cause.puts === run.account ? SAME_ACCOUNT : OTHER_ACCOUNT;
}
