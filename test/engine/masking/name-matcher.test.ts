import { describe, expect, it } from 'vitest';
import { nameForms, type KnownNames } from '../../../electron/engine/masking/name-forms.ts';
import { NameMatcher } from '../../../electron/engine/masking/name-matcher.ts';

const nobody: KnownNames = { accounts: [], fullNames: [], emails: [] };

function matcher(...people: readonly (readonly [string, Partial<KnownNames>])[]): NameMatcher {
  const made = new NameMatcher();
  for (const [pseudonym, names] of people) made.add(nameForms({ ...nobody, ...names }), pseudonym);
  return made;
}

const cel = matcher([
  'Heron 41',
  { accounts: ['CEL0561'], fullNames: ['Calvin Edan Love'], emails: ['Calvin.Edan.Love@dtaa.com'] },
]);

describe('names in text', () => {
  it.each([
    ['{A},01/04/2010,CEL0561,PC-1,Logon', '{A},01/04/2010,‹heron-41›,PC-1,Logon'],
    ['C:\\Users\\cel0561\\x.doc', 'C:\\Users\\‹heron-41›\\x.doc'],
    ['DTAA/CEL0561', 'DTAA/‹heron-41›'],
    ['Calvin Edan Love', '‹heron-41›'],
    ['to CALVIN LOVE and', 'to ‹heron-41› and'],
    ['calvin.edan.love@dtaa.com;x@y.z', '‹heron-41›@dtaa.com;x@y.z'],
    ['Calvin_Love@home.example', '‹heron-41›@home.example'],
    ['Love, Calvin', '‹heron-41›'],
    ['Calvin E. Love', '‹heron-41›'],
    ['http://x/?u=Calvin%20Edan%20Love&v', 'http://x/?u=‹heron-41›&v'],
    ['report_cel0561_final.doc', 'report_‹heron-41›_final.doc'],
    ['calvinlove.doc', '‹heron-41›.doc'],
    ['CEL0561,CEL0561', '‹heron-41›,‹heron-41›'],
  ])('%s', (text, masked) => expect(cel.replace(text)).toBe(masked));

  it.each(['XCEL0561', 'CEL05612', 'Calvin', 'with love', 'Calvin said. Then: Love', ''])(
    'leaves "%s" alone',
    (text) => expect(cel.replace(text)).toBe(text),
  );

  it('takes the longest name', () => {
    const two = matcher(['Elm 10', { accounts: ['ann'] }], ['Ash 11', { fullNames: ['Ann Lee'] }]);
    expect(two.replace('ann lee,ann,Lee')).toBe('‹ash-11›,‹elm-10›,Lee');
  });

  it('does not say who where two people share a name', () => {
    const two = matcher(['Elm 10', { fullNames: ['Ann Ma Lee'] }], ['Ash 11', { fullNames: ['Ann Bo Lee'] }]);
    expect(two.replace('Ann Lee met Ann Bo Lee')).toBe('‹name› met ‹ash-11›');
  });

  it('hides an address without hiding its words elsewhere', () => {
    const desk = matcher(['Elm 10', { emails: ['sales@corp.example'] }]);
    expect(desk.replace('sales@corp.example grew sales')).toBe('‹elm-10›@corp.example grew sales');
  });

  it('reads letters beyond ASCII', () => {
    const soren = matcher(['Elm 10', { fullNames: ['Søren Ærø'] }]);
    expect(soren.replace('SØREN ÆRØ')).toBe('‹elm-10›');
  });
});
