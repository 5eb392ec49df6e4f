import { describe, expect, it } from 'vitest';
import { nameForms, type KnownNames } from '../../../electron/engine/masking/name-forms.ts';
import { NameMatcher } from '../../../electron/engine/masking/name-matcher.ts';

const nobody: KnownNames = { accounts: [], fullNames: [], emails: [] };

function matcher(...people: readonly (readonly [string, Partial<KnownNames>])[]): NameMatcher {
  const made = new NameMatcher();
  for (const [pseudonym, names] of people) made.add(nameForms({ ...nobody, ...names }), pseudonym);
  return made;
}

const rem = matcher([
  'Heron 41',
  { accounts: ['REM0561'], fullNames: ['Runa Eng Marsh'], emails: ['Runa.Eng.Marsh@halden.example'] },
]);

describe('names in text', () => {
  it.each([
    ['{A},01/04/2010,REM0561,PC-1,Logon', '{A},01/04/2010,‹heron-41›,PC-1,Logon'],
    ['C:\\Users\\rem0561\\x.doc', 'C:\\Users\\‹heron-41›\\x.doc'],
    ['HALDEN/REM0561', 'HALDEN/‹heron-41›'],
    ['Runa Eng Marsh', '‹heron-41›'],
    ['to RUNA MARSH and', 'to ‹heron-41› and'],
    ['runa.eng.marsh@halden.example;x@y.z', '‹heron-41›@halden.example;x@y.z'],
    ['Runa_Marsh@home.example', '‹heron-41›@home.example'],
    ['Marsh, Runa', '‹heron-41›'],
    ['Runa E. Marsh', '‹heron-41›'],
    ['http://x/?u=Runa%20Eng%20Marsh&v', 'http://x/?u=‹heron-41›&v'],
    ['report_rem0561_final.doc', 'report_‹heron-41›_final.doc'],
    ['runamarsh.doc', '‹heron-41›.doc'],
    ['REM0561,REM0561', '‹heron-41›,‹heron-41›'],
  ])('%s', (text, masked) => expect(rem.replace(text)).toBe(masked));

  it.each(['XREM0561', 'REM05612', 'Runa', 'with marsh', 'Runa said. Then: Marsh', ''])(
    'leaves "%s" alone',
    (text) => expect(rem.replace(text)).toBe(text),
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

  it('takes the share of every Windows host for nobody', () => {
    const admin = matcher(['Elm 10', { accounts: ['admin@corp.example'] }]);
    expect(admin.replace(String.raw`\\dc-01\ADMIN$ by admin`)).toBe(String.raw`\\dc-01\ADMIN$ by ‹elm-10›`);
  });

  it('reads letters beyond ASCII', () => {
    const soren = matcher(['Elm 10', { fullNames: ['Søren Ærø'] }]);
    expect(soren.replace('SØREN ÆRØ')).toBe('‹elm-10›');
  });
});
