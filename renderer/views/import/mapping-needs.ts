import type { RecognisedFile } from '../../../electron/contract/api.ts';
import { TIME_WORDS, type Mapping } from '../../../models/domain/mapping.ts';

/** What has to be asked for a file: of a mapped one its pattern says it. */
export function mappingNeeds(
  file: Pick<RecognisedFile, 'needsZone' | 'needsStart'>,
  mapping: Mapping | undefined,
): { readonly needsZone: boolean; readonly needsStart: boolean } {
  if (!mapping) return file;
  const { pattern } = mapping.time;
  const isWord = (TIME_WORDS as readonly string[]).includes(pattern);
  return {
    needsZone: isWord ? pattern === 'iso-local' : !pattern.includes('%z'),
    needsStart: pattern === 'relative-s',
  };
}
