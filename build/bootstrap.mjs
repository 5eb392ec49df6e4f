/** The one entry of every npm script: installs and builds what is missing or stale, then goes. Plain Node, no packages. */
import process from 'node:process';

const OLDEST = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(
    `Tracewell needs Node.js ${OLDEST.join('.')} or newer; this is ${process.versions.node}. Install a newer one from your system's packages or nodejs.org.`,
  );
  process.exit(1);
}

const { runCommand } = await import('./bootstrap/commands.mjs');
await runCommand(process.argv[2] ?? '', process.argv.slice(3));
