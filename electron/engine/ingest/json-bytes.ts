import { fileBytes, type ContentPath, type ReceivedBytes } from './file-bytes.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What a byte order mark says; PowerShell's `>` writes UTF-16. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** True where a UTF-8 text begins as JSON does. */
export const beginsAsJson = (bytes: Buffer): boolean =>
  /^\uFEFF?\s*[{[]/.test(bytes.toString('utf8', 0, 4096));

/** Filled as the bytes come. */
export interface Decoded {
  encoding: Encoding;
}

/** The content of a JSON file as UTF-8. Errors as of `fileBytes`. */
export async function* jsonBytes(
  content: ContentPath,
  received: ReceivedBytes,
  decoded: Decoded = { encoding: 'utf-8' },
): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null | undefined;
  for await (const chunk of fileBytes(content, received)) {
    if (decoder === undefined) {
      decoded.encoding = encodingOf(chunk);
      decoder = decoded.encoding === 'utf-8' ? null : new TextDecoder(decoded.encoding);
    }
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
  }
  if (decoder) yield Buffer.from(decoder.decode());
}
