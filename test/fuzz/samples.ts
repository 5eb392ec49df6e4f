import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { archiveMembers, memberBytes } from '../../electron/engine/ingest/archive.ts';
import { sharedData } from '../engine/ingest/shared-data.ts';
import { line, signIn } from '../engine/ingest/windows-lines.ts';

export interface FuzzSample {
  readonly format: string;
  readonly name: string;
  readonly bytes: Buffer;
}

const MOST_BYTES = 12 << 10;

/** Beginnings of real exports, where this machine has them, and of written ones. */
export async function fuzzSamples(): Promise<readonly FuzzSample[]> {
  return [...written(), ...(await realCsv()), ...(await realWindows()), ...(await realLanl())];
}

const people = ['ann', 'bo', 'cid'];
const CONNECTION = 'ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p';
const written = (): readonly FuzzSample[] => [
  {
    format: 'zeek',
    name: 'ssh.log',
    bytes: Buffer.from(
      `#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tssh\n#fields\t${CONNECTION}\tauth_success\tclient\n#types\ttime\tstring\taddr\tport\taddr\tport\tbool\tstring\n${Array.from({ length: 40 }, (_, i) => `177235200${i % 10}.5\tC${i}\t10.0.0.${i}\t${50_000 + i}\t10.0.0.9\t22\t${i % 3 === 0 ? 'F' : 'T'}\tSSH-2.0\\x09x\n`).join('')}#close\t2026-03-01-09-00-00\n`,
    ),
  },
  {
    format: 'syslog',
    name: 'auth.log',
    bytes: Buffer.from(
      Array.from(
        { length: 60 },
        (_, i) =>
          `${i < 30 ? 'Dec 31' : 'Jan  1'} 08:${10 + (i % 50)}:00 web-01 sshd[${i}]: ${i % 4 === 0 ? 'Accepted' : 'Failed'} password for ${people[i % 3]} from 198.51.100.${i} port 22 ssh2\n`,
      ).join(''),
    ),
  },
  {
    format: 'cert-email',
    name: 'email.csv',
    bytes: Buffer.from(
      `id,date,user,pc,to,cc,bcc,from,size,attachments,content\n${Array.from({ length: 40 }, (_, i) => `{R${i}},01/0${1 + (i % 9)}/2010 09:00:00,${people[i % 3]},PC-1,a@x.example;b@y.example,,,${people[i % 3]}@corp.example,${i * 31},${i % 2},"said ""hello"",\nand more"`).join('\n')}\n`,
    ),
  },
  {
    format: 'windows-events',
    name: 'winlogbeat.ndjson',
    bytes: Buffer.from(
      `${Array.from({ length: 20 }, (_, i) => line(signIn(people[i % 3] ?? '', i))).join('\n')}\n`,
    ),
  },
  {
    format: 'windows-events',
    name: 'pretty.json',
    bytes: Buffer.from(
      JSON.stringify(
        people.map((name, i) => signIn(name, i)),
        null,
        1,
      ),
    ),
  },
];

async function beginning(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(part);
    length += part.length;
    if (length >= MOST_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, MOST_BYTES);
}

async function realCsv(): Promise<FuzzSample[]> {
  const at = sharedData('cert-r4.2');
  if (!at) return [];
  const folder = join(at, 'raw-prefix');
  const names = readdirSync(folder).filter((name) => /^(?:logon|device|file|http|email)\.csv$/.test(name));
  return Promise.all(
    names.map(async (name) => ({
      format: `cert-${name.replace('.csv', '')}`,
      name,
      bytes: await beginning(createReadStream(join(folder, name)) as AsyncIterable<Buffer>),
    })),
  );
}

async function realWindows(): Promise<FuzzSample[]> {
  const at = sharedData('windows-otrf');
  if (!at) return [];
  const samples: FuzzSample[] = [];
  for (const zip of [
    'covenant_copy_smb_CreateRequest.zip',
    'schtask_create.zip',
    'empire_over_pth_patch_lsass.zip',
  ]) {
    const [member] = await archiveMembers(join(at, zip));
    if (member)
      samples.push({
        format: 'windows-events',
        name: member.name,
        bytes: await beginning(memberBytes(join(at, zip), member.name)),
      });
  }
  return samples;
}

async function realLanl(): Promise<FuzzSample[]> {
  const at = sharedData('lanl');
  if (!at) return [];
  const stream = createReadStream(join(at, 'auth_day0.txt.gz')).pipe(createGunzip());
  const bytes = await beginning(stream as AsyncIterable<Buffer>);
  stream.destroy();
  return [{ format: 'lanl-auth', name: 'auth.txt', bytes }];
}
