import { createStore } from 'zustand/vanilla';

/** Paths that the analyst wants to import, before anything is stored. */
export interface Proposal {
  readonly paths: readonly string[];
  readonly notice: string | null;
}
export const proposal = createStore<Proposal>(() => ({ paths: [], notice: null }));

export const proposePaths = (paths: readonly string[], notice: string | null = null): void =>
  proposal.setState({ paths, notice });
