import type { Day } from './time.ts';

/** Lists that say what an event cannot: who somebody is, what a host is worth, what was planned. Id → table. */
export const CONTEXT_TABLES = {
  people: 'directory_entry',
  assets: 'context_asset',
  networks: 'context_network',
  changes: 'context_change',
  accounts: 'context_account',
  holidays: 'context_holiday',
  'on-call': 'context_duty',
  travel: 'context_travel',
  indicators: 'context_indicator',
  allowed: 'context_allow',
} as const;
export type ContextList = keyof typeof CONTEXT_TABLES;
export type ContextTable = (typeof CONTEXT_TABLES)[ContextList];
export const CONTEXT_LISTS: readonly ContextList[] = [
  'people',
  'assets',
  'networks',
  'changes',
  'accounts',
  'holidays',
  'on-call',
  'travel',
  'indicators',
  'allowed',
];

/** What a network is for. `other` where a list names none of these. */
export const NETWORK_KINDS = ['tor', 'proxy', 'vpn', 'hosting', 'mobile', 'office', 'other'] as const;
export type NetworkKind = (typeof NETWORK_KINDS)[number];

/** From the most to the least critical. */
export const CRITICALITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Criticality = (typeof CRITICALITIES)[number];

/** What an indicator, a watch list or an allow-list names. */
export const INDICATOR_KINDS = [
  'address',
  'domain',
  'url',
  'hash',
  'email',
  'account',
  'host',
  'file',
] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** How it was settled from which day a list without days of its own applies. */
export type KnownDecision = 'given' | 'import-day';

/** A list's entry applies from the day it became known, and to the end of its last day. */
export interface Known {
  readonly knownFrom: Day;
  /** The last day on which it holds; null: no end. */
  readonly validTo: Day | null;
}
