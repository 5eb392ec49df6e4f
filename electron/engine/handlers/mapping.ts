import type { Handlers } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';

type MappingHandlers = Pick<
  Handlers,
  'mapping.propose' | 'mapping.preview' | 'mapping.read' | 'mapping.save' | 'sources.set-mapping'
>;
const missing = () => Promise.reject(new AppError('INTERNAL', 'Mappings are not there yet.'));

export const mappingHandlers = () =>
  ({
    'mapping.propose': missing,
    'mapping.preview': missing,
    'mapping.read': missing,
    'mapping.save': missing,
    'sources.set-mapping': missing,
  }) satisfies MappingHandlers;
