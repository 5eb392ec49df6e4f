import { z } from 'zod';
import { VERDICTS } from '../../models/domain/decision.ts';
import { CONTEXT_LISTS } from '../../models/domain/context.ts';
import { ACTIONS, STREAMS } from '../../models/domain/event.ts';
import { MAPPED_ENCODINGS, MAPPED_FIELDS, MAPPED_KINDS, type Mapping } from '../../models/domain/mapping.ts';
import { accountId, hostId, personId, sourceId, type EventId } from '../../models/domain/ids.ts';
import { day, timestampUs } from '../../models/domain/time.ts';
import type { Input, Method } from './api.ts';
import { AppError } from './errors.ts';
import { PIECE_BYTES } from './handshake.ts';

const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((text) => !text.includes('\0'), 'holds a NUL character');
const word = z.string().min(1).max(256);
const id = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);
const source = id.transform(sourceId);
const person = id.transform(personId);
const dayOf = z.int().min(-1_000_000).max(1_000_000).transform(day);
const instant = z.int().transform(timestampUs);
const HEX_ID = /^[0-9a-f]{16}$/;
const event = z
  .string()
  .regex(HEX_ID, 'is no event id (16 hex digits)')
  .transform((text) => text as EventId);
const offset = z.int().min(0);
const limit = z.int().min(0).max(100_000);
const empty = z.strictObject({});
const days = { from: dayOf.exactOptional(), to: dayOf.exactOptional() };

const filter = z.strictObject({
  person: person.exactOptional(),
  host: id.transform(hostId).exactOptional(),
  from: instant.exactOptional(),
  to: instant.exactOptional(),
  stream: z.array(z.enum(STREAMS)).max(STREAMS.length).exactOptional(),
  action: z.array(z.enum(ACTIONS)).max(ACTIONS.length).exactOptional(),
  type: z.array(z.string().max(300)).max(1000).exactOptional(),
  source: source.exactOptional(),
  text: z.string().max(1024).exactOptional(),
  story: z.string().regex(HEX_ID).exactOptional(),
  signal: z.string().regex(HEX_ID).exactOptional(),
});

const names = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['person', 'account', 'host']), ids: z.array(id).max(100_000) }),
  z.strictObject({ kind: z.enum(['resource', 'container']), events: z.array(event).max(100_000) }),
]);

const record = z.union([z.strictObject({ event }), z.strictObject({ source, record: offset })]);

const replay = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('session'), session: z.int().min(0) }),
  z.strictObject({ kind: z.literal('day'), person, day: dayOf }),
  z.strictObject({
    kind: z.literal('span'),
    from: instant,
    to: instant,
    person: person.exactOptional(),
    host: id.transform(hostId).exactOptional(),
  }),
]);

const evidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('day'), person, day: dayOf }),
  z.strictObject({ kind: z.literal('event'), event, comment: z.string().max(10_000).exactOptional() }),
  z.strictObject({ kind: z.literal('replay'), subject: replay }),
  z.strictObject({ kind: z.literal('comment'), text: z.string().max(10_000) }),
]);

const report = z.strictObject({
  subject: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('person'), person }),
    z.strictObject({ kind: z.literal('replay'), replay }),
    z.strictObject({ kind: z.literal('case') }),
  ]),
  evidence: z.array(evidence).max(1000),
  title: z.string().max(300).exactOptional(),
  summary: z.string().max(20_000).exactOptional(),
});

const drop = z.string().regex(/^[a-z0-9-]{8,64}$/, 'is no name of a drop');
const piece = z.strictObject({
  drop,
  name: path,
  offset,
  bytes: z
    .instanceof(Uint8Array)
    .refine(({ byteLength }) => byteLength <= PIECE_BYTES, `is longer than ${PIECE_BYTES} bytes`),
  size: z.int().min(0),
});

const name = z.string().min(1).max(1000);
/** Column names are the file's own words. */
const mapping: z.ZodType<Mapping> = z.strictObject({
  name: word,
  kind: z.enum(MAPPED_KINDS),
  encoding: z.enum(MAPPED_ENCODINGS),
  delimiter: z.string().length(1).exactOptional(),
  header: z.boolean().exactOptional(),
  time: z.strictObject({ columns: z.array(name).max(4), pattern: word }),
  fields: z.partialRecord(z.enum(MAPPED_FIELDS), name),
  actions: z.record(z.string().max(1000), word).exactOptional(),
  failures: z.array(z.string().max(1000)).max(1000).exactOptional(),
});
const story = z.string().regex(/^[0-9a-f]{16}$/, 'is no story: 16 hexadecimal digits are expected');
const verdict = z.enum(VERDICTS);
const note = z.string().trim().max(10_000).exactOptional();

/** One schema for each request; a missing one, or one that gives something else than the handler takes, does not compile. */
const INPUTS: { readonly [M in Method]: z.ZodType<Input<M>> } = {
  'cases.recent': empty,
  'cases.create': z.strictObject({ path, zone: word.exactOptional() }),
  'cases.open': z.strictObject({ path }),
  'cases.close': empty,
  'cases.status': empty,
  'cases.looked': empty,
  'cases.verify': empty,
  'files.browse': z.strictObject({ directory: path.exactOptional() }),
  'files.receive': piece,
  'files.discard': z.strictObject({ drop }),
  'sources.recognise': z.strictObject({ paths: z.array(path).max(100_000) }),
  'sources.import': z.strictObject({
    paths: z.array(path).min(1).max(100_000),
    source: word.exactOptional(),
    zone: word.exactOptional(),
    start: instant.exactOptional(),
    known: dayOf.exactOptional(),
    mappings: z
      .array(z.strictObject({ path: path.nullable(), mapping }))
      .max(1000)
      .exactOptional(),
    unbalanced: z.boolean().exactOptional(),
  }),
  'sources.set-zone': z.strictObject({ source, zone: word }),
  'sources.set-known': z.strictObject({ source, known: dayOf }),
  'sources.set-mapping': z.strictObject({ source, mapping }),
  'mapping.propose': z.strictObject({ path }),
  'mapping.preview': z.strictObject({
    path,
    mapping,
    zone: word.exactOptional(),
    start: instant.exactOptional(),
  }),
  'mapping.read': z.strictObject({ path }),
  'mapping.save': z.strictObject({ mapping, out: path }),
  'context.lists': empty,
  'context.entries': z.strictObject({
    list: z.enum(CONTEXT_LISTS),
    asOf: dayOf.exactOptional(),
    offset,
    limit,
    zone: z.string().max(100).exactOptional(),
  }),
  'context.addresses': z.strictObject({
    ips: z.array(z.string().max(100)).max(10_000),
    day: dayOf.exactOptional(),
  }),
  'context.event': z.strictObject({ event }),
  'context.geoip': empty,
  'context.set-geoip': z.strictObject({ path: path.nullable() }),
  'coverage.streams': empty,
  'coverage.people': z.strictObject({ people: z.array(person).max(200), from: dayOf, to: dayOf }),
  'sources.list': empty,
  'sources.remove': z.strictObject({ source }),
  'sources.rejects': z.strictObject({ source, offset, limit }),
  'analysis.run': empty,
  'analysis.status': empty,
  'people.ranked': z.strictObject(days),
  'people.find': z.strictObject({ name: z.string().trim().min(1).max(1000) }),
  'people.profile': z.strictObject({ person }),
  'people.timeline': z.strictObject({ person }),
  'people.sessions': z.strictObject({ person, from: instant.exactOptional(), to: instant.exactOptional() }),
  'people.lanes': z.strictObject({ person, ...days }),
  'people.privileges': z.strictObject({ person }),
  'people.identity': z.strictObject({ person }),
  'people.merge': z.strictObject({ into: person, person, note }),
  'people.split': z.strictObject({ person, account: id.transform(accountId), note }),
  'people.undo': z.strictObject({ decision: z.int().min(0) }),
  'people.why': z.strictObject({ person, day: dayOf }),
  'stories.list': empty,
  'stories.detail': z.strictObject({ story }),
  'stories.preview': z.strictObject({ story, verdict, budget: z.int().min(1).max(100_000) }),
  'stories.judge': z.strictObject({ story, verdict, note }),
  'stories.undo': z.strictObject({ decision: z.int().min(0) }),
  'signals.person': z.strictObject({ person }),
  'signals.states': empty,
  'signals.tune': z.strictObject({
    signal: z.string(),
    key: z.string(),
    value: z.number(),
    role: z.string().min(1).exactOptional(),
    note,
  }),
  'signals.allow': z.strictObject({
    signal: z.string(),
    value: z.string().trim().min(1, 'is empty: name an account, a host or an address').max(500),
    until: z.iso.date(),
    why: z.string().trim().min(1, 'is empty: say why').max(1000),
  }),
  'signals.allowed': empty,
  'organisation.activity': empty,
  'events.page': z.strictObject({ filter, offset, limit }),
  'events.count': z.strictObject({ filter }),
  'events.facets': z.strictObject({ filter }),
  'events.origin': z.strictObject({ event }),
  'replay.candidates': z.strictObject({
    person: person.exactOptional(),
    from: instant.exactOptional(),
    to: instant.exactOptional(),
  }),
  'replay.load': z.strictObject({ subject: replay, open: z.array(word).max(1000).exactOptional() }),
  'report.draft': report,
  'report.write': z.strictObject({
    request: report,
    formats: z
      .array(z.enum(['html', 'pdf', 'md', 'json']))
      .min(1)
      .max(4),
    out: path,
  }),
  'report.verify': z.strictObject({ path }),
  'names.resolve': names,
  'records.original': record,
  'pseudonyms.status': empty,
  'pseudonyms.unmask': z.strictObject({
    reason: z.string().trim().min(1, 'is empty: say why').max(1000),
    minutes: z.number().positive().max(1440),
  }),
  'pseudonyms.mask': empty,
  'labels.attach': z.strictObject({ path }),
  'evaluation.run': empty,
  'exports.write': z.strictObject({
    what: z.enum(['scores', 'signals', 'stories', 'sessions', 'events', 'evaluation']),
    format: z.enum(['csv', 'ndjson', 'parquet']),
    out: path,
  }),
  'audit.list': z.strictObject({ offset, limit }),
};

/** The input as its handler takes it. Throws BAD_REQUEST naming the part that is wrong. */
export function parseInput<M extends Method>(method: M, input: unknown): Input<M> {
  const parsed = INPUTS[method].safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues
    .slice(0, 5)
    .map(({ path: at, message }) => ({ at: at.join('.'), message }));
  const words = issues.map(({ at, message }) => (at ? `${at}: ${message}` : message)).join('; ');
  throw new AppError('BAD_REQUEST', `${method} cannot be asked like this: ${words}.`, { method, issues });
}
