import { randomOf, type Random } from '../random.ts';
import type { Line } from './places.ts';
import { TYPES, type OktaRecord } from './record.ts';

const HEX = '0123456789abcdef';
const hexOf = (random: Random, length: number) =>
  Array.from({ length }, () => HEX[random.between(0, 15)]).join('');

/** Ids as they come, the same for the same seed. */
export class OktaLog {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = randomOf(seed, 'okta ids');
  }

  /** An id and the line of a record. */
  write(record: OktaRecord): { readonly id: string; readonly line: string } {
    const hex = hexOf(this.#random, 32);
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-11f1-${hex.slice(16, 20)}-${hex.slice(20)}`;
    return { id, line: JSON.stringify(logEvent(record, id, hex)) };
  }
}

const browserIn = (agent: string) =>
  agent.includes('Edg/')
    ? 'EDGE'
    : agent.includes('Firefox')
      ? 'FIREFOX'
      : agent.includes('Chrome')
        ? 'CHROME'
        : agent.includes('Safari')
          ? 'SAFARI'
          : 'UNKNOWN';
const systemIn = (agent: string) =>
  agent.includes('iPhone')
    ? 'iOS (iPhone)'
    : agent.includes('Windows')
      ? 'Windows 10'
      : agent.includes('Linux')
        ? 'Linux'
        : 'Unknown';

/** A LogEvent as the System Log API gives it (developer.okta.com/docs/api, System Log). */
function logEvent(record: OktaRecord, uuid: string, hex: string): object {
  const { at, type, actor, client, failed, factor, targets = [], scopes } = record;
  const [legacy, message] = TYPES[type];
  return {
    actor: { ...actor, detailEntry: null },
    client: clientOf(record),
    device: client.device && { ...client.device, registered: true, managed: true },
    authenticationContext: {
      credentialProvider: factor === undefined ? null : 'OKTA_CREDENTIAL_PROVIDER',
      credentialType: null,
      authenticationStep: 0,
      externalSessionId: client.session,
    },
    displayMessage: message,
    eventType: type,
    legacyEventType: legacy,
    outcome: { result: failed === undefined ? 'SUCCESS' : 'FAILURE', reason: failed ?? null },
    published: new Date(at).toISOString(),
    securityContext: securityOf(client.line),
    severity: failed === undefined ? 'INFO' : 'WARN',
    debugContext: {
      debugData: {
        requestId: hex.slice(4, 24),
        ...(factor !== undefined && { factor }),
        ...(scopes !== undefined && { scopes }),
      },
    },
    transaction: { type: 'WEB', id: hex.slice(8, 28), detail: {} },
    uuid,
    version: '0',
    request: { ipChain: [] },
    target: targets.map((target) => ({ ...target, detailEntry: null })),
  };
}

const securityOf = ({ asNumber, provider }: Line): object => ({
  asNumber,
  asOrg: provider.toLowerCase(),
  isp: provider.toLowerCase(),
  domain: null,
  isProxy: false,
});

function clientOf({ client: { line, agent } }: OktaRecord): object {
  const { address, at } = line;
  return {
    userAgent: { rawUserAgent: agent, os: systemIn(agent), browser: browserIn(agent) },
    zone: 'null',
    device: agent.includes('iPhone') ? 'Mobile' : 'Computer',
    id: null,
    ipAddress: address,
    geographicalContext: {
      city: at.name,
      state: null,
      country: at.country,
      postalCode: null,
      geolocation: { lat: at.latitude, lon: at.longitude },
    },
  };
}
