import { writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledGeoFile } from '../../../electron/engine/context/geo-file.ts';
import { dayOfIso } from '../../../models/domain/time.ts';
import { smallCase, type SmallCase } from '../handlers/small-case.ts';
import { mmdbOf } from './mmdb.ts';

let small: SmallCase;
beforeEach(async () => {
  small = await smallCase();
});
afterEach(() => small.end());

const city = mmdbOf('Test-City', {
  '203.0.113.0/24': { country: { iso_code: 'NO' }, city: { names: { en: 'Oslo', de: 'Oslo' } } },
  '198.51.100.0/24': {
    registered_country: { iso_code: 'PT' },
    autonomous_system_number: 64500,
    autonomous_system_organization: 'Example',
  },
  '2001:db8::/32': { country: { iso_code: 'IS' } },
});

function written(bytes: Buffer, name = 'city.mmdb'): string {
  const path = join(small.folder, name);
  writeFileSync(path, bytes);
  return path;
}

const places = async (...ips: readonly string[]) =>
  (await small.call('context.addresses', { ips })).map(({ country, city: town, asn, placedBy }) => [
    country,
    town,
    asn,
    placedBy,
  ]);

describe('a location database of the analyst’s own', () => {
  it('answers for IPv4, mapped and IPv6 addresses', async () => {
    const status = await small.call('context.set-geoip', { path: written(city) });
    expect(status.databases[0]).toMatchObject({
      title: 'Test-City',
      built: dayOfIso('2024-01-01'),
      attributed: false,
    });
    expect(status.problem).toBeNull();
    expect(await places('203.0.113.9', '::ffff:203.0.113.9', '198.51.100.1', '2001:db8::5')).toEqual([
      ['NO', 'Oslo', null, 'Test-City'],
      ['NO', 'Oslo', null, 'Test-City'],
      ['PT', null, 64500, 'Test-City'],
      ['IS', null, null, 'Test-City'],
    ]);
    expect((await places('10.0.0.1'))[0]?.[0]).toBeNull();
  });

  it('is logged, and let go of again', async () => {
    await small.call('context.set-geoip', { path: written(city) });
    const status = await small.call('context.set-geoip', { path: null });
    expect(status.databases.every(({ path }) => path === null)).toBe(true);
    const log = await small.open.reader.rows<{ action: string }>(
      "SELECT action FROM audit WHERE action = 'context.geoip-set'",
    );
    expect(log).toHaveLength(2);
  });

  it('says so where it has gone or is another one now, and answers without it', async () => {
    const path = written(city);
    await small.call('context.set-geoip', { path });
    rmSync(path);
    const again = await smallCase(
      `INSERT INTO meta VALUES ('geoip', '${JSON.stringify({ path, sha256: 'x' })}')`,
    );
    expect((await again.call('context.geoip', {})).problem).toContain('cannot be read');
    writeFileSync(path, city);
    expect((await again.call('context.geoip', {})).problem).toContain('another file');
    expect(await again.call('context.addresses', { ips: ['203.0.113.9'] })).toHaveLength(1);
    await again.end();
  });

  it.each([
    ['nothing', 'PATH_MISSING', null],
    ['a text', 'FORMAT_UNKNOWN', Buffer.from('country,city\n')],
  ])('%s is refused: %s', async (_, code, bytes) => {
    const path = bytes ? written(bytes) : join(small.folder, 'gone.mmdb');
    await expect(small.call('context.set-geoip', { path })).rejects.toMatchObject({ code });
    expect((await small.call('context.geoip', {})).problem).toBeNull();
  });

  it('what is no address is refused', async () => {
    await expect(small.call('context.addresses', { ips: ['10.0.0.999'] })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});

describe.skipIf(bundledGeoFile() === null)('the data of DB-IP', () => {
  it('comes with its attribution and places well-known addresses', async () => {
    const { databases } = await small.call('context.geoip', {});
    expect(databases.map(({ title, attributed }) => [title, attributed])).toEqual([['DB-IP country', true]]);
    const found = await places('8.8.8.8', '2001:4860:4860::8888');
    expect(found[0]).toEqual(['US', null, null, 'DB-IP country']);
    expect(found[1]?.[0]).toMatch(/^[A-Z]{2}$/);
  });
});
