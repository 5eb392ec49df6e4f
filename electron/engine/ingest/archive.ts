import { crc32 } from 'node:zlib';
import { fromBufferPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../contract/errors.ts';
import { openZip, ZIP_OPTIONS } from './zip-end.ts';

/** Past this size a member may not unpack to more than this many times its packed size. */
const SUSPECT_BYTES = 64 << 20;
const SUSPECT_RATIO = 250;
const MOST_MEMBERS = 10_000;
/** An archive inside an archive is unpacked into memory. */
const MOST_INNER_BYTES = 256 << 20;

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

/** The member that such a name is about; of an archive in an archive `inner.zip!member`. */
export const memberOf = (path: string) => /^.*?\.zip!(.*)$/is.exec(path)?.[1] ?? path;

/**
 * The files in a zip archive by name, those of archives in it as `inner.zip!member`. Throws FORMAT_UNKNOWN where its directory
 * cannot be read or believed.
 */
export async function archiveMembers(path: string): Promise<Member[]> {
  const members: Member[] = [];
  lastInner = null;
  for (const member of await membersOfZip(path, () => openZip(path))) {
    if (!isZip(member.name) || member.fault !== null) members.push(member);
    else members.push(...(await innerMembers(path, member)));
  }
  return members;
}

/** Of an archive in an archive, the archives in which are only named. */
async function innerMembers(path: string, outer: Member): Promise<Member[]> {
  try {
    const inner = await membersOfZip(memberPath(path, outer.name), () => openInner(path, outer.name));
    if (inner.length === 0) return [{ ...outer, fault: 'the archive is empty' }];
    return inner.map((member) => ({
      ...member,
      name: memberPath(outer.name, member.name),
      fault: member.fault ?? (isZip(member.name) ? DEEPER : null),
    }));
  } catch (error) {
    return [{ ...outer, fault: error instanceof Error ? error.message : String(error) }];
  }
}

const DEEPER =
  'an archive in an archive in an archive: only one level is opened. Unpack it and import the folder';

async function membersOfZip(path: string, open: () => Promise<ZipFile>): Promise<Member[]> {
  try {
    const zip = await open();
    try {
      return await membersOf(path, zip);
    } finally {
      zip.close();
    }
  } catch (error) {
    throw badArchive(path, error);
  }
}

/** The last archive in an archive, as long as the memory is not needed: its members are read one after another. */
let lastInner: { readonly path: string; readonly bytes: WeakRef<Buffer> } | null = null;

async function openInner(path: string, name: string): Promise<ZipFile> {
  const whole = memberPath(path, name);
  let bytes = lastInner?.path === whole ? lastInner.bytes.deref() : undefined;
  if (!bytes) {
    const parts: Buffer[] = [];
    for await (const chunk of memberBytes(path, name)) parts.push(chunk);
    bytes = Buffer.concat(parts);
    lastInner = { path: whole, bytes: new WeakRef(bytes) };
  }
  return fromBufferPromise(bytes, { ...ZIP_OPTIONS });
}

async function membersOf(path: string, zip: ZipFile): Promise<Member[]> {
  if (zip.entryCount > MOST_MEMBERS)
    throw refused(path, `it names ${zip.entryCount} files, more than ${MOST_MEMBERS}`);
  const members = new Map<string, Member>();
  let packed = 0;
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    packed += entry.compressedSize;
    if (packed > zip.fileSize)
      throw refused(path, 'its files overlap, as in an archive made to exhaust a disk');
    if (name.endsWith('/')) continue;
    if (members.has(name)) throw refused(path, `it holds two files named "${name}"`);
    const fault = faultOf(entry, name);
    if (fault === null) unpacked += entry.uncompressedSize;
    members.set(name, { name, bytes: entry.uncompressedSize, fault });
  }
  if (unpacked > SUSPECT_BYTES && unpacked > zip.fileSize * SUSPECT_RATIO)
    throw refused(path, bombReason(unpacked, zip.fileSize));
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
  if (isBomb(entry)) return bombReason(entry.uncompressedSize, entry.compressedSize);
  if (isZip(name) && entry.uncompressedSize > MOST_INNER_BYTES)
    return 'an archive of more than 256 MiB in an archive: unpack it and import the folder';
  return null;
}

const isBomb = ({ uncompressedSize, compressedSize }: Entry) =>
  uncompressedSize > SUSPECT_BYTES && uncompressedSize > compressedSize * SUSPECT_RATIO;

const bombReason = (bytes: number, packed: number) =>
  `${packed} bytes would unpack to ${bytes}, more than ${SUSPECT_RATIO} times as many: unpack it yourself if that is right`;

const nameOf = (entry: Entry) =>
  getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

/**
 * The content of one member, or of `inner.zip!member`. Throws FORMAT_UNKNOWN where it is damaged, or has another size or
 * checksum than the archive says.
 */
export async function* memberBytes(path: string, name: string): AsyncGenerator<Buffer> {
  const [inner, rest] = innerOf(name);
  const zip = await (rest === null ? openZip(path) : openInner(path, inner)).catch((error: unknown) => {
    throw badArchive(path, error);
  });
  try {
    const entry = await entryOf(path, zip, rest ?? inner);
    const fault = faultOf(entry, rest ?? inner);
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

/** `inner.zip!member` in its two parts; the second is null where the name is a plain one. */
function innerOf(name: string): readonly [string, string | null] {
  const parts = /^(.*?\.zip)!(.*)$/is.exec(name);
  return parts ? [parts[1] ?? name, parts[2] ?? null] : [name, null];
}

async function entryOf(path: string, zip: ZipFile, name: string): Promise<Entry> {
  for await (const entry of zip.eachEntry()) if (nameOf(entry) === name) return entry;
  throw refused(path, `it holds no "${name}"`);
}

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
