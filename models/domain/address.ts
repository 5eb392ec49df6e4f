/** An IP address as 128 bits; IPv4 stands at ::ffff:0:0/96, so that a mapped address is the address itself. */
export type AddressNumber = bigint;

/** From first to last, both included. */
export interface AddressRange {
  readonly first: AddressNumber;
  readonly last: AddressNumber;
}

const V4_BASE = 0xffff00000000n;
const ALL = (1n << 128n) - 1n;
const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const V4_TEXT = String.raw`${OCTET}(?:\.${OCTET}){3}`;
const V4 = new RegExp(`^${V4_TEXT}$`);
const V4_TAIL = new RegExp(`^(.*:)(${V4_TEXT})$`);

/** Null where the text is no IP address. A zone (`fe80::1%eth0`) is left out; octets with leading zeros are refused. */
export function parseAddress(text: string): AddressNumber | null {
  const plain = text.trim().toLowerCase();
  if (V4.test(plain)) return V4_BASE + fourOctets(plain);
  const [bare = ''] = plain.split('%');
  const tail = V4_TAIL.exec(bare);
  return tail ? groupsToNumber(`${tail[1]}${hexGroups(tail[2] ?? '')}`) : groupsToNumber(bare);
}

const fourOctets = (text: string) => text.split('.').reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);

function hexGroups(v4: string): string {
  const number = fourOctets(v4);
  return `${(number >> 16n).toString(16)}:${(number & 0xffffn).toString(16)}`;
}

const GROUPS = /^(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?$/;
const groupsOf = (text: string) => (text === '' ? [] : text.split(':'));

function groupsToNumber(text: string): AddressNumber | null {
  const halves = text.split('::');
  if (halves.length > 2 || !halves.every((half) => GROUPS.test(half))) return null;
  const [left = [], right = []] = halves.map(groupsOf);
  const given = left.length + right.length;
  if (halves.length === 1 ? given !== 8 : given > 7) return null;
  const groups = [...left, ...Array.from({ length: 8 - given }, () => '0'), ...right];
  return groups.reduce((sum, group) => sum * 0x10000n + BigInt(`0x${group}`), 0n);
}

/** The last `bits` of an address set. */
const hostBits = (prefix: number): AddressNumber => ALL >> BigInt(prefix);

/** An address, `10.0.0.0/8`, `2001:db8::/32` or `10.0.0.1-10.0.0.9`. Bits behind the prefix are left out. Null for anything else. */
export function parseNetwork(text: string): AddressRange | null {
  const [from = '', to, more] = text.split(/\s*-\s*/);
  if (to !== undefined) {
    const [first, last] = [parseAddress(from), parseAddress(to)];
    return more !== undefined || first === null || last === null || first > last ? null : { first, last };
  }
  const [base = '', prefix, rest] = text.trim().split('/');
  const number = parseAddress(base);
  if (number === null || rest !== undefined) return null;
  if (prefix === undefined) return { first: number, last: number };
  const v4 = !base.includes(':');
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > (v4 ? 32 : 128)) return null;
  const host = hostBits(Number(prefix) + (v4 ? 96 : 0));
  return { first: number - (number & host), last: number | host };
}

/** Sets a name in SQL: an expression is written once, however often it is read. */
const naming = (expression: string, name: string, body: string) =>
  `list_transform([${expression}], lambda ${name}: ${body})[1]`;

const v4Number = (a: string) =>
  `(split_part(${a}, '.', 1)::UHUGEINT * 16777216 + split_part(${a}, '.', 2)::UHUGEINT * 65536
    + split_part(${a}, '.', 3)::UHUGEINT * 256 + split_part(${a}, '.', 4)::UHUGEINT)`;

/** `parseAddress` in SQL: UHUGEINT, or NULL. */
export const addressNumber = (expression: string): string =>
  naming(
    `lower(trim(${expression}))`,
    'a',
    `CASE WHEN regexp_full_match(a, '${V4_TEXT}') THEN ${V4_BASE}::UHUGEINT + ${v4Number('a')}
      ELSE ${naming(withoutTail('split_part(a, chr(37), 1)'), 'h', groupsNumber('h'))} END`,
  );

/** The IPv4 end of an IPv6 address as two groups. */
const withoutTail = (a: string) =>
  naming(
    a,
    'b',
    `CASE WHEN regexp_full_match(b, '.*:${V4_TEXT}')
      THEN ${naming(
        `regexp_extract(b, '${V4_TEXT}$')`,
        't',
        `regexp_extract(b, '^(.*:)', 1) || format('{:x}:{:x}',
        split_part(t, '.', 1)::INTEGER * 256 + split_part(t, '.', 2)::INTEGER,
        split_part(t, '.', 3)::INTEGER * 256 + split_part(t, '.', 4)::INTEGER)`,
      )}
      ELSE b END`,
  );

const SQL_GROUPS = '(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?';
const groupList = (half: string) => `list_filter(string_split(${half}, ':'), lambda g: g <> '')`;
const given = (h: string) => `len(${groupList(h)})`;

const groupsNumber = (h: string) => `CASE
  WHEN regexp_full_match(${h}, '[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7}') THEN ${hexNumber(padded(groupList(h)))}
  WHEN regexp_full_match(${h}, '${SQL_GROUPS}::${SQL_GROUPS}') AND ${given(h)} <= 7 THEN ${hexNumber(
    `(${padded(groupList(`split_part(${h}, '::', 1)`))} || repeat('0000', 8 - ${given(h)}) || ${padded(groupList(`split_part(${h}, '::', 2)`))})`,
  )} END`;

const padded = (list: string) => `array_to_string(list_transform(${list}, lambda g: lpad(g, 4, '0')), '')`;
const hexNumber = (hex: string) =>
  naming(
    hex,
    'x',
    `('0x' || substr(x, 1, 16))::UBIGINT::UHUGEINT * 18446744073709551616::UHUGEINT + ('0x' || substr(x, 17))::UBIGINT`,
  );

/** `parseNetwork` in SQL: a struct of `first` and `last`, UHUGEINT, or NULL. */
export const networkRange = (expression: string): string =>
  naming(
    `trim(${expression})`,
    'n',
    `CASE WHEN contains(n, '-') THEN ${spanOf("split_part(n, '-', 1)", "split_part(n, '-', 2)", "len(string_split(n, '-')) = 2")}
      WHEN contains(n, '/') THEN ${prefixed('n')}
      ELSE ${spanOf('n', 'n', 'true')} END`,
  );

const spanOf = (from: string, to: string, when: string) =>
  naming(
    `{'first': ${addressNumber(from)}, 'last': ${addressNumber(to)}}`,
    's',
    `CASE WHEN ${when} AND s.first <= s.last THEN s END`,
  );

const prefixed = (n: string) =>
  naming(
    `{'number': ${addressNumber(`split_part(${n}, '/', 1)`)}, 'host': ${ALL}::UHUGEINT >> (${prefixLength(n)})::UHUGEINT}`,
    'p',
    `CASE WHEN p.number IS NOT NULL AND p.host IS NOT NULL
      THEN {'first': p.number - (p.number & p.host), 'last': p.number | p.host} END`,
  );

const prefixLength = (n: string) => `CASE
  WHEN NOT regexp_full_match(${n}, '[^/]+/[0-9]{1,3}') THEN NULL
  WHEN contains(${n}, ':') THEN CASE WHEN split_part(${n}, '/', 2)::INTEGER <= 128 THEN split_part(${n}, '/', 2)::INTEGER END
  WHEN split_part(${n}, '/', 2)::INTEGER <= 32 THEN 96 + split_part(${n}, '/', 2)::INTEGER END`;

const INSIDE: readonly AddressRange[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
].flatMap((range) => parseNetwork(range) ?? []);

/** True for an address that is routed on the internet: none of RFC 1918, RFC 6598, RFC 3927, RFC 4193 and loopback. */
export function isPublic(ip: string): boolean {
  const address = parseAddress(ip);
  return address !== null && !INSIDE.some(({ first, last }) => address >= first && address <= last);
}

/** SQL of an address as one text, whatever it was written as: small letters, a mapped IPv4 address as itself. */
export const plainAddress = (column: string): string =>
  `regexp_replace(lower(${column}), '^::ffff:([0-9]+\\.)', '\\1')`;
