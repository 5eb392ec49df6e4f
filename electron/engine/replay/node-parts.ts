import type { GraphNode } from '../../../models/graph/graph.ts';

interface HostFacts extends Record<string, unknown> {
  readonly id: number;
  readonly role: string | null;
  readonly prefix: string;
  readonly ip: string | null;
}

/** Roles of hosts, and what very many nodes lie together by: the subnet, else the beginning of the name, as a number. */
export function nodeParts(facts: readonly Record<string, unknown>[]): {
  readonly role: (host: number) => string;
  readonly part: (node: GraphNode) => string;
} {
  const hosts = new Map((facts as readonly HostFacts[]).map((row) => [row.id, row]));
  const numbers = new Map<string, number>();
  const numberOf = (text: string) => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return String(known);
  };
  const partOf = ({ ip, prefix }: HostFacts) => (ip === null ? `name ${prefix}` : subnet(ip));
  // Numbers follow the order of the hosts' ids, so that a group's key holds no name and stays the same.
  for (const row of [...hosts.values()].sort((a, b) => a.id - b.id)) numberOf(partOf(row));
  return {
    role: (host) => hosts.get(host)?.role ?? '',
    part: (node) => {
      if (node.kind === 'address') return numberOf(subnet(node.key.slice(1)));
      const row = node.kind === 'host' ? hosts.get(node.id) : undefined;
      return row ? numberOf(partOf(row)) : '';
    },
  };
}

/** `10.0.4` of 10.0.4.17; the first four groups of an IPv6 address. */
const subnet = (ip: string) =>
  ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip.split('.').slice(0, 3).join('.');
