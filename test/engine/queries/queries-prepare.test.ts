import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sql } from '../../../models/domain/sql.ts';
import { raw, sql } from '../../../models/domain/sql.ts';
import { MIGRATIONS } from '../../../electron/engine/case/migrations/index.ts';
import { Database } from '../../../electron/engine/database/database.ts';
import * as audit from '../../../electron/engine/queries/audit.ts';
import { ownBand } from '../../../electron/engine/queries/baseline.ts';
import * as events from '../../../electron/engine/queries/events.ts';
import * as exported from '../../../electron/engine/queries/exports.ts';
import * as identity from '../../../electron/engine/queries/identity.ts';
import * as names from '../../../electron/engine/queries/names.ts';
import * as organisation from '../../../electron/engine/queries/organisation.ts';
import * as person from '../../../electron/engine/queries/person.ts';
import * as ranking from '../../../electron/engine/queries/ranking.ts';
import * as records from '../../../electron/engine/queries/records.ts';
import * as replay from '../../../electron/engine/queries/replay.ts';
import * as replayCandidates from '../../../electron/engine/queries/replay-candidates.ts';
import * as report from '../../../electron/engine/queries/report.ts';
import * as stories from '../../../electron/engine/queries/stories.ts';
import * as stamp from '../../../electron/engine/queries/stamp.ts';
import * as why from '../../../electron/engine/queries/why.ts';

const everything: events.EventSelection = {
  accounts: [
    { account: 1, fromUs: null, toUs: null },
    { account: 2, fromUs: 5, toUs: 9 },
  ],
  host: 1,
  fromUs: 0,
  toUs: 9,
  stream: ['logon', 'file'],
  action: [],
  type: ['Security 4624'],
  source: 1,
  text: "o'clock",
  story: '00000000000000ab',
  signal: '0000000000000011',
};
const nothing: events.EventSelection = {
  accounts: null,
  host: null,
  fromUs: null,
  toUs: null,
  stream: null,
  action: null,
  type: null,
  source: null,
  text: null,
  story: null,
  signal: null,
};

const queries: Readonly<Record<string, Sql>> = {
  auditRows: audit.auditRows(0, 9),
  ownBand: ownBand(sql`SELECT 1 AS person_id, 2 AS day`),
  ownedAccounts: events.ownedAccounts(1),
  eventsByHour: events.eventsByHour(everything),
  eventsByHourUnfiltered: events.eventsByHour(nothing),
  eventPage: events.eventPage(everything, 5, 10),
  eventsByKind: events.eventsByKind(everything),
  scores: raw(exported.scores()),
  sessions: raw(exported.sessions()),
  signals: raw(exported.signals()),
  stories: raw(exported.stories()),
  events: raw(exported.events()),
  evaluation: raw(exported.evaluation([])),
  knownNames: names.knownNames(),
  personNames: names.personNames(),
  accountNames: names.accountNames(),
  otherAccountNames: names.otherAccountNames(),
  hostNames: names.hostNames(),
  takenPseudonyms: names.takenPseudonyms(),
  resources: names.resources('[]'),
  containers: names.containers('[]'),
  activityOfPeople: organisation.activityOfPeople(),
  activityOfAccounts: organisation.activityOfAccounts('UTC'),
  personRow: person.personRow(1),
  personAccounts: person.personAccounts(1),
  personDepartment: person.personDepartment(1),
  personPrivileges: person.personPrivileges(1),
  peopleWithNames: person.peopleWithNames(),
  peopleWithDays: person.peopleWithDays(),
  identityAccounts: identity.identityAccounts(1),
  identitySuggestions: identity.identitySuggestions(1),
  decisionRows: identity.decisionRows(),
  ownPseudonyms: identity.ownPseudonyms('["ann"]'),
  personCalled: identity.personCalled(1),
  accountCalled: identity.accountCalled(1),
  ownsAccount: identity.ownsAccount(1, 2),
  decisionCalled: identity.decisionCalled(1),
  addDecision: identity.addDecision({ atUs: 1, actor: 'ann', kind: 'merge', detail: '{}', note: null }),
  undoDecision: identity.undoDecision(1, 2),
  personZones: person.personZones(1),
  personSessions: person.personSessions(1, null, 5),
  ownHours: person.ownHours(1),
  timelineDays: person.timelineDays(1),
  timelineParts: person.timelineParts(1),
  personLanes: person.personLanes(1, 0, null, 30),
  scoredSpan: ranking.scoredSpan(),
  rankedPeople: ranking.rankedPeople(0, 9, 3),
  weeklyPeaks: ranking.weeklyPeaks(9),
  peakReasons: ranking.peakReasons(0, 9),
  recordOfEvent: records.recordOfEvent('0000000000000001'),
  sessionRow: replay.sessionRow(1),
  caseZone: replay.caseZone,
  hostFacts: replay.hostFacts,
  candidateDays: replayCandidates.candidateDays(1, 0, 9),
  candidateDaysOfAll: replayCandidates.candidateDays(null, null, null),
  reportEvents: report.reportEvents('[]'),
  lastRuns: report.lastRuns(),
  unmappedTypes: report.unmappedTypes(),
  topDays: report.topDays(1, 5),
  storyRows: stories.storyRows(),
  storyCalled: stories.storyCalled('00000000000000ab'),
  daysOfStory: stories.daysOfStory('a'),
  verdictOf: stories.verdictOf(1),
  signalsOfStory: stories.signalsOfStory('00000000000000ab'),
  signalsOfPerson: stories.signalsOfPerson(1),
  reliefOfStory: stories.reliefOfStory('00000000000000ab'),
  signalStates: stories.signalStates(),
  signalsOfEvent: stories.signalsOfEvent('0000000000000001'),
  originOfEvent: stories.originOfEvent('0000000000000001'),
  showVerdict: stories.showVerdict('00000000000000ab', 'confirmed', 1),
  hideVerdict: stories.hideVerdict(1),
  caseStamp: stamp.caseStamp(),
  whyDay: why.whyDay(1, 2),
  whyFeatures: why.whyFeatures(1, 2, 'clerk'),
  whyRests: why.whyRests(1, 2, 'clerk'),
  whyAlike: why.whyAlike(1, 2),
  whyModels: why.whyModels(1, 2),
};

/** Not queries by themselves. */
const PARTS: ReadonlySet<string> = new Set(['conditions', 'literal', 'localTime']);
/** Read what a replay keeps in temporary tables: tested with them. */
const OF_A_REPLAY: ReadonlySet<string> = new Set([
  'reachedHosts',
  'reachFurther',
  'dropElsewhere',
  'keepSession',
  'privilegeSteps',
]);

describe('queries of the read side', () => {
  let database: Database;
  beforeAll(async () => {
    database = await Database.open(':memory:');
    for (const { text } of MIGRATIONS) await database.run(text);
  });
  afterAll(() => database.closeInstance());

  it.each(Object.entries(queries))('%s runs on a case with nothing in it', async (_name, query) => {
    const prepared = await database.connection.prepare(query.text);
    expect(prepared.parameterCount).toBe(query.values.length);
    await expect(database.rows(query)).resolves.toBeInstanceOf(Array);
  });

  it('covers every query', () => {
    const functions = [
      audit,
      events,
      exported,
      identity,
      names,
      organisation,
      person,
      ranking,
      records,
      replay,
      report,
      stamp,
      stories,
      why,
    ]
      .flatMap((module) => Object.entries(module))
      .filter(([, value]) => typeof value === 'function')
      .map(([name]) => name)
      .filter((name) => !PARTS.has(name) && !OF_A_REPLAY.has(name));
    expect(functions.filter((name) => !(name in queries))).toEqual([]);
  });
});
