import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder, tracewell, type Folder } from './tool.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => folder.remove());

it('imports a list as of a day and answers from it', { timeout: 60_000 }, async () => {
  const { path } = folder;
  await writeFile(
    join(path, 'networks.csv'),
    'cidr,type,name,country\n203.0.113.0/24,VPN,Remote access,NO\n2001:db8::/32,Hosting,Example,DE\n',
  );
  const json = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await tracewell(path, ...args, '--json');
    expect([code, stderr.includes('Error')]).toEqual([0, false]);
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  const { files } = await json('import', 'a.tracewell', 'networks.csv', '--known', '2024-02-01');
  expect(files).toMatchObject([{ source: 'context-networks', records: 2, other: 2, balanced: true }]);

  const { lists } = await json('context', 'a.tracewell');
  expect(lists).toContainEqual(expect.objectContaining({ list: 'networks', entries: 2 }));
  const { columns, total } = await json(
    'context',
    'a.tracewell',
    'entries',
    'networks',
    '--as-of',
    '2024-01-31',
  );
  expect([columns, total]).toEqual([['Network', 'Kind', 'Name', 'AS number', 'Country', 'Note'], 0]);
  const address = async (day: string) =>
    (await json('context', 'a.tracewell', 'address', '203.0.113.7', '--as-of', day))['addresses'];
  expect(await address('2024-01-31')).toMatchObject([{ network: null }]);
  expect(await address('2024-02-01')).toMatchObject([
    { kind: 'vpn', name: 'Remote access', country: 'NO', placedBy: 'list' },
  ]);

  await json('context', 'a.tracewell', 'known', '1', '2024-03-01');
  expect(await address('2024-02-01')).toMatchObject([{ network: null }]);
  expect(await address('2024-03-01')).toMatchObject([{ kind: 'vpn' }]);

  const text = await tracewell(path, 'context', 'a.tracewell', 'address', '203.0.113.7');
  expect(text.stdout).toContain('203.0.113.7  Norway; VPN, Remote access');
});

it('says what is wrong with the call', { timeout: 60_000 }, async () => {
  const { path } = folder;
  await tracewell(path, 'import', 'a.tracewell', 'exports', '--timezone', 'UTC');
  for (const [args, words] of [
    [['entries', 'nothing'], 'The lists are people, assets'],
    [['address'], 'Name an address'],
    [['address', 'x'], 'is no IP address'],
    [['geoip', 'gone.mmdb'], 'cannot be read'],
    [['toString'], 'none of entries, address, known and geoip'],
  ] as const) {
    const { code, stderr } = await tracewell(path, 'context', 'a.tracewell', ...args);
    expect(code).not.toBe(0);
    expect(stderr).toContain(words);
  }
});
