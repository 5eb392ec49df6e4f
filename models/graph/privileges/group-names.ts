/** Names that are ids themselves: a SID, and a role or group of an account of AWS. */
const ID = /^(?:S-1-|(?:role|group)\/)/i;
const ROLE_ARN = /^arn:aws[a-z-]*:iam::(\d*):role\/(?:.*\/)?([^/]+)$/;

const bare = (name: string) => name.slice(name.lastIndexOf('\\') + 1).toLowerCase();

/** The id of a role of AWS by its ARN, as whom it is granted to is called; '' for anything else. */
export function roleId(arn: string): string {
  const [, account = '', role] = ROLE_ARN.exec(arn) ?? [];
  return role === undefined ? '' : `role/${role}@${account}`;
}

/** Which group, role or policy is meant: the same by its id, whatever it is called by then, and by its name alone. */
export class GroupNames {
  readonly #byId = new Map<string, string>();
  readonly #byName = new Map<string, string>();
  readonly #taken = new Map<string, string>();

  /** `id`: the SID, or the like; '' where a record has none. */
  of(name: string, id: string): string {
    const told = (id === '' && ID.test(name) ? name : id).toUpperCase();
    const named = bare(name);
    const known = this.#byId.get(told) ?? this.#byNameAlone(named, told);
    if (told !== '') {
      this.#byId.set(told, known);
      this.#taken.set(known, told);
    }
    this.#byName.set(named, known);
    return known;
  }

  /** Two groups of one name are told apart by their ids. */
  #byNameAlone(named: string, id: string): string {
    const known = this.#byName.get(named) ?? named;
    const other = this.#taken.get(known);
    return id !== '' && other !== undefined && other !== id ? id : known;
  }
}
