import { describe, expect, it } from 'vitest';
import failedThenSuccess from '../../../models/signals/failed-then-success.ts';
import impossibleTravel from '../../../models/signals/impossible-travel.ts';
import mfaFatigue from '../../../models/signals/mfa-fatigue.ts';
import mfaMethodAdded from '../../../models/signals/mfa-method-added.ts';
import newDevice from '../../../models/signals/new-device.ts';
import riskyNetwork from '../../../models/signals/risky-network.ts';
import sessionHijack from '../../../models/signals/session-hijack.ts';
import unfamiliarPlace from '../../../models/signals/unfamiliar-place.ts';
import { AWAY, DAY_28, failed, HOME, settled } from './case-parts.ts';
import { at, GENEVA, LAPTOP, LYON, minutes, OSAKA, OTHER, times, told, type Some } from './events.ts';

const severities = (found: readonly { readonly severity: string }[]) => found.map(({ severity }) => severity);

const office = (role: string, who: number) => settled(10, { ...OSAKA, role, who });
const asked = (count: number) => times(count, (i) => at(0, 2 + minutes(i), { action: 'mfa-challenged' }));
const approved = (count: number) => [...asked(count), at(0, 2.2, { action: 'mfa-verified' })];
const goesOn = (first: Some, then: Some, lists = {}) =>
  told(
    sessionHijack,
    [
      at(0, 9, { ...HOME, ...first, session: 'a' }),
      at(0, 10, { ...HOME, ...then, session: 'a', action: 'accessed' }),
    ],
    { lists },
  ).map(({ says }) => says);

describe('impossible-travel', () => {
  it('leaves out tokens that an application fetches from where it runs', () => {
    const token: Some = { ...AWAY, action: 'app-signed-in', channel: 'app.oauth2.token.grant' };
    expect(told(impossibleTravel, [at(0, 9, HOME), at(0, 9.1, token)])).toEqual([]);
  });
  it('says nothing where half of a place is missing', () =>
    expect(told(impossibleTravel, [at(0, 9, HOME), at(0, 9.1, { ...AWAY, longitude: NaN })])).toEqual([]));
  it('names the network where the place has no name', () => {
    const [found] = told(impossibleTravel, [at(0, 9, HOME), at(0, 9.1, { ...AWAY, city: '', country: '' })]);
    expect(found?.says).toMatch(/^Signed in from 203\.0\.113\.0\/24 6 min after Lyon, FR/);
  });
});

describe('unfamiliar-place', () => {
  const colleagues = times(8, (i) => settled(10, { who: 20 + i })).flat();
  const first = at(DAY_28, 9, AWAY);
  it('is low where peers of the role sign in', () => {
    const peers = [31, 32, 33].flatMap((who) => office('clerk', who));
    const [found] = told(unfamiliarPlace, [...settled(), ...colleagues, ...peers, first]);
    expect(found?.severity).toBe('low');
    expect(found?.says).toMatch(/; 3 peers sign in there$/);
  });
  it('is only less of a surprise where others do', () => {
    const others = [31, 32, 33].flatMap((who) => office('sales', who));
    expect(severities(told(unfamiliarPlace, [...settled(), ...colleagues, ...others, first]))).toEqual([
      'medium',
    ]);
  });
  it('is high where nobody does', () =>
    expect(severities(told(unfamiliarPlace, [...settled(), ...colleagues, first]))).toEqual(['high']));
  it('tells a first network alone only where it is hosting, a proxy or listed', () => {
    const network = { ...HOME, ip: '192.0.2.77', network: '192.0.2.0/24' };
    const from = (some: Some, lists = {}) =>
      told(unfamiliarPlace, [...settled(), at(DAY_28, 9, { ...network, ...some })], { lists }).map(
        ({ says }) => says,
      );
    expect(from({})).toEqual([]);
    expect(from({ networkKind: 'hosting' }).join()).toMatch(/a new hosting network/);
    expect(from({}, { indicator: () => 'watch' }).join()).toMatch(/a new listed network/);
    expect(from({ networkKind: 'proxy', country: '', city: '' }).join()).toMatch(/192\.0\.2\.0\/24/);
  });
});

describe('risky-network', () => {
  it('tells calls of a cloud, too, which sign in nowhere', () => {
    const call: Some = { ...AWAY, networkKind: 'tor', action: 'accessed', channel: 's3 GetObject' };
    expect(told(riskyNetwork, [at(0, 9, call)]).map(({ says }) => says)).toEqual([
      'Acted through a tor network: 203.0.113.9',
    ]);
  });
});

describe('new-device', () => {
  const bare = { device: 'Windows, Chrome', agent: 'Windows, Chrome' };
  it('stays quiet where a record lacks the id of a device whose browser is known', () =>
    expect(told(newDevice, [...settled(), at(DAY_28, 9, { ...LYON, ...bare })])).toEqual([]));
  it('stays quiet where the source begins to name devices', () =>
    expect(told(newDevice, [...settled(20, bare), at(DAY_28, 9, HOME), at(DAY_28, 10, HOME)])).toEqual([]));
  it('stays quiet where the same device goes by another name', () =>
    expect(told(newDevice, [...settled(20, { src: 4 }), at(DAY_28, 9, { ...HOME, src: 9 })])).toEqual([]));
  it('tells another id of a browser that is known', () =>
    expect(told(newDevice, [...settled(), at(DAY_28, 9, { ...HOME, device: 'dev-2' })]).length).toBe(1));
});

describe('failed-then-success', () => {
  it('stays quiet where what is new is not what the failures came from', () => {
    const usual: Some = { ...LYON, city: '', country: '' };
    const found = told(failedThenSuccess, [
      ...settled(20, LAPTOP),
      ...times(4, (i) => at(DAY_28, 9 + minutes(i), { ...usual, ...failed })),
      at(DAY_28, 9.2, { ...usual, device: 'dev-7', agent: 'Linux, Firefox' }),
    ]);
    expect(found).toEqual([]);
  });
});

describe('mfa-fatigue', () => {
  it('is low without an approval: a phone that was forgotten', () =>
    expect(severities(told(mfaFatigue, asked(7)))).toEqual(['low']));
  it('is critical with one', () =>
    expect(
      severities(told(mfaFatigue, [...asked(7), at(0, 2 + minutes(7), { action: 'mfa-verified' })])),
    ).toEqual(['critical']));
  it('is one run however long it goes on', () => {
    const found = told(mfaFatigue, asked(60));
    expect(found.map(({ says }) => says)).toEqual(['60 push challenges in 59 min, none approved']);
  });
  it('begins at five in 15 minutes', () => {
    expect(told(mfaFatigue, approved(4))).toEqual([]);
    expect(severities(told(mfaFatigue, approved(5)))).toEqual(['critical']);
    expect(
      told(
        mfaFatigue,
        times(9, (i) => at(0, 2 + minutes(i * 4), { action: 'mfa-challenged' })),
      ),
    ).toEqual([]);
  });
});

describe('mfa-method-added', () => {
  const added: Some = { ...HOME, action: 'mfa-method-added' };
  it('stays quiet on another network of a known place: a phone off the Wi-Fi', () => {
    const mobile = { ...added, ip: '192.0.2.9', network: '192.0.2.0/24' };
    expect(told(mfaMethodAdded, [...settled(), at(DAY_28, 9, mobile)])).toEqual([]);
  });
  it('stays quiet from the usual device in the first days of an account, whatever else was told', () => {
    const start = [at(0, 9, HOME), at(1, 9, HOME)];
    expect(told(mfaMethodAdded, [...start, at(3, 9, added)], { recentUs: at(3, 8).at })).toEqual([]);
  });
  it('is high within a day after another signal, though from the usual device', () => {
    const found = told(mfaMethodAdded, [...settled(), at(DAY_28, 9, added)], { recentUs: at(DAY_28, 8).at });
    expect(found.map(({ severity, says }) => `${severity}: ${says}`)).toEqual([
      'high: Registered a new sign-in method 1 h after another signal',
    ]);
  });
});

describe('session-hijack', () => {
  it('does not take a browser for another device where a record lacks the id', () =>
    expect(goesOn({}, { device: 'Windows, Chrome' })).toEqual([]));
  it('lets tools of one person share an access key, and a cloud its console', () => {
    expect(goesOn({ device: 'aws-cli', agent: 'aws-cli' }, { device: 'Boto3', agent: 'Boto3' })).toEqual([]);
    expect(goesOn({}, { device: 'S3Console', agent: 'S3Console' })).toEqual([]);
  });
  it('tells a tool that goes on with the session of a browser', () =>
    expect(
      goesOn({ device: 'Windows, Chrome' }, { device: 'python-requests', agent: 'python-requests' }).join(),
    ).toMatch(/python-requests instead of Windows, Chrome/));
  it("stays quiet for an exit of one's own in another country", () =>
    expect(goesOn({}, { ...GENEVA, networkKind: 'vpn' })).toEqual([]));
  it('tells another country, a risky network and a listed address', () => {
    const elsewhere: Some = { ip: '192.0.2.9', network: '192.0.2.0/24' };
    expect(goesOn({}, GENEVA).join()).toMatch(/CH instead of FR/);
    expect(goesOn({}, { ...elsewhere, networkKind: 'hosting' }).join()).toMatch(/a hosting network/);
    expect(goesOn({}, elsewhere, { indicator: () => 'watch' }).join()).toMatch(/on the list watch/);
    expect(goesOn({}, elsewhere)).toEqual([]);
  });
  it('is another device though everything else is the same', () =>
    expect(goesOn({}, { device: OTHER.device ?? '' }).join()).toMatch(/another device/));
});
