import type { Handlers } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';

type CoverageHandlers = Pick<Handlers, 'coverage.streams' | 'coverage.people'>;
const missing = () => Promise.reject(new AppError('INTERNAL', 'Coverage is not there yet.'));

export const coverageHandlers = () =>
  ({ 'coverage.streams': missing, 'coverage.people': missing }) satisfies CoverageHandlers;
