import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder, tracewell, type Folder } from './tool.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => folder.remove());

interface SignIn {
  readonly at: string;
  readonly who: string;
  readonly on: string;
  readonly from?: string;
  readonly type: 2 | 3;
}

const record = ({ at, who, on, from, type }: SignIn, i: number) =>
  JSON.stringify({
    EventID: 4624,
    Channel: 'Security',
    EventRecordNumber: i + 1,
    Hostname: `${on}.corp.example`,
    '@timestamp': `2026-11-12T${at}.000Z`,
    TargetUserName: who,
    TargetDomainName: 'CORP',
    TargetUserSid: 'S-1-5-21-1-2-3-1104',
    TargetLogonId: `0x${(4096 + i).toString(16)}`,
    LogonType: String(type),
    WorkstationName: from ?? on,
    IpAddress: '-',
  });

const evening: readonly SignIn[] = [
  { at: '20:52:07', who: 'ann', on: 'ws-01', type: 2 },
  { at: '21:04:31', who: 'ann', on: 'srv-02', from: 'ws-01', type: 3 },
];

interface Answer {
  readonly hosts: number;
  readonly path: readonly { readonly number: number; readonly says: string; readonly first: boolean }[];
}

it('replays a day in words, and lists the days worth it', { timeout: 120_000 }, async () => {
  const { path } = folder;
  await writeFile(join(path, 'security.json'), `${evening.map(record).join('\n')}\n`);
  expect(await tracewell(path, 'import', 'a.tracewell', 'security.json')).toMatchObject({ code: 0 });
  expect(await tracewell(path, 'analyze', 'a.tracewell')).toMatchObject({ code: 0 });

  const day = ['replay', 'a.tracewell', '--user', 'CORP\\ann', '--day', '2026-11-12', '--json'];
  const { hosts, path: steps } = JSON.parse((await tracewell(path, ...day)).stdout) as Answer;
  expect(hosts).toBe(2);
  expect(steps.map(({ number, says, first }) => [number, says, first])).toEqual([
    [1, 'Signed in at ws-01.corp.example', true],
    [2, 'Signed in to srv-02.corp.example', true],
  ]);
  const listed = await tracewell(path, 'replay', 'a.tracewell', '--candidates');
  expect(listed.stdout).toMatch(/ann +2026-11-12 .*\n\n1 day/);

  const empty = await tracewell(path, ...day.slice(0, 5), '2026-11-11');
  expect(empty).toMatchObject({ code: 0 });
  expect(empty.stdout).toContain('No events.');
  const nobody = await tracewell(path, 'replay', 'a.tracewell', '--user', 'nobody');
  expect(nobody).toMatchObject({ code: 1 });
  expect(nobody.stderr).toContain('error NOT_FOUND');
  const unsaid = await tracewell(path, 'replay', 'a.tracewell');
  expect(unsaid).toMatchObject({ code: 2 });
});
