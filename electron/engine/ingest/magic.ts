/** What a file is by its first bytes, and what an investigator can do about it. */
export interface Magic {
  readonly reason: string;
  /** True where a mapping can be made for it all the same. */
  readonly mappable: boolean;
}

interface Signature {
  readonly at?: number;
  readonly bytes: Buffer | string;
  readonly reason: string;
  readonly mappable?: boolean;
}

const UNPACK = 'it is not opened: unpack it and import the folder';
const EVTX =
  'a Windows event log (.evtx), which is not read yet: on Windows, run ' +
  'Get-WinEvent -Path FILE.evtx | ConvertTo-Json | Out-File FILE.json and import FILE.json';

const SIGNATURES: readonly Signature[] = [
  { bytes: Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), reason: `a 7z archive; ${UNPACK}` },
  { bytes: 'Rar!\x1a\x07', reason: `a RAR archive; ${UNPACK}` },
  { at: 257, bytes: 'ustar', reason: `a tar archive; ${UNPACK}` },
  { bytes: 'BZh', reason: `packed with bzip2; ${UNPACK}` },
  { bytes: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), reason: `packed with xz; ${UNPACK}` },
  { bytes: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), reason: `packed with zstd; ${UNPACK}` },
  { bytes: Buffer.from([0x1f, 0x8b]), reason: `packed with gzip twice; ${UNPACK}` },
  { bytes: 'ElfFile\0', reason: EVTX },
  {
    bytes: 'PAR1',
    reason: 'a Parquet table of no known format: a mapping says what its columns are',
    mappable: true,
  },
  { bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), reason: 'an Office document: save its table as CSV' },
  { bytes: 'SQLite format 3\0', reason: 'a SQLite database: export its tables as CSV' },
  { bytes: '%PDF-', reason: 'a PDF document: ask for the data as CSV or JSON' },
  {
    bytes: Buffer.from([0xd4, 0xc3, 0xb2, 0xa1]),
    reason: 'a packet capture: import the logs that Zeek makes of it',
  },
  {
    bytes: Buffer.from([0x0a, 0x0d, 0x0d, 0x0a]),
    reason: 'a packet capture: import the logs that Zeek makes of it',
  },
];

/** The first local file of a workbook or a document is told by its name. */
const OFFICE = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/|word\/)/;

/** Null for text and for what is not known. */
export function magicOf(bytes: Buffer): Magic | null {
  const zip = zipReason(bytes);
  if (zip !== null) return { reason: zip, mappable: false };
  for (const { at = 0, bytes: wanted, reason, mappable = false } of SIGNATURES) {
    const pattern = typeof wanted === 'string' ? Buffer.from(wanted, 'latin1') : wanted;
    if (bytes.subarray(at, at + pattern.length).equals(pattern)) return { reason, mappable };
  }
  return null;
}

function zipReason(bytes: Buffer): string | null {
  if (bytes.length < 30 || bytes.readUInt32LE(0) !== 0x04034b50) return null;
  const name = bytes.toString('latin1', 30, 30 + bytes.readUInt16LE(26));
  return OFFICE.test(name)
    ? 'an Office workbook or document: save its table as CSV'
    : 'a zip archive without .zip in its name: rename it and import it again';
}
