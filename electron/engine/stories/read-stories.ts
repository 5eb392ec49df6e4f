import type { EventOrigin, SignalRow, StoryDetail, StoryRow, UnusualDayRow } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { techniqueName } from '../../../models/domain/attack.ts';
import type { EventId, PersonId } from '../../../models/domain/ids.ts';
import { sourceFormat } from '../../../models/sources/index.ts';
import { signalInfo } from '../../../models/signals/index.ts';
import { daySeverity } from '../../../models/stories/days.ts';
import type { Database } from '../database/database.ts';
import { originFacts, type OriginRecord } from './origin-facts.ts';
import type { Shown } from '../masking/shown.ts';
import * as queries from '../queries/stories.ts';

type Raw<T> = Readonly<Record<string, unknown>> & T;
type StoryRecord = Raw<
  Omit<StoryRow, 'principal' | 'people'> & {
    readonly kind: StoryRow['principal']['kind'];
    readonly person: PersonId | null;
    readonly principal: string;
    readonly people: string;
  }
>;
type SignalRecord = Raw<
  Omit<SignalRow, 'title' | 'says' | 'did' | 'from' | 'events'> & {
    readonly explanation: string;
    readonly did: string | null;
    readonly importer: string | null;
    readonly events: string | null;
  }
>;

export async function storiesOf(database: Database, names: Shown): Promise<StoryRow[]> {
  const rows = await database.rows<StoryRecord>(queries.storyRows());
  return rows.map((row) => storyRow(row, names));
}

/** Throws NOT_FOUND. */
export async function storyOf(database: Database, names: Shown, story: string): Promise<StoryDetail> {
  const row = await database.row<StoryRecord>(queries.storyCalled(story));
  if (!row) throw noStory(story);
  const evidence = (await database.rows<SignalRecord>(queries.signalsOfStory(story))).map((one) =>
    signalRow(one, names),
  );
  const unusual = await database.rows<Raw<UnusualDayRow & { explanation: string }>>(
    queries.daysOfStory(story),
  );
  const relief = await database.rows<Raw<StoryDetail['relief'][number]>>(queries.reliefOfStory(story));
  const techniques = [...new Set(evidence.flatMap(({ signal }) => signalInfo(signal).techniques))].sort();
  return {
    ...storyRow(row, names),
    evidence,
    unusual: unusual.map(({ person, day, start, end, risk, points, explanation }) => ({
      person,
      day,
      start,
      end,
      risk,
      severity: daySeverity(risk),
      says: names.text(explanation),
      points,
    })),
    judged: row.decision === null ? null : await judgedBy(database, names, row.decision),
    techniques: techniques.map((id) => ({ id, name: techniqueName(id) })),
    relief: relief.map(({ kind, reason, points }) => ({ kind, points, reason: names.text(reason) })),
  };
}

async function judgedBy(database: Database, names: Shown, decision: number): Promise<StoryDetail['judged']> {
  const row = await database.row<Raw<NonNullable<StoryDetail['judged']>>>(queries.verdictOf(decision));
  if (!row) return null;
  const { at, by, note, pieces } = row;
  return { at, by, note: note === null ? null : names.text(note), pieces };
}

export const noStory = (story: string) =>
  new AppError('NOT_FOUND', `There is no story ${story} in this case. Refresh the list of stories.`, {
    story,
  });

export async function signalsOf(database: Database, names: Shown, person: PersonId): Promise<SignalRow[]> {
  const rows = await database.rows<SignalRecord>(queries.signalsOfPerson(person));
  return rows.map((row) => signalRow(row, names));
}

/** Throws NOT_FOUND. */
export async function originOf(database: Database, names: Shown, event: EventId): Promise<EventOrigin> {
  const row = await database.row<Raw<OriginRecord>>(queries.originOfEvent(event));
  if (!row)
    throw new AppError('NOT_FOUND', `There is no event ${event} in this case. Refresh the view.`, { event });
  const signals = await database.rows<SignalRecord>(queries.signalsOfEvent(event));
  return {
    facts: originFacts(row).map(({ what, says }) => ({ what, says: names.text(says) })),
    signals: signals.map((one) => signalRow(one, names)),
  };
}

function storyRow(row: StoryRecord, names: Shown): StoryRow {
  const {
    id,
    rank,
    title,
    kind,
    person,
    principal,
    people,
    start,
    end,
    risk,
    severity,
    signals,
    days,
    verdict,
    decision,
    changed,
  } = row;
  return {
    id,
    rank,
    title: names.text(title),
    principal: {
      kind,
      person,
      called: (person === null ? null : names.person(person)) ?? names.text(principal),
    },
    people: JSON.parse(people) as PersonId[],
    start,
    end,
    risk,
    severity,
    signals,
    days,
    verdict,
    decision,
    changed,
  };
}

/** DuckDB writes a list of words without quotes. */
const listOf = (text: string | null) =>
  (text ?? '[]')
    .slice(1, -1)
    .split(', ')
    .filter((one) => one !== '') as EventId[];

function signalRow(row: SignalRecord, names: Shown): SignalRow {
  const {
    id,
    signal,
    severity,
    person,
    start,
    end,
    explanation,
    did,
    importer,
    history,
    events,
    points,
    story,
  } = row;
  return {
    id,
    signal,
    title: signalInfo(signal).title,
    severity,
    person,
    start,
    end,
    says: names.text(explanation),
    did: names.text(did ?? ''),
    from: sourceFormat(importer ?? '')?.title ?? importer ?? '',
    history,
    events: listOf(events),
    points,
    story,
  };
}
