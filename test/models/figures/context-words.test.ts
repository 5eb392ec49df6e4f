import { describe, expect, it } from 'vitest';
import { addressWords, countryName } from '../../../models/figures/context-words.ts';

const nothing = { country: null, city: null, kind: null, name: null, asn: null };

describe('an address in words', () => {
  it('says where it is, and whose network', () => {
    expect(
      addressWords({ country: 'NO', city: 'Oslo', kind: 'vpn', name: 'Remote access', asn: 64500 }),
    ).toBe('Oslo, Norway; VPN, Remote access; AS64500');
    expect(addressWords({ ...nothing, country: 'PT' })).toBe('Portugal');
    expect(addressWords({ ...nothing, kind: 'other', name: 'Example' })).toBe('Example');
  });

  it('says nothing of what is not known', () => {
    expect(addressWords(nothing)).toBe('');
  });

  it('leaves what is no country’s code as it is', () => {
    expect(['DE', 'Lisbon office', 'de'].map(countryName)).toEqual(['Germany', 'Lisbon office', 'de']);
  });
});
