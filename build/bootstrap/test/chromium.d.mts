/** Path of a Chromium to test with; null where none is found or can be installed. */
export function findChromium(): Promise<string | null>;
/** The same without installing anything. */
export function present(): string | null;
