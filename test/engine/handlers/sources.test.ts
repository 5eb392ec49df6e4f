import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sourcesHandlers } from '../../../electron/engine/handlers/sources.ts';

const handlers = sourcesHandlers({
  settings: { userDataDirectory: '', actor: 'test', nowUs: () => 0 },
  current: null,
  broadcast: () => undefined,
});
const context = { signal: new AbortController().signal, emit: () => undefined, unmasked: true };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sources-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('sources.recognise says of each file what has to be asked, and whether it may be mapped', async () => {
  const files = {
    'auth.txt': '1,U1@DOM1,U1@DOM1,C1,C2,Kerberos,Network,LogOn,Success\n',
    'door.csv': 'when,badge,door\n1,17,north\n2,18,south\n',
    'logon.csv': 'id,date,user,pc,activity\n{1},01/04/2010 08:00:00,ann,PC-1,Logon\n',
    'notes.txt': 'hello\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const found = await handlers['sources.recognise']({ paths: [folder] }, context);
  expect(
    found.map(({ shown, source, needsZone, needsStart, mappable }) => [
      shown.slice(folder.length + 1),
      source,
      { needsZone, needsStart, mappable },
    ]),
  ).toEqual([
    ['auth.txt', 'lanl-auth', { needsZone: false, needsStart: true, mappable: true }],
    ['door.csv', null, { needsZone: false, needsStart: false, mappable: true }],
    ['logon.csv', 'cert-logon', { needsZone: true, needsStart: false, mappable: true }],
    ['notes.txt', null, { needsZone: false, needsStart: false, mappable: false }],
  ]);
  expect(found.every(({ reason }) => reason.length > 10)).toBe(true);
});
