/** Who is a member of what, groups of groups included; they may be members of each other in a loop. */
export class Memberships<Edge> {
  readonly #groups = new Map<string, Map<string, Edge>>();
  readonly #members = new Map<string, Set<string>>();

  put(member: string, group: string, edge: Edge): void {
    const groups = this.#groups.get(member) ?? new Map<string, Edge>();
    this.#groups.set(member, groups.set(group, edge));
    const members = this.#members.get(group) ?? new Set<string>();
    this.#members.set(group, members.add(member));
  }

  take(member: string, group: string): boolean {
    this.#members.get(group)?.delete(member);
    return this.#groups.get(member)?.delete(group) ?? false;
  }

  /** Ends every membership of somebody. */
  leave(member: string): void {
    for (const group of this.#groups.get(member)?.keys() ?? []) this.#members.get(group)?.delete(member);
    this.#groups.delete(member);
  }

  /** Every membership that somebody has, by way of others too. */
  above(member: string): (readonly [group: string, edge: Edge])[] {
    return reached(member, (name) => this.#groups.get(name)?.keys() ?? []).flatMap((name) => [
      ...(this.#groups.get(name) ?? []),
    ]);
  }

  /** Whoever is a member, by way of others too, and the group itself. */
  below(group: string): readonly string[] {
    return reached(group, (name) => this.#members.get(name) ?? []);
  }
}

function reached(from: string, next: (name: string) => Iterable<string>): string[] {
  const seen = new Set([from]);
  // A set goes on to what is added to it meanwhile.
  for (const name of seen) for (const further of next(name)) seen.add(further);
  return [...seen];
}
