import type { MessageFacts } from './facts.ts';
import { said, type MessageForm } from './facts.ts';

/** Services by which somebody sits at the machine itself. */
const AT_THE_DESK = /^(?:login|gdm|lightdm|sddm|xdm|kde|cinnamon|polkit-login)/;

const field = (text: string, name: string) => new RegExp(`\\b${name}=(\\S*)`).exec(text)?.[1];

/** PAM's messages, by whichever service they are (pam_unix and pam_sss); `by ann(uid=1000)` is who asked. */
export const PAM: readonly MessageForm[] = [
  [
    /^pam_\w+\((?<service>[^:)]+):session\): session opened for user (?<user>[^\s(]+)(?:\(uid=\d+\))?(?: by (?<by>[^\s(]*)\(uid=\d+\))?/,
    ({ service = '', user, by }) =>
      AT_THE_DESK.test(service)
        ? { action: 'logged-on', stream: 'logon', outcome: 'success', ...said({ account: user }) }
        : taking(service, user, by),
  ],
  [
    /^pam_\w+\((?<service>[^:)]+):session\): session closed for user (?<user>\S+)/,
    ({ service = '', user }) => ({
      action: AT_THE_DESK.test(service)
        ? 'logged-off'
        : service.startsWith('ssh')
          ? 'session-ended'
          : 'recorded',
      ...(AT_THE_DESK.test(service) ? { stream: 'logon' as const } : {}),
      ...said({ account: user, detail: service }),
    }),
  ],
  [
    /^(?:pam_\w+\((?<service>[^:)]+):auth\): authentication failure|PAM (?<times>\d+) more authentication failures?);(?<fields>.*)$/,
    ({ service, times, fields = '' }) => ({
      // The service itself says which sign-in was refused; a console's does not.
      action: AT_THE_DESK.test(service ?? '') ? 'logon-failed' : 'recorded',
      outcome: 'failure',
      ...said({
        account: field(fields, 'user') ?? field(fields, 'ruser'),
        from: field(fields, 'rhost'),
        detail: service,
      }),
      ...(times === undefined ? {} : { times: Number(times) }),
    }),
  ],
];

const taking = (service: string, user: string | undefined, by: string | undefined): MessageFacts =>
  by === undefined || by === '' || by === user
    ? { action: 'recorded', ...said({ account: user, detail: service }) }
    : { action: 'recorded', ...said({ account: by, target: user, detail: service }) };
