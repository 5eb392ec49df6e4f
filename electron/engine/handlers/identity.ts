import type { Handlers } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';

type IdentityHandlers = Pick<Handlers, 'people.identity' | 'people.merge' | 'people.split' | 'people.undo'>;
const missing = () => Promise.reject(new AppError('INTERNAL', 'Identities cannot be changed yet.'));

export const identityHandlers = () =>
  ({
    'people.identity': missing,
    'people.merge': missing,
    'people.split': missing,
    'people.undo': missing,
  }) satisfies IdentityHandlers;
