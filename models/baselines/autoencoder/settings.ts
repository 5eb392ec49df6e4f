/** One hidden relu layer on log1p of a person's calibrated tails (docs: detection.md, "The autoencoder, made to fit"). */
export interface AutoencoderSettings {
  readonly hiddenUnits: number;
  readonly epochs: number;
  readonly batchRows: number;
  /** At the first step; falls in a straight line to a tenth. */
  readonly learningRate: number;
  /** Decoupled (Loshchilov and Hutter, arXiv:1711.05101), on weights, not on biases. */
  readonly weightDecay: number;
  readonly seed: number;
}

export const AUTOENCODER: AutoencoderSettings = {
  hiddenUnits: 12,
  epochs: 50,
  batchRows: 32,
  learningRate: 4e-3,
  weightDecay: 1e-4,
  seed: 1,
};

/** When a person's network is fitted again, and on which of the person's active days. */
export interface RefitSettings {
  readonly everyDays: number;
  /** The most recent days that never teach, so that a slow change does not become usual. */
  readonly guardDays: number;
  readonly windowDays: number;
  /** Active days left out at the start, when tails are not calibrated yet. */
  readonly skippedActiveDays: number;
  readonly firstScoredActiveDay: number;
  /** With fewer rows in the window the person's first active days teach, whatever their age. */
  readonly minRows: number;
  readonly fallbackActiveDays: number;
  /** With still fewer there is no network, and every tail counts as unexplained. */
  readonly minFallbackRows: number;
}

export const REFIT: RefitSettings = {
  everyDays: 28,
  guardDays: 30,
  windowDays: 180,
  skippedActiveDays: 10,
  firstScoredActiveDay: 31,
  minRows: 30,
  fallbackActiveDays: 25,
  minFallbackRows: 15,
};
