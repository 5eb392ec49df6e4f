import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../contract/errors.ts';

/** Past this size a member may not unpack to more than this many times its packed size. */
const SUSPECT_BYTES = 64 << 20;
const SUSPECT_RATIO = 250;
const MOST_MEMBERS = 10_000;

/** One file inside an archive. Nothing is ever written under its name. */
export interface Member {
  readonly name: string;
  readonly bytes: number;
  /** Why it is not read, or null. */
  readonly fault: string | null;
}

export const isZip = (path: string) => /\.zip$/i.test(path);

/** How receipts and sources name a member. */
export const memberPath = (path: string, member: string) => `${path}!${member}`;

/** The member that such a name is about. */
export const memberOf = (path: string) => /^.*?\.zip!(.*)$/is.exec(path)?.[1] ?? path;

/** The files in a zip archive by name. Throws FORMAT_UNKNOWN where its directory cannot be read or believed. */
export async function archiveMembers(path: string): Promise<Member[]> {
  try {
    const zip = await openZip(path);
    try {
      return await membersOf(path, zip);
    } finally {
      zip.close();
    }
  } catch (error) {
    throw badArchive(path, error);
  }
}

async function membersOf(path: string, zip: ZipFile): Promise<Member[]> {
  if (zip.entryCount > MOST_MEMBERS)
    throw refused(path, `it names ${zip.entryCount} files, more than ${MOST_MEMBERS}`);
  const members = new Map<string, Member>();
  let packed = 0;
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    packed += entry.compressedSize;
    if (packed > zip.fileSize)
      throw refused(path, 'its files overlap, as in an archive made to exhaust a disk');
    if (name.endsWith('/')) continue;
    if (members.has(name)) throw refused(path, `it holds two files named "${name}"`);
    members.set(name, { name, bytes: entry.uncompressedSize, fault: faultOf(entry, name) });
  }
  return [...members.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Names are labels only, but one that leads elsewhere tells of an archive that means harm. */
function faultOf(entry: Entry, name: string): string | null {
  if (name.split(/[/\\]/).includes('..') || /^(?:[/\\]|[a-z]:)/i.test(name))
    return 'its name leads out of the archive';
  if (entry.isEncrypted())
    return 'it is encrypted: unpack the archive with its password and import the files';
  if (!entry.canDecodeFileData())
    return `it is packed by a method that is not read (${entry.compressionMethod})`;
  if (isZip(name)) return 'archives inside archives are not read: unpack it first';
  if (isBomb(entry)) return bombReason(entry.uncompressedSize, entry.compressedSize);
  return null;
}

const isBomb = ({ uncompressedSize, compressedSize }: Entry) =>
  uncompressedSize > SUSPECT_BYTES && uncompressedSize > compressedSize * SUSPECT_RATIO;

const bombReason = (bytes: number, packed: number) =>
  `${packed} bytes would unpack to ${bytes}, more than ${SUSPECT_RATIO} times as many: unpack it yourself if that is right`;

const nameOf = (entry: Entry) =>
  getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

/**
 * The content of one member. Throws FORMAT_UNKNOWN where it is damaged, or has another size or checksum than the archive
 * says.
 */
export async function* memberBytes(path: string, name: string): AsyncGenerator<Buffer> {
  const zip = await openZip(path).catch((error: unknown) => {
    throw badArchive(path, error);
  });
  try {
    const entry = await entryOf(path, zip, name);
    const fault = faultOf(entry, name);
    if (fault !== null) throw refused(memberPath(path, name), fault);
    let sum = 0;
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      sum = crc32(chunk as Buffer, sum);
      yield chunk as Buffer;
    }
    if (sum !== entry.crc32)
      throw refused(memberPath(path, name), 'its checksum is another one: copy the archive again');
  } catch (error) {
    throw badArchive(memberPath(path, name), error);
  } finally {
    zip.close();
  }
}

async function entryOf(path: string, zip: ZipFile, name: string): Promise<Entry> {
  for await (const entry of zip.eachEntry()) if (nameOf(entry) === name) return entry;
  throw refused(path, `it holds no "${name}"`);
}

/** Sizes are checked as the bytes come: more than declared ends the reading. */
const openZip = (path: string) =>
  openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true });

const refused = (path: string, why: string) =>
  new AppError('FORMAT_UNKNOWN', `"${path}" cannot be read: ${why}.`, { path, why });

function badArchive(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new AppError(
    'FORMAT_UNKNOWN',
    `"${path}" cannot be unpacked: ${why}. It is cut off or damaged; copy it again.`,
    { path },
    error,
  );
}
