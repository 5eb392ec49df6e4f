/** A line for the person waiting. On stderr, so that a tool's stdout is its own. */
export const say = (text) => process.stderr.write(`tracewell: ${text}\n`);

/** A failure that a person can act on; shown without a stack. */
export class Failure extends Error {}

export const seconds = (sinceMs) => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
