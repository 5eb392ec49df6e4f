import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Mapping } from '../../../models/domain/mapping.ts';
import { problemsIn } from '../../../models/sources/mapping/problems.ts';
import { MappingError, readMapping, writeMapping } from '../../../models/sources/mapping/yaml.ts';
import { AppError } from '../../contract/errors.ts';

const MOST_BYTES = 1 << 20;

/** Throws PATH_MISSING, BAD_REQUEST naming the line and what to do. */
export function readMappingFile(path: string): Mapping {
  if (!existsSync(path))
    throw new AppError('PATH_MISSING', `The mapping "${path}" does not exist. Check the path.`, { path });
  if (!statSync(path).isFile() || statSync(path).size > MOST_BYTES)
    throw new AppError('BAD_REQUEST', `"${path}" is no mapping: it is a folder, or larger than 1 MiB.`, {
      path,
    });
  try {
    return readMapping(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof MappingError)) throw error;
    const where = error.line === null ? '' : `, line ${error.line}`;
    throw new AppError(
      'BAD_REQUEST',
      `"${path}"${where}: ${error.message}.`,
      { path, line: error.line },
      error,
    );
  }
}

/** Throws BAD_REQUEST where a mapping cannot read any file. */
export function checkMapping(mapping: Mapping): void {
  const problem = problemsIn(mapping)[0];
  if (problem)
    throw new AppError(
      'BAD_REQUEST',
      `The mapping "${mapping.name}" cannot be used: ${problem.where}: ${problem.message}`,
      { ...problem },
    );
}

/** Replaces another mapping, never another kind of file. Throws BAD_REQUEST. */
export function saveMappingFile(mapping: Mapping, path: string): void {
  if (existsSync(path)) {
    try {
      readMapping(readFileSync(path, 'utf8'));
    } catch {
      throw new AppError('BAD_REQUEST', `"${path}" exists and is no mapping: choose another name.`, { path });
    }
  }
  try {
    writeFileSync(path, writeMapping(mapping));
  } catch (error) {
    throw new AppError(
      'BAD_REQUEST',
      `"${path}" cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
      { path },
      error,
    );
  }
}
