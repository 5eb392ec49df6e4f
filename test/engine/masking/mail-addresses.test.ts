import { describe, expect, it } from 'vitest';
import { maskedText } from '../../../electron/engine/masking/mail-addresses.ts';
import { nameForms } from '../../../electron/engine/masking/name-forms.ts';
import { NameMatcher } from '../../../electron/engine/masking/name-matcher.ts';

const matcher = new NameMatcher();
matcher.add(
  nameForms({
    accounts: ['REM0561'],
    fullNames: ['Runa Eng Marsh'],
    emails: ['runa.eng.marsh@halden.example'],
  }),
  'Heron 41',
);
const masking = {
  key: 'a key',
  names: (text: string) => matcher.replace(text),
  open: new Set(['svc-plm', 'svc-plm@halden.example']),
};
const mask = (text: string) => maskedText(text, masking);
const anybody = /^‹mail-[0-9a-f]{6}›@vendor\.example$/;

describe('mail addresses in masked text', () => {
  it('hide whom they name, and say where mail went', () => {
    expect(mask('ivar.kildemose@vendor.example')).toMatch(anybody);
    expect(mask("o'neil+orders@vendor.example")).toMatch(anybody);
    expect(mask('SØREN@vendor.example')).toMatch(anybody);
  });

  it('are the same wherever the same is meant, another in another case and for another address', () => {
    expect(mask('Ivar.Kildemose@Vendor.example').slice(0, 13)).toBe(
      mask('ivar.kildemose@vendor.example').slice(0, 13),
    );
    expect(mask('ivar@vendor.example')).not.toBe(mask('ivo@vendor.example'));
    expect(maskedText('ivar@vendor.example', { ...masking, key: 'another' })).not.toBe(
      mask('ivar@vendor.example'),
    );
  });

  it('hide each of several, inside quotes, brackets, queries and paths', () => {
    const hidden = mask(`"a.b@x.example";c@y.example,<mailto:d@z.example>&to=e%40w.example'f@v.example'`);
    expect(hidden.replaceAll(/‹mail-[0-9a-f]{6}›/g, '‹›')).toBe(
      `"‹›@x.example";‹›@y.example,<mailto:‹›@z.example>&to=‹›%40w.example'‹›@v.example'`,
    );
  });

  it('of somebody known keep the pseudonym, at home and outside', () => {
    expect(mask('runa.eng.marsh@halden.example;Runa_Marsh@home.example')).toBe(
      '‹heron-41›@halden.example;‹heron-41›@home.example',
    );
    expect(mask('REM0561 wrote to x.marsh@vendor.example')).toMatch(
      /^‹heron-41› wrote to ‹mail-[0-9a-f]{6}›@vendor/,
    );
  });

  it('never hide half of an address', () => {
    expect(mask('rem0561.marsh@vendor.example')).toMatch(anybody);
  });

  it.each([
    'svc-plm@HALDEN.EXAMPLE',
    'PC-1$@HALDEN.EXAMPLE',
    'https://cdn.example/icon@2x.png',
    'react@18.2.0',
    'at @ noon',
    'x@y',
  ])('leave "%s" as it is', (text) => expect(mask(text)).toBe(text));

  it('cost little where there is none in long text', () => {
    const started = performance.now();
    expect(mask(`${"a'".repeat(200_000)} ${'b'.repeat(400_000)}`)).toHaveLength(800_001);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
