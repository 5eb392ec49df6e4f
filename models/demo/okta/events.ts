import type { Employee } from '../company/people.ts';
import { COMPANY_DOMAIN } from '../company/places.ts';
import { randomOf } from '../random.ts';
import type { Instant } from '../windows/clock.ts';
import type { Actor, Client, OktaRecord, Target } from './record.ts';

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** An id as Okta gives it: a prefix and letters that stay with whatever is named. */
export function oktaId(prefix: string, ...of: readonly (string | number)[]): string {
  const random = randomOf('okta', prefix, ...of);
  return prefix + Array.from({ length: 20 - prefix.length }, () => LETTERS[random.between(0, 35)]).join('');
}

export const actorOf = ({ id, name, email }: Employee): Actor => ({
  id: oktaId('00u', id),
  type: 'User',
  alternateId: email.toLowerCase(),
  displayName: name,
});

/** A name that nobody of the company has. */
export const actorNamed = (name: string): Actor => ({
  id: oktaId('00u', name),
  type: 'User',
  alternateId: `${name}@${COMPANY_DOMAIN}`,
  displayName: name,
});

const app = (name: string): Target => ({
  id: oktaId('0oa', name),
  type: 'AppInstance',
  alternateId: name,
  displayName: name,
});
const user = (of: Actor): Target => ({
  id: of.id,
  type: 'User',
  alternateId: of.alternateId,
  displayName: of.displayName,
});

export const signedIn = (at: Instant, actor: Actor, client: Client): OktaRecord => ({
  at,
  type: 'user.session.start',
  actor,
  client,
  factor: 'PASSWORD_AS_FACTOR',
});
/** Before the password is right Okta knows neither session nor device. */
export const refused = (at: Instant, actor: Actor, { line, agent }: Client): OktaRecord => ({
  at,
  type: 'user.session.start',
  actor,
  client: { line, agent, device: null, session: 'unknown' },
  failed: 'INVALID_CREDENTIALS',
});
export const signedOut = (at: Instant, actor: Actor, client: Client): OktaRecord => ({
  at,
  type: 'user.session.end',
  actor,
  client,
});
export const opened = (at: Instant, actor: Actor, client: Client, name: string): OktaRecord => ({
  at,
  type: 'user.authentication.sso',
  actor,
  client,
  targets: [app(name)],
});
export const pushed = (at: Instant, actor: Actor, client: Client): OktaRecord => ({
  at,
  type: 'system.push.send_factor_verify_push',
  actor,
  client,
  factor: 'OKTA_VERIFY_PUSH',
  targets: [user(actor)],
});
export const denied = (at: Instant, actor: Actor, client: Client): OktaRecord => ({
  at,
  type: 'user.mfa.okta_verify.deny_push',
  actor,
  client,
  failed: 'User rejected the push',
  factor: 'OKTA_VERIFY_PUSH',
});
export const approved = (at: Instant, actor: Actor, client: Client): OktaRecord => ({
  at,
  type: 'user.authentication.auth_via_mfa',
  actor,
  client,
  factor: 'OKTA_VERIFY_PUSH',
});
export const enrolled = (at: Instant, actor: Actor, client: Client): OktaRecord => ({
  at,
  type: 'user.mfa.factor.activate',
  actor,
  client,
  factor: 'OKTA_VERIFY_PUSH',
  targets: [user(actor)],
});
export const removed = (at: Instant, actor: Actor, client: Client): OktaRecord => ({
  ...enrolled(at, actor, client),
  type: 'user.mfa.factor.deactivate',
});
export const passwordChanged = (at: Instant, actor: Actor, client: Client): OktaRecord => ({
  at,
  type: 'user.account.update_password',
  actor,
  client,
  targets: [user(actor)],
});
export const consented = (
  at: Instant,
  actor: Actor,
  client: Client,
  name: string,
  scopes: string,
): OktaRecord => ({
  at,
  type: 'app.oauth2.consent.grant',
  actor,
  client,
  scopes,
  targets: [app(name), user(actor)],
});
/** What is done to somebody else's account. */
export const onAccount = (
  at: Instant,
  type: 'user.account.reset_password' | 'user.lifecycle.create' | 'user.lifecycle.deactivate',
  actor: Actor,
  client: Client,
  of: Actor,
): OktaRecord => ({ at, type, actor, client, targets: [user(of)] });
