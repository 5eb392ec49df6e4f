import { describe, expect, it } from 'vitest';
import dormantAccount from '../../../models/signals/dormant-account.ts';
import explicitCredentials from '../../../models/signals/explicit-credentials.ts';
import newDevice from '../../../models/signals/new-device.ts';
import rareApi from '../../../models/signals/rare-api-sequence.ts';
import { apiCall, apiSessions, AWAY, days, HOME, SESSION, settled } from './case-parts.ts';
import { at, GENEVA, LAPTOP, minutes, OTHER, times, told } from './events.ts';

const events = (days_: number) => [...settled(10), at(days_, 9, HOME)];

describe('dormant-account', () => {
  const others = days(150, (day) => [at(day, 9, { ...HOME, who: 2 })]);
  const back = (some: Parameters<typeof at>[2]) =>
    told(dormantAccount, [...settled(10), ...others, at(215, 9, some)]);
  it('is low from the usual device, wherever that is now', () => {
    const [found] = back({ ...GENEVA, ...LAPTOP });
    expect(found?.severity).toBe('low');
    expect(found?.says).toMatch(/^Signed in after \d+ days of silence, from their usual device$/);
  });
  it('is high from what was never used, and says what', () => {
    const [found] = back(AWAY);
    expect(found?.severity).toBe('high');
    expect(found?.says).toMatch(/from Osaka, JP, network 203\.0\.113\.0\/24 and a device never used before$/);
  });
  it('is told of an account whose owner is there every day with another', () => {
    const busy = days(150, (day) => [at(day, 9, HOME)]);
    const second = { ...HOME, account: 77 };
    expect(told(dormantAccount, [...busy, at(0, 10, second), at(215, 10, second)]).length).toBe(1);
  });
  it('takes half of the logs where they are shorter, and never less than a month', () => {
    expect(told(dormantAccount, events(60)).length).toBe(1);
    expect(told(dormantAccount, events(38))).toEqual([]);
  });
});

describe('rare-api-sequence', () => {
  const tool = ['iam ListRoles', 'iam GetRole', 'iam ListUsers', 'ec2 DescribeInstances', 'kms ListKeys'];
  const run = (day: number, who: number) =>
    tool.map((channel, i) => at(day, 9 + minutes(i), apiCall(channel, { who })));
  it('stays quiet for a tool that is new to the person and common in the role', () => {
    const colleague = times(60, (day) =>
      [10, 13, 16, 19].flatMap((hour) =>
        tool.map((channel, i) => at(day, hour + minutes(i), apiCall(channel, { who: 2 }))),
      ),
    ).flat();
    expect(told(rareApi, [...apiSessions(220), ...colleague, ...run(60, 1)])).toEqual([]);
  });
  it('goes by the role where the person has few sessions', () => {
    const colleague = apiSessions(220).map((event) => ({ ...event, who: 2 }));
    const found = told(rareApi, [...colleague, ...run(60, 1)]);
    expect(found.map(({ person }) => person)).toEqual([1]);
  });
  it('reads calls of a cloud alone', () => {
    const windows = times(230, (n) =>
      SESSION.map((_, i) => at(n, 9 + minutes(i), apiCall('security', { action: 'account-created' }))),
    ).flat();
    const mixed = tool.map((_, i) =>
      at(300, 9 + minutes(i), apiCall(`Add user ${i}`, { action: 'account-created' })),
    );
    expect(told(rareApi, [...windows, ...mixed])).toEqual([]);
  });
  it('needs five calls', () =>
    expect(told(rareApi, [...apiSessions(220), ...run(60, 1).slice(0, 4)])).toEqual([]));
});

describe('what a signal is linked with', () => {
  it('is the host from which somebody came', () => {
    const [found] = told(newDevice, [...settled(), at(28, 9, { ...HOME, ...OTHER, src: 4, computer: 7 })]);
    expect(found?.links).toEqual(
      expect.arrayContaining([
        ['person', '1'],
        ['host', '4'],
        ['device', 'dev-9'],
      ]),
    );
  });
  it('is not a server that recorded what happened on it', () => {
    const taken = at(44, 9, {
      action: 'explicit-credentials',
      target: 9,
      targetKind: 'user',
      src: 4,
      computer: 4,
    });
    const [found] = told(explicitCredentials, [...settled(30), taken]);
    expect(found?.links.filter(([kind]) => kind === 'host')).toEqual([]);
  });
});
