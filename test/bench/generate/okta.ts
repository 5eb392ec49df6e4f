import { Lines } from './lines.ts';
import { choose, workOf, type Activity, type Size } from './work.ts';

type Kind = 'sso' | 'factor' | 'policy';

/** `eventType`, `displayMessage` and kind of target of Okta's System Log (developer.okta.com, event types). */
const TYPES: Readonly<Record<Kind | 'logon' | 'logoff', readonly [string, string, string]>> = {
  logon: ['user.session.start', 'User login to Okta', 'User'],
  logoff: ['user.session.end', 'User logout from Okta', 'User'],
  sso: ['user.authentication.sso', 'User single sign on to app', 'AppInstance'],
  factor: ['user.authentication.auth_via_mfa', 'Authentication of user via MFA', 'AuthenticatorEnrollment'],
  policy: ['policy.evaluate_sign_on', 'Evaluation of sign-on policy', 'PolicyEntity'],
};
const APPS = ['Mail', 'Payroll', 'Wiki', 'Tickets', 'Source Code', 'Sales', 'Travel', 'Backup Console'];
const CITIES = [
  ['Chicago', 'Illinois', 'United States', 41.88, -87.63],
  ['Hamburg', 'Hamburg', 'Germany', 53.55, 9.99],
  ['Osaka', 'Osaka', 'Japan', 34.69, 135.5],
] as const;
const AGENT =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36';

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0').slice(-digits);
const idOf = (prefix: string, number: number) => `${prefix}${number.toString(36).padStart(17, '0')}`;

/** Okta's System Log as the API gives it, one event a line. */
export function writeOkta(path: string, size: Size): void {
  const file = new Lines(path);
  const session = new Map<number, string>();
  let record = 0;
  for (const doing of workOf<Kind>(size, { sso: 6, factor: 1, policy: 3 })) {
    if (doing.kind === 'logon' || !session.has(doing.person))
      session.set(doing.person, idOf('102', doing.pick));
    file.add(JSON.stringify(eventOf(doing, record++, session.get(doing.person) ?? '')));
  }
  file.close();
}

function eventOf({ at, person, kind, pick }: Activity<Kind>, record: number, session: string) {
  const [eventType, displayMessage, type] = TYPES[kind];
  const name = `user${String(person).padStart(5, '0')}`;
  const address = `${name}@corp.example`;
  const [city, state, country, lat, lon] = CITIES[person % CITIES.length] ?? CITIES[0];
  const actor = { id: idOf('00u', person), type: 'User', alternateId: address, displayName: name };
  const app = choose(pick, APPS.length, 1);
  const target =
    type === 'User'
      ? { ...actor }
      : { id: idOf('0oa', app), type, alternateId: APPS[app], displayName: APPS[app] };
  return {
    actor,
    client: {
      userAgent: { rawUserAgent: AGENT, os: 'Windows 10', browser: 'CHROME' },
      zone: 'null',
      device: 'Computer',
      id: null,
      ipAddress: `198.51.${(person >> 8) & 255}.${person & 255}`,
      geographicalContext: { city, state, country, postalCode: null, geolocation: { lat, lon } },
    },
    device: null,
    authenticationContext: {
      authenticationProvider: null,
      credentialProvider: kind === 'factor' ? 'OKTA_CREDENTIAL_PROVIDER' : null,
      credentialType: kind === 'factor' ? 'OTP' : null,
      issuer: null,
      interface: null,
      authenticationStep: 0,
      externalSessionId: session,
    },
    displayMessage,
    eventType,
    outcome: { result: kind === 'policy' ? 'ALLOW' : 'SUCCESS', reason: null },
    published: new Date(at).toISOString(),
    securityContext: { asNumber: 64_500, asOrg: 'example', isp: 'example', domain: null, isProxy: false },
    severity: 'INFO',
    debugContext: {
      debugData: { requestId: hex(pick, 8), requestUri: '/idp/idx/identify', url: '/idp/idx/identify?' },
    },
    legacyEventType: null,
    transaction: { type: 'WEB', id: idOf('tx', record), detail: {} },
    uuid: `${hex(record, 8)}-0000-11ef-8000-${hex(pick, 12)}`,
    version: '0',
    request: { ipChain: [] },
    target: [target],
  };
}
