import type { Story } from '../story.ts';
import type { Instant } from '../windows/clock.ts';
import type { Line } from './places.ts';

/** An event type, the older name that Okta keeps for it, and its text. */
export const TYPES = {
  'user.session.start': ['core.user_auth.login_success', 'User login to Okta'],
  'user.session.end': ['core.user_auth.logout_success', 'User logout from Okta'],
  'user.authentication.sso': ['app.auth.sso', 'User single sign on to app'],
  'system.push.send_factor_verify_push': ['core.push.send_factor_verify', 'Send push to verify factor'],
  'user.authentication.auth_via_mfa': ['core.user.factor.attempt_success', 'Authentication of user via MFA'],
  'user.mfa.okta_verify.deny_push': ['core.user.mfa.okta_verify.deny_push', 'User rejected Okta push verify'],
  'user.mfa.factor.activate': [
    'core.user.factor.activate',
    'Activate factor or authenticator enrollment method for user',
  ],
  'user.mfa.factor.deactivate': [
    'core.user.factor.deactivate',
    'Reset factor or authenticator enrollment method for user',
  ],
  'user.account.update_password': [
    'core.user.config.password_update.success',
    'User update password for Okta',
  ],
  'user.account.reset_password': ['core.user.config.user_password_reset', 'User reset password'],
  'user.lifecycle.create': ['core.user.config.user_creation.success', 'Create Okta user'],
  'user.lifecycle.deactivate': ['core.user.config.user_deactivated', 'Deactivate Okta user'],
  'app.oauth2.token.grant': ['app.oauth2.token.grant', 'OIDC access token is granted'],
  'app.oauth2.consent.grant': ['app.oauth2.consent.grant', 'User granted consent to app'],
} as const;
export type OktaType = keyof typeof TYPES;

export interface Actor {
  readonly id: string;
  readonly type: 'User' | 'PublicClientApp' | 'SystemPrincipal';
  readonly alternateId: string;
  readonly displayName: string;
}

/** Okta's own jobs. */
export const OKTA: Actor = {
  id: '00u0haldensystem0001',
  type: 'SystemPrincipal',
  alternateId: 'system@okta.com',
  displayName: 'Okta System',
};

export interface Device {
  readonly id: string;
  readonly name: string;
}

/** From where and with what somebody acts. */
export interface Client {
  readonly line: Line;
  readonly agent: string;
  /** Known where Okta Verify runs on it. */
  readonly device: Device | null;
  readonly session: string;
}

export interface Target {
  readonly id: string;
  readonly type: 'AppInstance' | 'User' | 'AuthenticatorEnrollment';
  readonly alternateId: string;
  readonly displayName: string;
}

/** One event of the System Log. */
export interface OktaRecord {
  readonly at: Instant;
  readonly type: OktaType;
  readonly actor: Actor;
  readonly client: Client;
  /** Why it failed; absent where it did not. */
  readonly failed?: string;
  readonly factor?: string;
  readonly targets?: readonly Target[];
  readonly scopes?: string;
  readonly story?: Story;
}
