import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the archive says instead of the truth. */
  readonly declared?: { readonly bytes?: number; readonly crc?: number };
  readonly encrypted?: boolean;
  readonly method?: number;
}

/** A zip archive, written field by field so that it can also be a wrong one (APPNOTE 4.3). */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, central } = headers(entry, offset);
    parts.push(local);
    directory.push(central);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

function headers({ name, content, declared, encrypted, method = 8 }: ZipEntry, offset: number) {
  const plain = Buffer.from(content);
  const packed = method === 0 ? plain : deflateRawSync(plain);
  const label = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x0800 | (encrypted ? 1 : 0), 2);
  common.writeUInt16LE(method, 4);
  common.writeUInt32LE(declared?.crc ?? crc32(plain), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(declared?.bytes ?? plain.length, 18);
  common.writeUInt16LE(label.length, 22);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  common.copy(central, 6);
  central.writeUInt32LE(offset, 42);
  const signature = Buffer.from([0x50, 0x4b, 3, 4]);
  return {
    local: Buffer.concat([signature, common, label, packed]),
    central: Buffer.concat([central, label]),
  };
}
