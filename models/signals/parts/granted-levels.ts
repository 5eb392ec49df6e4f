import { grantedLevel } from '../../graph/privileges/granted.ts';
import type { PrivilegeLevel } from '../../domain/privilege.ts';
import type { SignalEvent } from './event.ts';

/** Who may take on a role was changed: whoever is named then acts as it. */
const TRUST = 'iam UpdateAssumeRolePolicy';

const tableLevel = ({ action, channel, resource, fromAddress, code }: SignalEvent): PrivilegeLevel =>
  channel === TRUST
    ? 2
    : grantedLevel({
        group: action === 'group-member-added',
        name: resource,
        sid: fromAddress,
        atController: code !== 4732,
      });

const bare = (name: string) => name.slice(name.lastIndexOf('\\') + 1).toLowerCase();

/** What groups give, by the table and by the groups that they are themselves members of. */
class Groups {
  readonly #levels = new Map<string, PrivilegeLevel>();
  readonly #within = new Map<string, Set<string>>();

  /** `name` became a member of the group; if it is a group, too, its members rise with it. */
  put(name: string, group: string, level: PrivilegeLevel): void {
    this.#levels.set(bare(group), level);
    const groups = this.#within.get(bare(name)) ?? new Set<string>();
    this.#within.set(bare(name), groups.add(bare(group)));
  }

  take(name: string, group: string): void {
    this.#within.get(bare(name))?.delete(bare(group));
  }

  /** The highest level that a group gives by way of others; groups may be members of each other in a loop. */
  levelOf(group: string): PrivilegeLevel {
    let highest: PrivilegeLevel = 0;
    const seen = new Set<string>();
    const left = [bare(group)];
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      const level = this.#levels.get(name) ?? 0;
      if (level > highest) highest = level;
      left.push(...(this.#within.get(name) ?? []));
    }
    return highest;
  }
}

/** What is granted to nobody who is named: to a role or group of a cloud, or in a record that was cut. */
const UNNAMED = -1;

/** Remembers what everybody holds; the level of a grant that raises somebody above it, else 0. */
export function grantedLevels(
  nameOf: (who: number) => string,
): (event: SignalEvent, whom: number) => PrivilegeLevel {
  const held = new Map<number, Map<string, PrivilegeLevel>>();
  const groups = new Groups();
  return (event, whom) => {
    const { action, resource } = event;
    const levels = held.get(whom) ?? new Map<string, PrivilegeLevel>();
    if (action === 'account-deleted') {
      held.delete(whom);
      return 0;
    }
    if (action === 'group-member-removed' || action === 'role-revoked') {
      levels.delete(resource);
      if (whom !== UNNAMED) groups.take(nameOf(whom), resource);
      return 0;
    }
    const own = tableLevel(event);
    if (whom !== UNNAMED) groups.put(nameOf(whom), resource, own);
    const nested = groups.levelOf(resource);
    const level = nested > own ? nested : own;
    if (level === 0) return 0;
    const had = Math.max(0, ...levels.values());
    if (whom !== UNNAMED) held.set(whom, levels.set(resource, level));
    return had < level ? level : 0;
  };
}
