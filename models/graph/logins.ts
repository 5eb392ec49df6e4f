import { ROLES, SIGN_IN } from './actions.ts';
import { isSwitch } from './legs.ts';
import { cloudPlace, placeOf, type Run } from './run.ts';

/** A step that puts an account on a host: a sign-in, or credentials taken there. */
export interface Login {
  /** Row of the steps. */
  readonly row: number;
  readonly run: Run;
  /** Host on which the account is then, or the account itself where that is in a cloud (`cloudPlace`). */
  readonly on: number;
  readonly puts: number;
  /** Host, or account of a cloud, from which it came; −1 where it came from none. */
  readonly from: number;
  readonly switches: boolean;
}

/** By row; rows that are none are missing. Failed ones put nobody anywhere. */
export function loginsOf(steps: readonly Run[]): ReadonlyMap<number, Login> {
  const logins = new Map<number, Login>();
  const seen = new Set<string>();
  steps.forEach((run, row) => {
    const login = signIn(run, row) ?? assumed(run, row) ?? switched(run, row);
    if (!login) return;
    logins.set(row, login);
    seen.add(`${login.from}|${login.on}|${login.puts}`);
  });
  steps.forEach((run, row) => {
    const login = logins.has(row) ? null : towards(run, row);
    if (login && !seen.has(`${login.from}|${login.on}|${login.puts}`)) logins.set(row, login);
  });
  return new Map([...logins].sort(([a], [b]) => a - b));
}

const somebody = ({ kind }: Run) => kind === 'user' || kind === 'service';

function signIn(run: Run, row: number): Login | null {
  const on = run.dst >= 0 ? run.dst : placeOf(run);
  if (!SIGN_IN.includes(run.action) || run.failed || !somebody(run)) return null;
  if (on < 0) return inCloud(run, row);
  const from = run.src >= 0 && run.src !== on ? run.src : -1;
  return { row, run, on, puts: run.account, from, switches: false };
}

/** Somebody comes to an account that is on no host. */
const inCloud = (run: Run, row: number): Login | null =>
  run.ip === ''
    ? null
    : { row, run, on: cloudPlace(run.account), puts: run.account, from: -1, switches: false };

/** A role is a place as a host is: from the account, which may be a role, to its session. */
function assumed(run: Run, row: number): Login | null {
  if (!ROLES.includes(run.action) || run.failed || run.target < 0 || run.target === run.account) return null;
  const [from, on] = [cloudPlace(run.account), cloudPlace(run.target)];
  return { row, run, on, puts: run.target, from, switches: false };
}

function switched(run: Run, row: number): Login | null {
  const on = placeOf(run);
  const own = !somebody(run) && (run.dst < 0 || run.dst === on);
  if (run.failed || on < 0 || own || !isSwitch(run)) return null;
  return { row, run, on, puts: run.target, from: on, switches: true };
}

/** One's own credentials used towards a host that kept no record of the sign-in. */
function towards(run: Run, row: number): Login | null {
  const from = placeOf(run);
  if (run.action !== 'explicit-credentials' || run.failed || isSwitch(run)) return null;
  if (run.dst < 0 || from < 0 || run.dst === from || !somebody(run)) return null;
  return { row, run, on: run.dst, puts: run.account, from, switches: false };
}
