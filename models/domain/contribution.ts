/** What a part of the risk is about. Order is that of the stack, from the bottom; colours are `--c-<id>`. */
export const CONTRIBUTIONS = [
  { id: 'collect', title: 'Reading and collecting' },
  { id: 'place', title: 'Place and device' },
  { id: 'exfil', title: 'Data leaving' },
  { id: 'hours', title: 'Time of day' },
  { id: 'priv', title: 'Privilege, credentials' },
  { id: 'seq', title: 'Order of actions' },
  { id: 'other', title: 'Volume and build-up' },
] as const;
export type ContributionId = (typeof CONTRIBUTIONS)[number]['id'];
