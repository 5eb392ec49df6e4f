import { describe, expect, it } from 'vitest';
import { originFacts, type OriginRecord } from '../../../electron/engine/stories/origin-facts.ts';

const NOTHING: OriginRecord = {
  country: null,
  city: null,
  latitude: null,
  longitude: null,
  device: null,
  userAgent: null,
  session: null,
  network: null,
  factor: null,
  certificate: null,
  subject: null,
  issuer: null,
  tlsClient: null,
  givenKey: null,
  detail: null,
};

describe('what a record says of its origin', () => {
  it.each([
    ['OKTA_VERIFY_PUSH', 'Okta verify push'],
    ['PASSWORD_AS_FACTOR', 'Password as factor'],
    ['OTP', 'OTP'],
    ['certificate', 'certificate'],
  ])('has the factor %s in words', (factor, says) => {
    expect(originFacts({ ...NOTHING, factor })).toEqual([{ what: 'Proved by', says }]);
  });

  it('names a certificate by its subject, else by its fingerprint alone', () => {
    expect(originFacts({ ...NOTHING, certificate: 'ab12', subject: 'CN=plm' })).toEqual([
      { what: 'Certificate', says: 'CN=plm' },
      { what: 'Fingerprint', says: 'ab12' },
    ]);
    expect(originFacts({ ...NOTHING, certificate: 'ab12' })).toEqual([{ what: 'Certificate', says: 'ab12' }]);
  });
});
