/**
 * What an account stands for. `machine`: a computer's own (`WS-01$`); `service`: a service's or a virtual one
 * (`NT SERVICE\…`, a managed service account); `system`: SYSTEM, LOCAL SERVICE, NETWORK SERVICE, DWM, UMFD,
 * ANONYMOUS LOGON; `none`: the record names nobody. Only a `user` becomes a person.
 */
export const ACCOUNT_KINDS = ['user', 'machine', 'service', 'system', 'none'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** The account of records that name nobody, as Windows writes it. */
export const NO_ACCOUNT = '-';
