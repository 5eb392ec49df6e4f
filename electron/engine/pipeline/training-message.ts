import type { AutoencoderSettings } from '../../../models/baselines/autoencoder/settings.ts';
import type { LoadedTensors } from './tensorflow.ts';

/** A share of the networks for one worker; arrays are transferred, not copied. */
export interface TrainingOrder {
  readonly keys: readonly string[];
  /** Rows of every network after one another, [sum of counts × features]. */
  readonly rows: Float32Array;
  readonly counts: Int32Array;
  readonly features: number;
  readonly settings: AutoencoderSettings;
}

export type TrainerReply =
  | { readonly kind: 'ready'; readonly backend: LoadedTensors['backend'] }
  | {
      readonly kind: 'trained';
      /** [networks × weightLayout.length] */
      readonly weights: Float32Array;
      readonly losses: Float64Array;
    };
