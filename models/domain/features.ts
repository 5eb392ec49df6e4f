import type { Feature } from './feature.ts';

/** Measurements of one local day, in the order of the screens. */
const DAILY = [
  { id: 'logons', title: 'Logons', qualifier: 'a day', group: 'logon', contribution: 'other', unit: 'count' },
  {
    id: 'logon-hour',
    title: 'Logon at a rare hour',
    qualifier: '−ln share of own days',
    group: 'logon',
    contribution: 'hours',
    unit: 'surprisal',
  },
  {
    id: 'logons-rare-hours',
    title: 'Logons outside own hours',
    qualifier: 'at hours used on under 5 % of days',
    group: 'logon',
    contribution: 'hours',
    unit: 'count',
  },
  {
    id: 'session-hours',
    title: 'Time logged on',
    qualifier: 'hours, whole day',
    group: 'logon',
    contribution: 'other',
    unit: 'hours',
  },
  {
    id: 'host-rarity',
    title: 'Computer rarely used',
    qualifier: '−ln share of own days',
    group: 'logon',
    contribution: 'place',
    unit: 'surprisal',
  },
  {
    id: 'device-connects',
    title: 'Removable media connected',
    qualifier: 'a day',
    group: 'device',
    contribution: 'place',
    unit: 'count',
  },
  {
    id: 'device-hour',
    title: 'Removable media at a rare hour',
    qualifier: '−ln share of own days',
    group: 'device',
    contribution: 'hours',
    unit: 'surprisal',
  },
  {
    id: 'device-new-hosts',
    title: 'Removable media, new computers',
    qualifier: 'first for the person',
    group: 'device',
    contribution: 'place',
    unit: 'count',
  },
  {
    id: 'file-copies',
    title: 'Files copied to removable media',
    qualifier: 'a day',
    group: 'file',
    contribution: 'exfil',
    unit: 'count',
  },
  {
    id: 'file-new-types',
    title: 'File types copied',
    qualifier: 'first for the person',
    group: 'file',
    contribution: 'exfil',
    unit: 'count',
  },
  {
    id: 'web-visits',
    title: 'Web visits',
    qualifier: 'a day',
    group: 'web',
    contribution: 'collect',
    unit: 'count',
  },
  {
    id: 'web-hour',
    title: 'Web at a rare hour',
    qualifier: '−ln share of own days',
    group: 'web',
    contribution: 'hours',
    unit: 'surprisal',
  },
  {
    id: 'web-new-domains',
    title: 'Web domains, first for the person',
    qualifier: 'weighted by rarity among others',
    group: 'web',
    contribution: 'collect',
    unit: 'surprisal',
  },
  {
    id: 'mails',
    title: 'Mails sent',
    qualifier: 'a day',
    group: 'email',
    contribution: 'exfil',
    unit: 'count',
  },
  {
    id: 'mail-recipients',
    title: 'Mail recipients',
    qualifier: 'to, cc and bcc, a day',
    group: 'email',
    contribution: 'exfil',
    unit: 'count',
  },
  {
    id: 'mail-bytes-outside',
    title: 'Mail to outside',
    qualifier: 'bytes, a day',
    group: 'email',
    contribution: 'exfil',
    unit: 'bytes',
  },
  {
    id: 'remote-hosts',
    title: 'Computers reached over the network',
    qualifier: 'a day',
    group: 'authentication',
    contribution: 'place',
    unit: 'count',
  },
  {
    id: 'remote-new-hosts',
    title: 'Computers reached for the first time',
    qualifier: 'weighted by rarity',
    group: 'authentication',
    contribution: 'place',
    unit: 'surprisal',
  },
  {
    id: 'refused-logons',
    title: 'Sign-ins refused',
    qualifier: 'a day',
    group: 'authentication',
    contribution: 'priv',
    unit: 'count',
  },
  {
    id: 'credential-changes',
    title: 'Other credentials used',
    qualifier: 'a day',
    group: 'authentication',
    contribution: 'priv',
    unit: 'count',
  },
  {
    id: 'special-privileges',
    title: 'Sign-ins with special privileges',
    qualifier: 'a day',
    group: 'authentication',
    contribution: 'priv',
    unit: 'count',
  },
  {
    id: 'rights-given',
    title: 'Rights given or passwords reset',
    qualifier: 'a day',
    group: 'authentication',
    contribution: 'priv',
    unit: 'count',
  },
] as const satisfies readonly Feature[];

/** Sums of the last seven days: the build-up that no single day shows. */
const WEEKLY = [
  {
    id: 'week-logons',
    title: 'Logons',
    qualifier: '7 days',
    group: 'week',
    contribution: 'other',
    unit: 'count',
  },
  {
    id: 'week-logons-rare-hours',
    title: 'Logons outside own hours',
    qualifier: '7 days',
    group: 'week',
    contribution: 'hours',
    unit: 'count',
  },
  {
    id: 'week-rare-host-logons',
    title: 'Logons on rarely used computers',
    qualifier: '7 days',
    group: 'week',
    contribution: 'place',
    unit: 'count',
  },
  {
    id: 'week-device-connects',
    title: 'Removable media connected',
    qualifier: '7 days',
    group: 'week',
    contribution: 'place',
    unit: 'count',
  },
  {
    id: 'week-device-rare-hours',
    title: 'Removable media outside own hours',
    qualifier: '7 days',
    group: 'week',
    contribution: 'hours',
    unit: 'count',
  },
  {
    id: 'week-file-copies',
    title: 'Files copied to removable media',
    qualifier: '7 days',
    group: 'week',
    contribution: 'exfil',
    unit: 'count',
  },
  {
    id: 'week-file-type-rarity',
    title: 'Files of types rare among others',
    qualifier: 'weighted by rarity, 7 days',
    group: 'week',
    contribution: 'exfil',
    unit: 'surprisal',
  },
  {
    id: 'week-web-visits',
    title: 'Web visits',
    qualifier: '7 days',
    group: 'week',
    contribution: 'collect',
    unit: 'count',
  },
  {
    id: 'week-web-new-domains',
    title: 'Web domains, first for the person',
    qualifier: 'weighted by rarity, 7 days',
    group: 'week',
    contribution: 'collect',
    unit: 'surprisal',
  },
  {
    id: 'week-web-adopted-domains',
    title: 'Visits to recently adopted domains',
    qualifier: 'weighted by rarity, 7 days',
    group: 'week',
    contribution: 'collect',
    unit: 'surprisal',
  },
  {
    id: 'week-mails',
    title: 'Mails sent',
    qualifier: '7 days',
    group: 'week',
    contribution: 'exfil',
    unit: 'count',
  },
  {
    id: 'week-mail-new-outside',
    title: 'New recipients outside',
    qualifier: 'first for the person, 7 days',
    group: 'week',
    contribution: 'exfil',
    unit: 'count',
  },
  {
    id: 'week-mail-bytes-outside',
    title: 'Mail to outside',
    qualifier: 'bytes, 7 days',
    group: 'week',
    contribution: 'exfil',
    unit: 'bytes',
  },
  {
    id: 'week-mail-attachments',
    title: 'Mail attachments',
    qualifier: '7 days',
    group: 'week',
    contribution: 'exfil',
    unit: 'count',
  },
] as const satisfies readonly Feature[];

/** Not measured but summed up from the rest: a part of the risk only, in nats. */
const BUILD_UP = {
  id: 'build-up',
  title: 'Build-up over the week',
  qualifier: 'unexplained, 7 days',
  group: 'week',
  contribution: 'other',
  unit: 'surprisal',
} as const satisfies Feature;

export type FeatureId = (typeof DAILY)[number]['id'] | (typeof WEEKLY)[number]['id'] | typeof BUILD_UP.id;

/** What baselines and networks rest on, in the order of their matrices. */
export const MEASURED: readonly (Feature & { readonly id: FeatureId })[] = [...DAILY, ...WEEKLY];

/** Every feature that scores and risks name. `feature` columns of the case hold these ids. */
export const FEATURES: readonly (Feature & { readonly id: FeatureId })[] = [...MEASURED, BUILD_UP];

const byId = new Map<string, Feature & { readonly id: FeatureId }>(
  FEATURES.map((feature) => [feature.id, feature]),
);

/** The feature of a stored id. Throws a RangeError for an id that no release had. */
export function featureOf(id: string): Feature & { readonly id: FeatureId } {
  const feature = byId.get(id);
  if (!feature) throw new RangeError(`"${id}" is no feature`);
  return feature;
}
