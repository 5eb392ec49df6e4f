declare const brand: unique symbol;

/** A value of type `T` that only its own maker may produce; costs nothing at run time. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };

export type SourceId = Branded<number, 'SourceId'>;
export type AccountId = Branded<number, 'AccountId'>;
export type PersonId = Branded<number, 'PersonId'>;
export type HostId = Branded<number, 'HostId'>;

/** 16 lower-case hex digits. In the case it is an UBIGINT; a JS number cannot hold it. */
export type EventId = Branded<string, 'EventId'>;

export const sourceId = (value: number) => value as SourceId;
export const accountId = (value: number) => value as AccountId;
export const personId = (value: number) => value as PersonId;
export const hostId = (value: number) => value as HostId;

export const eventId = (value: bigint) => value.toString(16).padStart(16, '0') as EventId;
