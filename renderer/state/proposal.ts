import { createStore } from 'zustand/vanilla';
import type { Client } from '../../electron/contract/api.ts';

/** Paths that the analyst wants to import, before anything is stored. */
export interface Proposal {
  readonly paths: readonly string[];
  readonly notice: string | null;
  /** The drop that the paths were received with; the engine keeps it until it is imported or let go of. */
  readonly drop: string | null;
}
const NOTHING: Proposal = { paths: [], notice: null, drop: null };
export const proposal = createStore<Proposal>(() => NOTHING);

export const proposePaths = (paths: readonly string[], notice: string | null = null): void =>
  proposal.setState({ paths, notice, drop: null });

export const proposeDrop = (paths: readonly string[], drop: string): void =>
  proposal.setState({ paths, notice: null, drop });

/** The import has them now. */
export const endProposal = (): void => proposal.setState(NOTHING);

/** They are not to be imported: what was received of them goes. */
export function leaveProposal(client: Client): void {
  const { drop } = proposal.getState();
  proposal.setState(NOTHING);
  if (drop !== null) void client.call('files.discard', { drop }).catch(() => undefined);
}
