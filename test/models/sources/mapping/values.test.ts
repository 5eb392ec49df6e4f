import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { quoted } from '../../../../models/domain/sql.ts';
import { timeOf } from '../../../../models/sources/mapping/times.ts';
import { addressOf, amountOf, sizeOf, wordOf } from '../../../../models/sources/mapping/values.ts';

async function asked(expression: string): Promise<unknown> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(`SELECT (${expression})::VARCHAR`)).getRowsJson();
  connection.closeSync();
  instance.closeSync();
  return rows[0]?.[0];
}

describe('values of a mapped file', () => {
  it.each([
    ['1,234.50', '1234.5'],
    ['1.234,50', '1234.5'],
    ["1'234.50 CHF", '1234.5'],
    ['-12 €', '-12.0'],
    ['(7.5)', '-7.5'],
    ['1,200', '1200.0'],
    ['12,5', '12.5'],
    ['12.500', '12.5'],
    ['1.234.567', '1234567.0'],
    ['none', null],
  ])('the amount %s is %s', async (text, amount) => {
    expect(await asked(amountOf(quoted(text)))).toBe(amount);
  });

  it.each([
    ['1,234', '1234'],
    ['1 234', '1234'],
    ['12.5 MB', '12500000'],
    ['2KiB', '2048'],
    ['17 bytes', '17'],
    ['3 apples', null],
    ['', null],
  ])('the size %s is %s', async (text, size) => {
    expect(await asked(sizeOf(quoted(text)))).toBe(size);
  });

  it.each([
    ['10.0.0.4', '10.0.0.4'],
    ['10.0.0.4:51514', '10.0.0.4'],
    ['::ffff:10.0.0.4', '10.0.0.4'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['pc-7', null],
    ['-', null],
  ])('the address %s is %s', async (text, address) => {
    expect(await asked(addressOf(quoted(text)))).toBe(address);
  });

  it.each([
    [' ann ', 'ann'],
    ['N/A', null],
    ['-', null],
    ['', null],
  ])('the word %j is %s', async (text, word) => {
    expect(await asked(wordOf(quoted(text)))).toBe(word);
  });

  it.each([
    ['iso', '2026-11-02T10:00:00.5+01:00', '2026-11-02 09:00:00.5'],
    ['iso', '2026-11-02T10:00:00', null],
    ['iso-local', '2026-11-02T10:00:00', '2026-11-02 10:00:00'],
    ['iso-local', '2026-11-02T10:00:00Z', null],
    ['epoch-s', '1794902400.25', '2026-11-17 08:00:00.25'],
    ['epoch-ms', '1794902400000', '2026-11-17 08:00:00'],
    ['epoch-ns', '1794902400000000000', '2026-11-17 08:00:00'],
    ['epoch-s', '99999999999999', null],
    ['epoch-s', '-1', null],
    ['relative-s', '60', '1970-01-01 00:01:00'],
    ['%d.%m.%Y %H:%M', '1.2.2026 9:05', '2026-02-01 09:05:00'],
    ['%d/%b/%Y:%H:%M:%S %z', '01/Feb/2026:10:00:00 +0100', '2026-02-01 09:00:00'],
    ['%d.%m.%Y', '31.02.2026', null],
  ])('the time %s of %s is %s', async (pattern, text, time) => {
    expect(await asked(timeOf({ columns: ['a'], pattern }, () => quoted(text)))).toBe(time);
  });

  it('a date and a time in two columns are one, and nothing where one is missing', async () => {
    const time = { columns: ['a', 'b'], pattern: '%d.%m.%Y %H:%M' };
    const of = (values: Readonly<Record<string, string>>) =>
      timeOf(time, (name) => quoted(values[name] ?? ''));
    expect(await asked(of({ a: '1.2.2026', b: '9:05' }))).toBe('2026-02-01 09:05:00');
    expect(await asked(of({ a: '1.2.2026', b: '' }))).toBe(null);
  });
});
