import type { Handlers } from '../../contract/api.ts';
import { proposeMapping } from '../../../models/sources/mapping/propose.ts';
import { contentAt } from '../mapping/content-at.ts';
import { readMappingFile, saveMappingFile } from '../mapping/mapping-file.ts';
import { previewMapping } from '../mapping/preview.ts';
import { tableOf } from '../mapping/table-of.ts';

type MappingHandlers = Pick<
  Handlers,
  'mapping.propose' | 'mapping.preview' | 'mapping.read' | 'mapping.save'
>;

export const mappingHandlers = () =>
  ({
    'mapping.propose': async ({ path }, { signal }) => proposeMapping(await tableOf(contentAt(path), signal)),
    'mapping.preview': (request, { signal }) => previewMapping(request, signal),
    'mapping.read': ({ path }) => Promise.resolve(readMappingFile(path)),
    'mapping.save': ({ mapping, out }) => {
      saveMappingFile(mapping, out);
      return Promise.resolve({ path: out });
    },
  }) satisfies MappingHandlers;
