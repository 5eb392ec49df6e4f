import { said, type MessageForm } from './facts.ts';

/** `RSA SHA256:…`, and of a certificate `… ID ann (serial 5) CA ED25519 SHA256:…`. */
const KEY =
  /^(?<kind>\S+) (?<print>(?:SHA256|MD5|[0-9a-f]{2}:)\S+)(?: ID (?<id>.+?) \(serial \d+\) CA \S+ (?<ca>\S+))?/;

const FAILED = 'failure';

/** OpenSSH's own messages (auth.c, auth2.c, session.c of OpenSSH 5 to 10); of a failed sign-in only the refusal counts. */
export const SSHD: readonly MessageForm[] = [
  [
    /^Accepted (?<method>\S+) for (?<user>.*) from (?<from>\S+) port (?<port>\d+)(?: ssh\d)?(?:: (?<key>.*))?$/,
    ({ method = '', user, from, port, key = '' }) => {
      const { print, id, ca } = KEY.exec(key)?.groups ?? {};
      const proof = { certificate: print, certificateSubject: id, certificateIssuer: ca };
      return {
        action: 'remote-logon',
        outcome: 'success',
        factor: method,
        ...said({ account: user, from, port, ...proof }),
      };
    },
  ],
  [
    /^Failed none for (?:(?:invalid|illegal) user )?(?<user>.*) from (?<from>\S+) port (?<port>\d+)/,
    // No proof was offered: the client asks what would do.
    ({ user, from, port }) => ({
      action: 'recorded',
      ...said({ account: user, from, port, factor: 'none' }),
    }),
  ],
  [
    /^Failed (?<method>\S+) for (?<invalid>(?:invalid|illegal) user )?(?<user>.*) from (?<from>\S+) port (?<port>\d+)/,
    ({ method, invalid, user, from, port }) => ({
      action: 'logon-failed',
      outcome: FAILED,
      ...said({ account: user, from, port, factor: method, detail: invalid && 'no such user' }),
    }),
  ],
  [
    /^(?:Invalid|Illegal) user (?<user>.*) from (?<from>\S+)(?: port (?<port>\d+))?$/,
    ({ user, from, port }) => ({
      action: 'recorded',
      outcome: FAILED,
      ...said({ account: user, from, port, detail: 'no such user' }),
    }),
  ],
  [
    /^User (?<user>.*) from (?<from>\S+) not allowed because (?<why>.*)$/,
    ({ user, from, why }) => ({
      action: 'recorded',
      outcome: FAILED,
      ...said({ account: user, from, detail: why }),
    }),
  ],
  [
    /^(?:error: )?maximum authentication attempts exceeded for (?:invalid user )?(?<user>.*) from (?<from>\S+) port (?<port>\d+)/,
    ({ user, from, port }) => ({
      action: 'recorded',
      outcome: FAILED,
      ...said({ account: user, from, port }),
    }),
  ],
  [
    /^(?:Connection (?:closed|reset) by|Disconnected from|Disconnecting) (?:(?<invalid>invalid )|authenticating )?user (?<user>.*) (?<from>\S+) port (?<port>\d+)/,
    ({ user, from, port }) => ({ action: 'recorded', ...said({ account: user, from, port }) }),
  ],
  [
    /^Starting session: (?<what>.*) for (?<user>\S+) from (?<from>\S+) port (?<port>\d+)/,
    ({ what, user, from, port }) => ({
      action: 'recorded',
      ...said({ account: user, from, port, detail: what }),
    }),
  ],
  [
    /^(?:error: )?(?:Connection from|(?:Connection (?:closed|reset) by|Received disconnect from|Disconnected from|Did not receive identification string from|Unable to negotiate with|Bad protocol version identification .* from)) (?<from>[0-9a-fA-F.:]+?)(?::? |$)(?:port (?<port>\d+))?/,
    ({ from, port }) => ({ action: 'recorded', ...said({ from, port }) }),
  ],
  [
    /^reverse mapping checking getaddrinfo for \S+ \[(?<from>[^\]]+)\]/,
    ({ from }) => ({ action: 'recorded', ...said({ from }) }),
  ],
];

/** A connection for a user who does not exist ends: the refusal itself where no other line told of it. */
export const INVALID_ENDED =
  /^(?:Connection (?:closed|reset) by|Disconnected from|Disconnecting) invalid user (?<user>.*) (?<from>\S+) port (?<port>\d+)/;
