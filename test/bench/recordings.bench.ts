import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { analysed } from './analysed.ts';

const SHARED = process.env['TRACEWELL_SHARED'] ?? resolve(import.meta.dirname, '../../../shared');

/**
 * `npm run bench -- recordings [windows-otrf|cloudtrail]`: recordings of attacks, each a case of its own: which signals
 * and stories tell it. None has a history, so what is only new is told as such.
 */
export default function bench(args: readonly string[]): void {
  for (const name of args.length > 0 ? args : ['windows-otrf', 'cloudtrail']) {
    const folder = join(SHARED, 'data', name);
    if (!existsSync(folder)) {
      console.log(`recordings: ${name} not measured (no ${folder})`);
      continue;
    }
    console.log(`  ${name}`);
    for (const file of readdirSync(folder).filter((one) => /\.(?:zip|json)$/.test(one)))
      tell(file, join(folder, file));
  }
}

function tell(file: string, path: string): void {
  const { signals, stories } = analysed([path]);
  console.log(
    `    ${file}: ${stories.length === 0 ? 'no story' : stories.map(({ risk }) => `story ${risk.toFixed(0)}`).join(', ')}`,
  );
  for (const { signal, severity, explanation } of signals)
    console.log(`      ${signal} ${severity}: ${explanation.slice(0, 160)}`);
}
