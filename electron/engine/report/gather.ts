import type { Evidence, ReportRequest, RequestContext } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { EventId, PersonId } from '../../../models/domain/ids.ts';
import type { Replay } from '../../../models/domain/replay.ts';
import { timestampUs, type Day } from '../../../models/domain/time.ts';
import type { ReportInput, ReportItem, ReportNames, ReportPerson } from '../../../models/report/input.ts';
import { pathEvents } from '../../../models/report/replay.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { Database } from '../database/database.ts';
import type { EngineState } from '../engine-state.ts';
import { shown, type Shown } from '../masking/shown.ts';
import { isMasked } from '../masking/unmasking.ts';
import { loadReplay } from '../replay/load-replay.ts';
import { topDays } from '../queries/report.ts';
import { chosenEvents } from './chosen-events.ts';
import { reportDay, reportPerson } from './days.ts';
import { PRODUCT } from './product.ts';
import { containersOf, replayLabel } from './replays.ts';
import { coverageOf, logCoverage, modelRuns, reportSources } from './sources.ts';

/** Days that a report of a person takes where nothing is chosen. */
const DAYS_BY_RANK = 3;

interface Place {
  readonly state: EngineState;
  readonly open: OpenCase;
  readonly database: Database;
  readonly context: RequestContext;
}

/** Everything that a report prints. Throws NOT_FOUND for a person, day, event or session that is not in the case. */
export async function gather(place: Place, request: ReportRequest): Promise<ReportInput> {
  const { state, open, database, context } = place;
  const names = await shown(state, open, database, context.unmasked);
  const evidence = await evidenceOf(database, request);
  const subject = request.subject.kind === 'person' ? request.subject.person : null;
  const person = subject === null ? null : await reportPerson(database, subject);
  const pieces = await piecesOf(place, names, evidence, person);
  const { events, resources } = await chosenEvents(database, names, pieces.events, evidence);
  return {
    title: blank(request.title),
    summary: blank(request.summary),
    case: names.text(open.name),
    zone: person?.zones.at(-1)?.zone ?? pieces.replays[0]?.zone ?? (await open.zone()),
    product: PRODUCT,
    actor: state.settings.actor,
    madeUs: timestampUs(state.settings.nowUs()),
    masked: context.unmasked !== true && isMasked(open, state.settings.nowUs()),
    audit: open.auditHead(),
    names: await namesOf(database, names, resources, pieces.replays),
    person,
    byRank: request.evidence.length === 0,
    items: pieces.items,
    events,
    sources: await reportSources(database, names),
    models: await modelRuns(database),
    coverage: await coverageOf(open, database),
    logs: await logCoverage(open, database, names),
  };
}

const blank = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim());

/** What was chosen; by rank where nothing was. */
async function evidenceOf(
  database: Database,
  { subject, evidence }: ReportRequest,
): Promise<readonly Evidence[]> {
  if (evidence.length > 0) return evidence;
  if (subject.kind === 'case') return [];
  if (subject.kind === 'replay') return [{ kind: 'replay', subject: subject.replay }];
  const days = await database.rows<{ day: Day }>(topDays(subject.person, DAYS_BY_RANK));
  return days.map(({ day }) => ({ kind: 'day', person: subject.person, day }));
}

interface Pieces {
  readonly items: readonly ReportItem[];
  readonly events: readonly EventId[];
  readonly replays: readonly Replay[];
}

async function piecesOf(
  { database, context }: Place,
  names: Shown,
  evidence: readonly Evidence[],
  subject: ReportPerson | null,
): Promise<Pieces> {
  const items: ReportItem[] = [];
  const events = new Set<EventId>();
  const replays: Replay[] = [];
  const people = new Map<PersonId, ReportPerson>(subject ? [[subject.person, subject]] : []);
  for (const one of evidence) {
    if (context.signal.aborted) throw new AppError('CANCELLED', 'The report was cancelled.');
    if (one.kind === 'comment') items.push(one);
    else if (one.kind === 'event') {
      items.push({ kind: 'event', event: one.event });
      events.add(one.event);
    } else if (one.kind === 'day') {
      const person = people.get(one.person) ?? (await reportPerson(database, one.person));
      people.set(one.person, person);
      const gathered = await reportDay(database, person, one.day);
      items.push({ kind: 'day', day: gathered.day });
      for (const event of gathered.events) events.add(event);
    } else {
      const replay = await loadReplay(database, { subject: one.subject });
      items.push({ kind: 'replay', replay, label: replayLabel(replay, names) });
      replays.push(replay);
      for (const event of pathEvents(replay)) events.add(event);
    }
  }
  return { items, events: [...events], replays };
}

async function namesOf(
  database: Database,
  names: Shown,
  resources: ReadonlyMap<string, string>,
  replays: readonly Replay[],
): Promise<ReportNames> {
  const containers = await containersOf(database, names, replays);
  return {
    person: (id) => names.person(id) ?? `person ${id}`,
    account: (id) => names.account(id) ?? `account ${id}`,
    host: (id) => names.host(id) ?? `host ${id}`,
    resource: (event) => resources.get(event) ?? '',
    container: (event) => containers.get(event) ?? '',
  };
}
