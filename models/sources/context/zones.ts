import { ZONE_NAMES } from './zone-names.ts';

const list = (names: readonly string[]) => `[${names.map((name) => `'${name}'`).join(', ')}]`;
const NAMES = list(ZONE_NAMES);
const SMALL = list(ZONE_NAMES.map((name) => name.toLowerCase()));
const KNOWN: ReadonlySet<string> = new Set(ZONE_NAMES.map((name) => name.toLowerCase()));

/** The IANA name of a zone, whatever its letters; NULL where there is none. No join: that would lose the order of the rows. */
export const knownZone = (text: string): string => `${NAMES}[list_position(${SMALL}, lower(${text}))]`;

export const isZone = (value: string) => KNOWN.has(value.trim().toLowerCase());
