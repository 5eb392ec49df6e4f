import { Lines } from './lines.ts';
import { choose, workOf, type Size } from './work.ts';

type Kind = 'network' | 'ticket';

/** Los Alamos' `auth.txt` of 2015: sign-ins at the desk and over the network, and Kerberos tickets. */
export function writeLanl(path: string, size: Size): void {
  const file = new Lines(path);
  let first: number | undefined;
  for (const { at, person, kind, pick } of workOf<Kind>(size, { network: 6, ticket: 4 })) {
    first ??= at;
    const user = `U${person + 1}@DOM1`;
    const own = `C${person + 1}`;
    const server = `C${20_000 + choose(pick, 400, 1)}`;
    const far = kind === 'network' || kind === 'ticket';
    const method = kind === 'ticket' ? '?,?,TGS' : `Kerberos,${far ? 'Network' : 'Interactive'}`;
    const orientation = kind === 'ticket' ? '' : `,${kind === 'logoff' ? 'LogOff' : 'LogOn'}`;
    const seconds = Math.floor((at - first) / 1000) + 1;
    file.add(`${seconds},${user},${user},${own},${far ? server : own},${method}${orientation},Success`);
  }
  file.close();
}
