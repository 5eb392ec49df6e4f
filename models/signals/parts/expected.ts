import type { SignalId } from '../../domain/signal.ts';
import type { SignalEvent } from './event.ts';
import type { SignalContext } from './signal.ts';

/** `CORP\ann` and `ann@corp.example` are listed as `ann`, too, `fs-01.corp.example` as `fs-01`. */
const shorter = (name: string): readonly string[] => [
  name,
  name.slice(name.lastIndexOf('\\') + 1),
  name.split('@')[0] ?? '',
];
const short = (host: string): readonly string[] => [host, host.split('.')[0] ?? ''];

/**
 * True where an allow-list says that this signal expects what an event shows: of its person or account, address or
 * network, hosts, what it reached, its device or certificate, or of what else is named.
 */
export function isExpected(
  signal: SignalId,
  event: SignalEvent,
  { lists, nameOf, hostName }: Pick<SignalContext, 'lists' | 'nameOf' | 'hostName'>,
  ...also: readonly string[]
): boolean {
  const { who, account, ip, network, src, computer, dst, resource, container, device, day } = event;
  const names = [
    ...(who === -1 ? [] : shorter(nameOf(who))),
    ...(account < 0 ? [] : shorter(nameOf(-2 - account))),
    ...[src, computer, dst].flatMap((host) => (host < 0 ? [] : short(hostName(host)))),
    ...also.flatMap(shorter),
  ];
  return [
    ...names,
    ip,
    network,
    resource,
    container,
    device,
    event.certificate,
    event.certificateSubject,
  ].some((value) => value !== '' && lists.allowed(signal, value, day) !== null);
}
