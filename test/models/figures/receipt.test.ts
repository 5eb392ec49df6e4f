import { describe, expect, it } from 'vitest';
import type { FileReceipt } from '../../../models/domain/source.ts';
import { difference, equation, receiptLines } from '../../../models/figures/receipt.ts';
import { recordFields, splitCsv } from '../../../models/figures/record-fields.ts';

const receipt: FileReceipt = {
  path: '/exports/device.csv',
  source: 'cert-device',
  sha256: 'c41f',
  bytes: 1,
  records: 61_204,
  stored: 61_142,
  rejected: 41,
  duplicate: 21,
  other: 0,
  other_by_reason: {},
  balanced: true,
  first: null,
  last: null,
  zone: null,
  warnings: [],
};

describe('the receipt', () => {
  it('is an equation with its difference, also when that is 0', () => {
    expect(equation(receipt)).toBe('61,142 + 21 + 41 + 0, difference 0');
    expect(difference({ ...receipt, stored: 60_000 })).toBe(1142);
  });
  it('tells what is no event by its reason', () => {
    const other = receiptLines({
      ...receipt,
      other: 221,
      other_by_reason: { directory: 221, comment: 0 },
    })[3];
    expect(other).toMatchObject({ title: 'Not an event', records: 221, note: '221 directory' });
  });
});

describe('fields of a record', () => {
  it('keep commas and doubled quotes inside quotes', () => {
    expect(splitCsv('a,"b, ""c""",d')).toEqual(['a', 'b, "c"', 'd']);
  });
  it('stand beside their columns', () => {
    expect(recordFields('id,user', '{X},‹heron-41›\r\n')).toEqual([
      ['id', '{X}'],
      ['user', '‹heron-41›'],
    ]);
  });
  it('are left out where they do not fit the header', () => {
    expect(recordFields('id,user', 'only one')).toEqual([]);
    expect(recordFields(null, 'a,b')).toEqual([]);
    expect(recordFields(null, '{"cut off')).toEqual([]);
  });
  it('are the leaves of a JSON record by their paths', () => {
    const text =
      '{"winlog":{"event_id":4624,"event_data":{"LogonType":"3","Keywords":["a",null]}},"empty":{}}';
    expect(recordFields(null, text)).toEqual([
      ['winlog.event_id', '4624'],
      ['winlog.event_data.LogonType', '3'],
      ['winlog.event_data.Keywords.0', 'a'],
      ['winlog.event_data.Keywords.1', ''],
    ]);
  });

  it('have numbers as they are written, and digits in words stay words', () => {
    const text =
      '{"Keywords":-9214364837600034816,"share":0.12345678901234567891,"at":"12 \\" 3","big":1e400}';
    expect(recordFields(null, text)).toEqual([
      ['Keywords', '-9214364837600034816'],
      ['share', '0.12345678901234567891'],
      ['at', '12 " 3'],
      ['big', '1e400'],
    ]);
  });
});
