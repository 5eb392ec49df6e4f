import { join } from 'node:path';
import { Lines } from './lines.ts';
import { choose, workOf, type Activity, type Size } from './work.ts';

/** The files of a CERT release. */
export type CertStream = 'logon' | 'device' | 'http' | 'email' | 'file';
type Kind = Exclude<CertStream, 'logon'>;
type Doing = Activity<Kind>;

/** About as often as in release 4.2. */
const WEIGHTS: Readonly<Record<Kind, number>> = { http: 80, email: 10, file: 6, device: 4 };
const HEADERS: Readonly<Record<CertStream, string>> = {
  logon: 'id,date,user,pc,activity',
  device: 'id,date,user,pc,activity',
  http: 'id,date,user,pc,url,content',
  email: 'id,date,user,pc,to,cc,bcc,from,size,attachments,content',
  file: 'id,date,user,pc,filename,content',
};
const WORDS =
  'meeting quarter budget report review design plan team client order release draft market supply change service project update figure issue'.split(
    ' ',
  );
const CONTENT_WORDS = 40;

const two = (value: number) => String(value).padStart(2, '0');
const userOf = (person: number) => `USR${String(person).padStart(5, '0')}`;
const addressOf = (person: number) => `${userOf(person)}@example.com`;

/** `01/31/2024 08:15:00`. */
function dateOf(at: number): string {
  const time = new Date(at);
  const day = `${two(time.getUTCMonth() + 1)}/${two(time.getUTCDate())}/${time.getUTCFullYear()}`;
  return `${day} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`;
}

const contentOf = (pick: number) =>
  Array.from({ length: CONTENT_WORDS }, (_, i) => WORDS[choose(pick, WORDS.length, i)]).join(' ');

/** Writes `STREAM.csv` for each of `streams` into `folder`; together they hold `size.events` records. */
export function writeCert(
  folder: string,
  size: Size,
  streams: readonly CertStream[] = ['logon', 'device', 'http', 'email', 'file'],
): void {
  const files = new Map(
    streams.map((stream) => [stream, new Lines(join(folder, `${stream}.csv`), HEADERS[stream])]),
  );
  const mix = Object.fromEntries(Object.entries(WEIGHTS).filter(([kind]) => files.has(kind as Kind)));
  const plugged = new Set<number>();
  // Streams alone have no sign-ins to show: something else is done at their times.
  const other = streams.find((stream) => stream !== 'logon') ?? 'logon';
  let record = 0;
  for (const doing of workOf<Kind>(size, mix)) {
    const stream = streamOf(doing.kind);
    const what = files.has(stream) ? stream : other;
    const file = files.get(what);
    const id = `{${String(record++).padStart(10, '0')}}`;
    file?.add(
      `${id},${dateOf(doing.at)},${userOf(doing.person)},PC-${1000 + doing.person},${valuesOf(what, doing, size, plugged)}`,
    );
  }
  for (const file of files.values()) file.close();
}

const streamOf = (kind: Doing['kind']): CertStream => (kind === 'logoff' ? 'logon' : kind);

function valuesOf(
  stream: CertStream,
  { kind, person, pick }: Doing,
  { people }: Size,
  plugged: Set<number>,
): string {
  if (stream === 'logon') return kind === 'logon' ? 'Logon' : 'Logoff';
  if (stream === 'device') {
    if (plugged.delete(person)) return 'Disconnect';
    plugged.add(person);
    return 'Connect';
  }
  const content = contentOf(pick);
  if (stream === 'http')
    return `http://site${choose(pick, 500, 1)}.example/page${choose(pick, 20_000, 2)}.html,${content}`;
  if (stream === 'file')
    return `${choose(pick, 2 ** 31, 3)
      .toString(36)
      .toUpperCase()}.${['doc', 'pdf', 'jpg', 'txt'][pick % 4]},${content}`;
  const to = addressOf(choose(pick, people, 4));
  return `${to},,,${addressOf(person)},${2000 + (pick % 40_000)},${pick % 3},${content}`;
}
