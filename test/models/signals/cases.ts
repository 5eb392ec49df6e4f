import { SIGN_IN_CASES } from './sign-in-cases.ts';
import { COLLECTION_CASES } from './collection-cases.ts';
import { CREDENTIAL_CASES } from './credential-cases.ts';
import { CERTIFICATE_CASES } from './certificate-cases.ts';
import type { Folds, SignalCase } from './case-parts.ts';

/** Of every signal that is a fold; one that is missing does not compile. */
export const SIGNAL_CASES: Readonly<Record<Folds, SignalCase>> = {
  ...SIGN_IN_CASES,
  ...COLLECTION_CASES,
  ...CREDENTIAL_CASES,
  ...CERTIFICATE_CASES,
};
