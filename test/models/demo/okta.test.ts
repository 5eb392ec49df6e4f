import { describe, expect, it } from 'vitest';
import { employees, keyOf } from '../../../models/demo/company/people.ts';
import { demoCompany } from '../../../models/demo/demo-company.ts';
import { HIJACKED } from '../../../models/demo/okta/stories/hijacked-session.ts';
import { HIT } from '../../../models/demo/okta/stories/stuffing.ts';
import { TAKEN_OVER } from '../../../models/demo/okta/stories/takeover.ts';

interface LogEvent {
  readonly uuid: string;
  readonly published: string;
  readonly eventType: string;
  readonly actor: { readonly alternateId: string };
  readonly client: {
    readonly ipAddress: string;
    readonly geographicalContext: { readonly city: string; readonly country: string };
    readonly userAgent: { readonly rawUserAgent: string };
  };
  readonly device: { readonly id: string } | null;
  readonly authenticationContext: { readonly externalSessionId: string };
  readonly outcome: { readonly result: string };
}

const files = demoCompany();
const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';
const log = textOf('exports/okta/system-log.ndjson')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as LogEvent);
const answers = textOf('answers.csv')
  .trimEnd()
  .split('\n')
  .map((row) => row.split(','));
const planted = (scenario: string) => {
  const ids = new Set(answers.filter(([number]) => number === scenario).map(([, , , id]) => id));
  return log.filter(({ uuid }) => ids.has(uuid));
};
const mailOf = (key: string) =>
  employees()
    .find((person) => keyOf(person) === key)
    ?.email.toLowerCase();
const ordinary = (() => {
  const ids = new Set(answers.map(([, , , id]) => id));
  return log.filter(({ uuid }) => !ids.has(uuid));
})();

const countries = (of: readonly LogEvent[]) =>
  new Set(of.map(({ client }) => client.geographicalContext.country));

describe("the company's System Log", () => {
  it('stands in order of time, every event with an id of its own', () => {
    expect(log.length).toBeGreaterThan(10_000);
    expect(new Set(log.map(({ uuid }) => uuid)).size).toBe(log.length);
    const times = log.map(({ published }) => published);
    expect(times).toEqual(times.toSorted());
  });

  it('has only addresses that are kept for documentation', () => {
    const addresses = new Set(log.map(({ client }) => client.ipAddress));
    const kept = /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:)/;
    expect([...addresses].filter((address) => !kept.test(address))).toEqual([]);
  });

  it('keeps an ordinary session to one device and one country', () => {
    const sessions = new Map<string, Set<string>>();
    for (const { client, device, authenticationContext, actor } of ordinary) {
      const session = `${actor.alternateId} ${authenticationContext.externalSessionId}`;
      if (session.endsWith(' unknown')) continue;
      const from = `${device?.id} ${client.geographicalContext.country}`;
      sessions.set(session, (sessions.get(session) ?? new Set()).add(from));
    }
    expect(sessions.size).toBeGreaterThan(3000);
    expect([...sessions.values()].filter((from) => from.size > 1)).toEqual([]);
  });

  it('registers a new phone before anything is opened on it', () => {
    const enrolments = ordinary.filter(({ eventType }) => eventType === 'user.mfa.factor.activate');
    expect(enrolments.length).toBeGreaterThan(0);
    for (const { actor, published } of enrolments) {
      const used = ordinary.filter(
        (event) => event.actor.alternateId === actor.alternateId && event.device?.id.startsWith('gup'),
      );
      const before = new Set(
        used.filter((event) => event.published < published).map(({ device }) => device?.id),
      );
      expect(before.size, actor.alternateId).toBeLessThanOrEqual(1);
    }
  });

  it('has what only looks like the stories: typing errors, pushes that lapse, journeys, new phones, new versions', () => {
    const failed = ordinary.filter(({ outcome }) => outcome.result === 'FAILURE');
    expect(failed.length).toBeGreaterThan(100);
    expect(ordinary.filter(({ eventType }) => eventType.endsWith('verify_push')).length).toBeGreaterThan(500);
    expect(ordinary.some(({ eventType }) => eventType === 'user.mfa.factor.activate')).toBe(true);
    expect(ordinary.some(({ eventType }) => eventType === 'app.oauth2.consent.grant')).toBe(true);
    expect(new Set(ordinary.map(({ client }) => client.geographicalContext.country)).size).toBeGreaterThan(5);
    expect(new Set(ordinary.map(({ client }) => client.userAgent.rawUserAgent)).size).toBeGreaterThan(8);
  });
});

describe('planted in the System Log', () => {
  it('is an accountant worn down by pushes: failures, eight pushes, an approval, a method', () => {
    const story = planted('5');
    expect(new Set(story.map(({ actor }) => actor.alternateId))).toEqual(new Set([mailOf(TAKEN_OVER)]));
    const count = (type: string) => story.filter(({ eventType }) => eventType === type).length;
    expect(count('system.push.send_factor_verify_push')).toBe(9);
    expect(count('user.mfa.factor.activate')).toBe(1);
    expect(story.filter(({ outcome }) => outcome.result === 'FAILURE')).toHaveLength(7);
  });

  it('is a list of passwords tried from one address, of which one is right', () => {
    const story = planted('6');
    const tried = story.filter(({ eventType }) => eventType === 'user.session.start');
    expect(new Set(tried.map(({ actor }) => actor.alternateId)).size).toBeGreaterThan(25);
    const hits = tried.filter(({ outcome }) => outcome.result === 'SUCCESS');
    expect(new Set(hits.map(({ actor }) => actor.alternateId))).toEqual(new Set([mailOf(HIT)]));
    expect(new Set(story.map(({ client }) => client.ipAddress)).size).toBe(1);
  });

  it('is a session that began at the office and goes on in another country', () => {
    const story = planted('7');
    const [session] = story.map(({ authenticationContext }) => authenticationContext.externalSessionId);
    const own = ordinary.filter(
      ({ authenticationContext }) => authenticationContext.externalSessionId === session,
    );
    expect(own.length).toBeGreaterThan(0);
    expect(new Set([...own, ...story].map(({ actor }) => actor.alternateId))).toEqual(
      new Set([mailOf(HIJACKED)]),
    );
    expect(countries(own)).not.toEqual(countries(story));
  });
});
