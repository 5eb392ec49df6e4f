/** Event types of Okta (developer.okta.com, "Event types") by what they are here. */
export const ACTIONS = {
  'logged-on': [
    'user.session.start',
    'user.authentication.authenticate',
    'user.authentication.auth_via_social',
  ],
  'logged-off': ['user.session.end', 'user.session.expire', 'user.session.clear'],
  'app-signed-in': [
    'user.authentication.sso',
    'user.authentication.auth_via_radius',
    'app.oauth2.token.grant',
    'app.oauth2.as.token.grant',
  ],
  'mfa-challenged': [
    'system.push.send_factor_verify_push',
    'system.sms.send_factor_verify_message',
    'system.voice.send_mfa_challenge_call',
    'system.email.send_factor_verify_message',
  ],
  'mfa-verified': ['user.authentication.auth_via_mfa', 'user.authentication.verify', 'user.mfa.okta_verify'],
  'mfa-refused': [
    'user.mfa.okta_verify.deny_push',
    'user.mfa.okta_verify.deny_push_upgrade_needed',
    'user.mfa.attempt_bypass',
  ],
  'mfa-method-added': ['user.mfa.factor.activate', 'user.mfa.factor.update', 'device.enrollment.create'],
  'mfa-method-removed': [
    'user.mfa.factor.deactivate',
    'user.mfa.factor.reset_all',
    'user.mfa.factor.suspend',
  ],
  'role-granted': [
    'user.account.privilege.grant',
    'group.privilege.grant',
    'iam.resourceset.bindings.add',
    'user.session.impersonation.grant',
  ],
  'role-revoked': [
    'user.account.privilege.revoke',
    'group.privilege.revoke',
    'iam.resourceset.bindings.delete',
    'user.session.impersonation.revoke',
  ],
  // Somebody acts as somebody else.
  'role-assumed': ['user.session.impersonation.initiate'],
  'group-member-added': ['group.user_membership.add', 'application.user_membership.add'],
  'group-member-removed': ['group.user_membership.remove', 'application.user_membership.remove'],
  'account-created': ['user.lifecycle.create'],
  'account-enabled': ['user.lifecycle.activate', 'user.lifecycle.reactivate', 'user.lifecycle.unsuspend'],
  'account-deleted': ['user.lifecycle.delete.initiated', 'user.lifecycle.delete.completed'],
  'account-changed': [
    'user.account.update_profile',
    'user.account.lock',
    'user.lifecycle.deactivate',
    'user.lifecycle.suspend',
  ],
  'password-reset': ['user.account.reset_password', 'user.account.update_password'],
  'key-created': [
    'system.api_token.create',
    'app.oauth2.client.lifecycle.create',
    'app.oauth2.credentials.lifecycle.create',
    'app.oauth2.client.credential.lifecycle.create',
  ],
  'consent-granted': [
    'app.oauth2.consent.grant',
    'app.oauth2.as.consent.grant',
    'app.oauth2.admin.consent.grant',
    'user.consent.grant',
  ],
  'policy-changed': [
    'policy.lifecycle.update',
    'policy.lifecycle.create',
    'policy.lifecycle.delete',
    'policy.lifecycle.deactivate',
    'policy.rule.update',
    'policy.rule.deactivate',
    'policy.rule.delete',
    'zone.update',
    'zone.delete',
  ],
  accessed: ['application.user_membership.show_password'],
} as const;

/** Applications tell of files under names of their own. */
export const FILE_TAKEN = '(?:^|[._])(?:download|export)(?:[._a-z]*)$|file[._](?:read|access|view)';
