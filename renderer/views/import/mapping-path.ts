import type { RecognisedFile } from '../../../electron/contract/api.ts';

/** What a mapping names a file by: its path, and inside an archive its place there. */
export function mappingPath({ path, shown }: RecognisedFile): string {
  const member = /^.*?\.zip!(.*)$/is.exec(shown)?.[1];
  return member === undefined ? path : `${path}!${member}`;
}
