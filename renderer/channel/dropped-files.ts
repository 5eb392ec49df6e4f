/** A file of a drop, with its path inside what was dropped, parted by `/`. */
export interface DroppedFile {
  readonly name: string;
  readonly file: File;
}

/** What a drop holds. The browser takes it away when the event is over, so this must be asked for at once. */
export function entriesOf(transfer: DataTransfer): readonly (FileSystemEntry | DroppedFile)[] {
  return [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry() ?? plain(item.getAsFile()))
    .filter((entry) => entry !== null);
}

const plain = (file: File | null): DroppedFile | null => file && { name: file.name, file };

/** Every file of a drop, folders walked in the order of their names, hidden files inside them left out. */
export async function filesIn(
  entries: readonly (FileSystemEntry | DroppedFile)[],
): Promise<readonly DroppedFile[]> {
  const files: DroppedFile[] = [];
  for (const entry of entries) {
    if ('isDirectory' in entry) await walk(entry, entry.name, files);
    else files.push(entry);
  }
  return files;
}

async function walk(entry: FileSystemEntry, name: string, into: DroppedFile[]): Promise<void> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    into.push({ name, file });
  } else if (isDirectory(entry))
    for (const child of await childrenOf(entry))
      if (!child.name.startsWith('.')) await walk(child, `${name}/${child.name}`, into);
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** A reader gives at most a hundred at a time, and then none. */
async function childrenOf(directory: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = directory.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    found.push(...some);
  }
}
