/** Runs one bench: a TypeScript file whose default export takes the arguments and prints its figures. */
import { runnerImport } from 'vite';

const [file, ...args] = process.argv.slice(2);
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' });
await module.default(args);
process.exit(process.exitCode ?? 0);
