import type { Instant } from '../clock.ts';
import { security, subject, type Session, type WindowsRecord } from '../record.ts';

/** 4688 */
export const started = (
  at: Instant,
  by: Session,
  image: string,
  command: string,
  parent = 'C:\\Windows\\explorer.exe',
): WindowsRecord =>
  security(by.on, at, 4688, {
    data: {
      ...subject(by),
      NewProcessName: image,
      CommandLine: command,
      ParentProcessName: parent,
      TokenElevationType: by.account.privileged ? '%%1937' : '%%1936',
    },
  });

/** 5140 */
export const shareOpened = (at: Instant, by: Session, share: string, address: string): WindowsRecord =>
  security(by.on, at, 5140, {
    data: {
      ...subject(by),
      ObjectType: 'File',
      IpAddress: address,
      ShareName: `\\\\*\\${share}`,
      AccessMask: '0x1',
    },
  });

/** 5145 */
export const shareFile = (
  at: Instant,
  by: Session,
  share: string,
  file: string,
  address: string,
): WindowsRecord =>
  security(by.on, at, 5145, {
    data: {
      ...subject(by),
      ObjectType: 'File',
      IpAddress: address,
      ShareName: `\\\\*\\${share}`,
      RelativeTargetName: file,
      AccessMask: '0x120089',
    },
  });

/** 4663 */
export const objectRead = (at: Instant, by: Session, path: string): WindowsRecord =>
  security(by.on, at, 4663, {
    data: {
      ...subject(by),
      ObjectServer: 'Security',
      ObjectType: 'File',
      ObjectName: path,
      AccessMask: '0x1',
      ProcessName: 'C:\\Windows\\explorer.exe',
    },
  });

/** 4663 with the right to delete, and 4660, which names only the handle. */
export function objectDeleted(at: Instant, by: Session, path: string, handle: number): WindowsRecord[] {
  const common = {
    ...subject(by),
    ObjectServer: 'Security',
    HandleId: `0x${(0x1a4 + handle * 4).toString(16)}`,
  };
  return [
    security(by.on, at, 4663, {
      data: { ...common, ObjectType: 'File', ObjectName: path, AccessMask: '0x10000', ProcessName: '-' },
    }),
    security(by.on, at + 1, 4660, { data: { ...common, ProcessName: '-' } }),
  ];
}
