import type { Action } from '../domain/event.ts';
import { eventId } from '../domain/ids.ts';
import type { Replay } from '../domain/replay.ts';
import { timestampUs, US_PER_HOUR, US_PER_SECOND } from '../domain/time.ts';
import { actionWords } from './actions.ts';
import { dateOf, lasting } from './replay-time.ts';
import { localUs } from './days.ts';
import { count, plural } from './numbers.ts';
import type { Chain } from './replay-chain.ts';
import { kindOf } from './replay-chain.ts';
import { nodeName, type ReplayNames } from './replay-names.ts';
import { at } from './scene.ts';

interface Said {
  readonly account: string;
  readonly target: string;
  readonly host: string;
  /** What the step's edge leads to. */
  readonly thing: string;
  readonly events: number;
}
type Sentence = (said: Said) => string;

const often = (events: number): string => (events > 1 ? `, ${count(events)}×` : '');
const into = (word: string, thing: string): string => (thing === '' ? '' : ` ${word} ${thing}`);

const files =
  (verb: string): Sentence =>
  ({ events, thing }) =>
    `${verb} ${plural(events, 'file', 'files')}${into('in', thing)}`;

const SENTENCES: Readonly<Partial<Record<Action, Sentence>>> = {
  'logged-on': ({ host, events }) => `Signed in at ${host}${often(events)}`,
  'logged-off': ({ host, events }) => `Signed off ${host}${often(events)}`,
  'remote-logon': ({ host, events }) => `Signed in to ${host}${often(events)}`,
  'logon-failed': ({ host, events }) => `${host} refused sign-in${often(events)}`,
  'preauthentication-failed': ({ host, events }) => `${host} refused a Kerberos sign-in${often(events)}`,
  'explicit-credentials': ({ target, thing, events }) =>
    `Used credentials of ${target}${thing === target ? '' : into('for', thing)}${often(events)}`,
  'new-credentials': ({ target, events }) => `Took on ${target} for the network${often(events)}`,
  'special-privileges': ({ account, host }) => `${account} got special privileges${into('on', host)}`,
  'ticket-requested': ({ account, events }) => `Kerberos ticket for ${account}${often(events)}`,
  'service-ticket-requested': ({ thing, account, events }) =>
    `Service ticket ${thing === '' || thing === account ? `for ${account}` : `for ${thing}`}${often(events)}`,
  'share-accessed': ({ thing, host, events }) => `Opened ${thing === '' ? host : thing}${often(events)}`,
  'share-file-accessed': files('Opened'),
  'file-copied': files('Copied'),
  'file-created': files('Wrote'),
  'object-opened': ({ thing, host, events }) =>
    `Asked for ${thing === '' ? `an object on ${host}` : thing}${often(events)}`,
  'object-deleted': ({ thing, events }) =>
    `Deleted ${plural(events, 'object', 'objects')}${into('in', thing)}`,
  'object-accessed': ({ thing, events }) =>
    `Accessed ${plural(events, 'object', 'objects')}${into('in', thing)}`,
  'device-connected': ({ host, events }) => `Connected a device to ${host}${often(events)}`,
  'device-disconnected': ({ host, events }) => `Removed a device from ${host}${often(events)}`,
  'email-sent': ({ events }) => `Sent ${plural(events, 'e-mail', 'e-mails')}`,
  'web-visited': ({ thing, events }) => `Visited ${plural(events, 'page', 'pages')}${into('of', thing)}`,
  'process-started': ({ host, events }) => `Started ${plural(events, 'program', 'programs')} on ${host}`,
  'service-installed': ({ host, thing }) =>
    `Installed ${thing === '' || thing === host ? 'a service' : thing}${into('on', host)}`,
  'task-created': ({ host, events }) => `Created a scheduled task on ${host}${often(events)}`,
  'group-member-added': ({ target, thing }) =>
    `Added ${target}${thing === '' || thing === target ? ' to a group' : ` to ${thing}`}`,
  'account-created': ({ target }) => `Created the account ${target}`,
  'account-changed': ({ target, events }) => `Changed the account ${target}${often(events)}`,
  'account-enabled': ({ target }) => `Enabled the account ${target}`,
  'account-deleted': ({ target }) => `Deleted the account ${target}`,
  'password-reset': ({ target }) => `Reset the password of ${target}`,
};

const ANYONE = 'an account';
const ANYWHERE = 'a host';

/** What a step says: "Signed in to file-plm-01", "Opened 708 files in \\prototypes". */
export function stepWords(replay: Replay, step: number, names: ReplayNames): string {
  const { action, account, target, host, edge, events } = replay.steps.columns;
  const id = replay.steps.dictionary?.['action']?.[at(action, step)] ?? '';
  const said: Said = {
    account: named(at(account, step), names.account, ANYONE),
    target: named(at(target, step), names.account, ANYONE),
    host: named(at(host, step), names.host, ANYWHERE),
    thing: thingOf(replay, at(edge, step), names),
    events: at(events, step),
  };
  const sentence = Object.hasOwn(SENTENCES, id) ? SENTENCES[id as Action] : undefined;
  if (sentence) return sentence(said);
  return `${actionWords(id)}${at(host, step) < 0 ? '' : ` on ${said.host}`}${often(said.events)}`;
}

const named = (id: number, nameOf: (id: number) => string, otherwise: string): string =>
  id < 0 ? otherwise : nameOf(id);

/** Name of what an edge leads to, where that is more than the host or account that the step names itself. */
function thingOf(replay: Replay, edge: number, names: ReplayNames): string {
  if (edge < 0) return '';
  const node = at(replay.edges.columns.to, edge);
  const kind = kindOf(replay, node);
  return kind === 'group' ? '' : nodeName(replay, node, names);
}

const PATH = 0;
/** `Step 6`, or its words where it is beside the path. */
function stepName(replay: Replay, chain: Chain, step: number, names: ReplayNames): string {
  const number = at(chain.numbers, step);
  return number > PATH ? `Step ${number}` : `“${stepWords(replay, step, names)}”`;
}

const share = (likelihood: number): string =>
  likelihood > 0.995 ? 'over 99 %' : likelihood < 0.01 ? 'under 1 %' : `${Math.round(likelihood * 100)} %`;

/** `6 min 3 s`. */
export function apart(us: number): string {
  const seconds = Math.floor(us / US_PER_SECOND);
  if (seconds < 1) return 'less than a second';
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 6000) {
    const rest = seconds % 60;
    return rest === 0 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 60)} min ${rest} s`;
  }
  return lasting(us);
}

/** Why a step follows from another: what they share, how far apart, what else could be. Null without a cause. */
export function causeWords(replay: Replay, chain: Chain, step: number, names: ReplayNames): string | null {
  const { cause, causeLikelihood, runnerUp, runnerUpLikelihood } = replay.steps.columns;
  const likely = at(cause, step);
  if (likely < 0) return null;
  const words = reasonsFor(replay, chain, likely, step, names);
  const second = at(runnerUp, step);
  const next =
    second < 0
      ? ''
      : ` Next likeliest, ${share(at(runnerUpLikelihood, step))}: ${lower(reasonsFor(replay, chain, second, step, names))}`;
  return `${words} Likelihood ${share(at(causeLikelihood, step))}.${next}`;
}

const lower = (text: string): string => (text.startsWith('Step') ? `s${text.slice(1)}` : text);

function reasonsFor(replay: Replay, chain: Chain, cause: number, step: number, names: ReplayNames): string {
  const { at: times, account, host, target, first } = replay.steps.columns;
  const gap = at(times, step) - at(times, cause);
  const shared: string[] = [];
  const where = at(host, cause);
  if (where >= 0 && where === at(host, step)) shared.push('same host');
  const who = at(account, step);
  if (who >= 0 && who === at(account, cause)) shared.push('same account');
  else if (who >= 0 && who === at(target, cause)) shared.push('the account that it took on');
  if (first[cause] === 1 && first[step] === 1) shared.push('both for the first time');
  else if (first[cause] === 1) shared.push('itself for the first time');
  const there = where < 0 ? '' : ` on ${names.host(where)}`;
  const why = shared.length === 0 ? 'close in time' : shared.join(', ');
  return `${stepName(replay, chain, cause, names)}${there}, ${apart(gap)} earlier: ${why}.`;
}

/** `evening of 12 Nov 2026`, or the day where it lasts longer than half of one. */
export function whenWords(replay: Replay, zone: string): string {
  const day = dateOf(replay.from, zone);
  if (replay.to - replay.from > 48 * US_PER_HOUR) return `${day} to ${dateOf(replay.to, zone)}`;
  if (replay.to - replay.from > 6 * US_PER_HOUR) return day;
  const hour = Math.floor(localUs(timestampUs(replay.from), zone) / US_PER_HOUR) % 24;
  const part = hour < 5 ? 'night' : hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening';
  return `${part} of ${day}`;
}

/** `2,034 events, 16 nodes, 6 hosts`: what is shown, and of how many where some are left out. */
export function countWords(replay: Replay, shownNodes: number): string {
  const nodes =
    shownNodes < replay.entities
      ? `${count(shownNodes)} of ${plural(replay.entities, 'node', 'nodes')}`
      : plural(replay.entities, 'node', 'nodes');
  return `${plural(replay.events, 'event', 'events')}, ${nodes}, ${plural(replay.hosts, 'host', 'hosts')}`;
}

/** The id of a step's first event. */
export const stepEvent = (replay: Replay, step: number) => eventId(replay.steps.columns.event[step] ?? 0n);
