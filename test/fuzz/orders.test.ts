import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { uniformOf } from '../../models/domain/random.ts';
import { folder } from '../engine/ingest/cases.ts';
import { orders } from './orders.ts';

const PEOPLE = 5;
const DAYS = 120;

/** Sign-ins and copies of five people over 120 days; some records are there twice. */
function writeExports(at: string): void {
  const uniform = uniformOf('exports');
  const random = (below: number) => Math.floor(uniform() * below);
  const rows = { logon: ['id,date,user,pc,activity'], device: ['id,date,user,pc,activity'] };
  for (let i = 0; i < DAYS; i += 1) {
    const [year, month, day] = new Date(Date.UTC(2010, 0, 4 + i)).toISOString().slice(0, 10).split('-');
    for (let p = 0; p < PEOPLE; p += 1) {
      const at_ = (hour: number) =>
        `${month}/${day}/${year} ${String(hour).padStart(2, '0')}:${10 + random(50)}:00`;
      const who = `ANN000${p},PC-${p}`;
      rows.logon.push(
        `{L${i}-${p}},${at_(7 + random(3))},${who},Logon`,
        `{M${i}-${p}},${at_(17)},${who},Logoff`,
      );
      const copied = `${at_(12)},${who},Connect`;
      rows.device.push(`{D${i}-${p}},${copied}`);
      if (random(4) === 0) rows.device.push(`{E${i}-${p}},${copied}`);
    }
  }
  for (const [name, lines] of Object.entries(rows))
    writeFileSync(join(at, `${name}.csv`), `${lines.join('\n')}\n`);
}

describe('exports in pieces that overlap, in random order', () => {
  it('give the same case as the whole', { timeout: 300_000 }, async () => {
    const at = folder();
    const exports = join(at, 'exports');
    mkdirSync(exports);
    writeExports(exports);
    const { failures, pieces, doubled } = await orders(exports, 2, 3, at);
    expect(failures).toEqual([]);
    expect(pieces).toBeGreaterThan(4);
    expect(doubled).toBeGreaterThan(0);
  });
});
