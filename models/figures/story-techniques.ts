interface Technique {
  readonly id: string;
  readonly name: string;
}

/** `T1078.004` says what `T1078` says and more: of both the sub-technique stays. */
export const mostSpecific = <T extends Technique>(techniques: readonly T[]): readonly T[] =>
  techniques.filter(({ id }) => !techniques.some((other) => other.id.startsWith(`${id}.`)));
