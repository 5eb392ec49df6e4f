import { said, type MessageFacts, type MessageForm } from './facts.ts';

/** `TTY=pts/0 ; PWD=/srv/app ; USER=root ; COMMAND=/usr/bin/id` in its parts. */
function partsOf(text: string): Readonly<Record<string, string | undefined>> {
  const [, before = text, command] = /^(.*?)(?: ; |^)COMMAND=(.*)$/.exec(text) ?? [];
  const parts = before.split(' ; ').map((part) => /^([A-Z]+)=(.*)$/.exec(part));
  const named = parts.flatMap((part) => (part ? [[part[1] ?? '', part[2] ?? ''] as const] : []));
  return { ...Object.fromEntries(named), COMMAND: command };
}

function command(user: string | undefined, rest: string): MessageFacts {
  const { TTY: tty, PWD: folder, USER: target, COMMAND: resource } = partsOf(rest);
  const where = [tty && `on ${tty}`, folder && `in ${folder}`].filter(Boolean).join(' ');
  return {
    action: 'explicit-credentials',
    outcome: 'success',
    ...said({ account: user, target, resource, detail: where }),
  };
}

/** sudo's log lines (sudoers(5), "Event logging"): who did what, as whom, from which terminal; or why it was refused. */
export const SUDO: readonly MessageForm[] = [
  [
    /^(?<user>[^\s:]+) : (?<rest>(?:HOST|TTY|PWD|USER|GROUP|ENV|TSID|CHROOT)=.*COMMAND=.*)$/,
    ({ user, rest = '' }) => command(user, rest),
  ],
  [
    /^(?<user>[^\s:]+) : (?<times>\d+) incorrect password attempts? ; (?<rest>.*)$/,
    ({ user, times, rest = '' }) => ({
      ...command(user, rest),
      action: 'logon-failed',
      outcome: 'failure',
      factor: 'password',
      times: Number(times),
    }),
  ],
  [
    /^(?<user>[^\s:]+) : (?<why>[^;=]+) ; (?<rest>.*COMMAND=.*)$/,
    ({ user, why = '', rest = '' }) => ({ ...command(user, rest), outcome: 'failure', detail: why }),
  ],
];

const taken = (account: string | undefined, target: string | undefined, detail?: string): MessageFacts => ({
  action: 'explicit-credentials',
  outcome: 'success',
  ...said({ account, target, detail }),
});
const refused = (account: string | undefined, target: string | undefined, detail?: string): MessageFacts => ({
  ...taken(account, target, detail),
  outcome: 'failure',
});

/** su of util-linux and of shadow. */
export const SU: readonly MessageForm[] = [
  [/^Successful su for (?<on>\S+) by (?<user>\S+)/, ({ user, on }) => taken(user, on)],
  [/^FAILED su for (?<on>\S+) by (?<user>\S+)/, ({ user, on }) => refused(user, on)],
  [
    /^(?<failed>FAILED SU )?\(to (?<on>\S+)\) (?<user>\S+) on (?<tty>\S+)/,
    ({ failed, user, on, tty = '' }) => (failed ? refused : taken)(user, on, tty && `on ${tty}`),
  ],
  [
    /^(?<sign>[+-]) (?<tty>\S+) (?<user>[^\s:]+)[:-](?<on>\S+)$/,
    ({ sign, user, on, tty = '' }) => (sign === '-' ? refused : taken)(user, on, `on ${tty}`),
  ],
];
