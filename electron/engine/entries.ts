import { join } from 'node:path';

/** Programs that the engine starts besides itself; the build writes each as `out/node/NAME.cjs`. */
export type Entry = 'engine' | 'importer' | 'trainer';

/** Where an entry lies: beside the running bundle, or where TRACEWELL_OUT says (tests run from the sources). */
export const entryPath = (entry: Entry) => join(process.env['TRACEWELL_OUT'] ?? __dirname, `${entry}.cjs`);
