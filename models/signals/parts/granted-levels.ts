import { grantedLevel, grantKey } from '../../graph/privileges/granted.ts';
import { GroupNames } from '../../graph/privileges/group-names.ts';
import { Memberships } from '../../graph/privileges/memberships.ts';
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

/** What groups give, by the table and by the groups that they are themselves members of. */
class Groups {
  readonly #names = new GroupNames();
  readonly #memberships = new Memberships<PrivilegeLevel>();

  /** `name` became a member of the group; if it is a group, too, its members rise with it. */
  put(name: string, event: SignalEvent, level: PrivilegeLevel): void {
    this.#memberships.put(this.#names.of(name, ''), this.#groupOf(event), level);
  }

  take(name: string, event: SignalEvent): void {
    this.#memberships.take(this.#names.of(name, ''), this.#groupOf(event));
  }

  /** The highest level that a group gives by way of others. */
  levelOf(event: SignalEvent): PrivilegeLevel {
    const levels = this.#memberships.above(this.#groupOf(event)).map(([, level]) => level);
    return levels.reduce((highest, level) => (level > highest ? level : highest), 0);
  }

  #groupOf({ resource, fromAddress }: SignalEvent): string {
    return this.#names.of(grantKey(resource), fromAddress);
  }
}

/** What is granted to nobody who is named, as in a record that was cut. */
const UNNAMED = -1;

/** Remembers what everybody holds; the level of a grant that raises somebody above it, else 0. */
export function grantedLevels(
  nameOf: (who: number) => string,
): (event: SignalEvent, whom: number) => PrivilegeLevel {
  const held = new Map<number, Map<string, PrivilegeLevel>>();
  const groups = new Groups();
  return (event, whom) => {
    const { action } = event;
    const resource = grantKey(event.resource);
    const levels = held.get(whom) ?? new Map<string, PrivilegeLevel>();
    if (action === 'account-deleted') {
      held.delete(whom);
      return 0;
    }
    if (action === 'group-member-removed' || action === 'role-revoked') {
      levels.delete(resource);
      if (whom !== UNNAMED) groups.take(nameOf(whom), event);
      return 0;
    }
    const own = tableLevel(event);
    if (whom !== UNNAMED) groups.put(nameOf(whom), event, own);
    const nested = groups.levelOf(event);
    const level = nested > own ? nested : own;
    if (level === 0) {
      levels.delete(resource);
      return 0;
    }
    const had = Math.max(0, ...levels.values());
    if (whom !== UNNAMED) held.set(whom, levels.set(resource, level));
    return had < level ? level : 0;
  };
}
