import type { Action, Stream } from '../domain/event.ts';

const ACTION_WORDS: Readonly<Record<Action, string>> = {
  'logged-on': 'Logged on',
  'logged-off': 'Logged off',
  'device-connected': 'Connected a device',
  'device-disconnected': 'Removed a device',
  'file-copied': 'Copied a file',
  'web-visited': 'Visited a page',
  'email-sent': 'Sent an e-mail',
};
/** For the 86 px beside a lane. */
const ACTION_LANES: Readonly<Record<Action, string>> = {
  'logged-on': 'Logons',
  'logged-off': 'Logoffs',
  'device-connected': 'USB in',
  'device-disconnected': 'USB out',
  'file-copied': 'Files copied',
  'web-visited': 'Web pages',
  'email-sent': 'Mails',
};
const STREAM_WORDS: Readonly<Record<Stream, string>> = {
  logon: 'Logons',
  device: 'Removable media',
  file: 'Files copied',
  web: 'Web',
  email: 'E-mail',
};

/** An action in words; one that the words do not know yet reads as its id. */
export const actionWords = (action: string): string =>
  Object.hasOwn(ACTION_WORDS, action) ? ACTION_WORDS[action as Action] : action;
export const actionLane = (action: string): string =>
  Object.hasOwn(ACTION_LANES, action) ? ACTION_LANES[action as Action] : action;
export const streamWords = (stream: string): string =>
  Object.hasOwn(STREAM_WORDS, stream) ? STREAM_WORDS[stream as Stream] : stream;
