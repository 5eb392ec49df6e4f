/** Telemetry streams; one word of ECS `event.category` where it has one. Stored as this text. */
export const STREAMS = ['logon', 'device', 'file', 'web', 'email'] as const;
export type Stream = (typeof STREAMS)[number];

/** What happened, in ECS `event.action` style. Stored as this text. */
export const ACTIONS = [
  'logged-on',
  'logged-off',
  'device-connected',
  'device-disconnected',
  'file-copied',
  'web-visited',
  'email-sent',
] as const;
export type Action = (typeof ACTIONS)[number];
