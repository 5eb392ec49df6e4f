/** What the engine's process says besides the channel, taken apart. Nothing of it is believed unread. */

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** undefined where the message is about something else. */
export function casePathIn(message: unknown): string | null | undefined {
  if (!isRecord(message) || message['kind'] !== 'case') return undefined;
  return typeof message['path'] === 'string' ? message['path'] : null;
}

/** Why the engine did not start. */
export function problemIn(message: unknown): string | null {
  if (!isRecord(message) || message['kind'] !== 'failed') return null;
  const { error } = message;
  return isRecord(error) && typeof error['message'] === 'string'
    ? error['message']
    : 'The engine did not start.';
}

export function printIn(message: unknown): { readonly id: number; readonly html: string } | null {
  if (!isRecord(message) || message['kind'] !== 'print') return null;
  const { id, html } = message;
  return typeof id === 'number' && typeof html === 'string' ? { id, html } : null;
}
