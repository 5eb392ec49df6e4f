import type { Handlers } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';

type SourceChangeHandlers = Pick<Handlers, 'sources.set-zone'>;
const missing = () => Promise.reject(new AppError('INTERNAL', 'Zones cannot be changed yet.'));

export const sourceChangeHandlers = () => ({ 'sources.set-zone': missing }) satisfies SourceChangeHandlers;
