import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeCert } from './generate/cert.ts';
import { writeLanl } from './generate/lanl.ts';
import { writeOkta } from './generate/okta.ts';
import { writeWindows } from './generate/windows.ts';
import type { Size } from './generate/work.ts';
import { option } from './measure.ts';

/** What a form is written as, into a folder. */
const FORMS: Readonly<Record<string, (folder: string, size: Size) => void>> = {
  cert: (folder, size) => writeCert(folder, size),
  windows: (folder, size) => writeWindows(join(folder, 'winlogbeat.ndjson'), size),
  okta: (folder, size) => writeOkta(join(folder, 'okta-system-log.ndjson'), size),
  lanl: (folder, size) => writeLanl(join(folder, 'auth.txt'), size),
};

/**
 * `npm run bench -- generate cert|windows|okta|lanl --out FOLDER [--events N] [--people N] [--days N] [--seed N]`: logs of
 * people who do nothing but their work.
 */
export default function bench(args: readonly string[]): void {
  const write = FORMS[args[0] ?? ''];
  const folder = args[args.indexOf('--out') + 1];
  if (!write || folder === undefined || !args.includes('--out'))
    return console.log(`generate: nothing written (name ${Object.keys(FORMS).join(', ')} and --out FOLDER)`);
  const size: Size = {
    events: option(args, '--events', 1_000_000),
    people: option(args, '--people', 1000),
    days: option(args, '--days', 364),
    seed: option(args, '--seed', 1),
  };
  mkdirSync(folder, { recursive: true });
  write(folder, size);
  console.log(
    `generate: ${args[0]}, ${size.events} events of ${size.people} people over ${size.days} days, seed ${size.seed}: ${folder}`,
  );
}
