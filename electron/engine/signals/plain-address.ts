import { parseAddress } from '../../../models/domain/address.ts';

/** ::ffff:0:0/96. */
const MAPPED = 0xffffn;

/** One text for one address: small letters, no zone, and a mapped IPv4 address as itself, however it is written. */
export function plainAddress(ip: string): string {
  if (!ip.includes(':')) return ip;
  const [plain = ''] = ip.trim().toLowerCase().split('%');
  const address = plain.includes('ffff:') ? parseAddress(plain) : null;
  if (address === null || address >> 32n !== MAPPED) return plain;
  return [24n, 16n, 8n, 0n].map((bits) => String((address >> bits) & 0xffn)).join('.');
}
