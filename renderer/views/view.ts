import type { ComponentType } from 'react';
import type { IconName } from '../controls/icon.tsx';
import type { ViewId } from '../state/selection.ts';

/** One entry of the rail. */
export interface ViewDefinition {
  readonly id: ViewId;
  readonly title: string;
  readonly icon: IconName;
  /** After `G`. */
  readonly letter: string;
  /** False for what can be used before a case is open. */
  readonly needsCase: boolean;
  /** Entries of one block stand together in the rail. */
  readonly block: 'case' | 'look' | 'report';
  readonly keys: readonly (readonly [keys: string, does: string])[];
  readonly View: ComponentType;
  /** A number beside the title in the rail. */
  readonly Count?: ComponentType;
}
