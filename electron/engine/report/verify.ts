import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { ReportVerification } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { canonicalJson } from '../case/audit.ts';
import { MANIFEST, readManifest, sha256, type Manifest } from './manifest.ts';

type Problem = ReportVerification['problems'][number];

/**
 * Checks a report's folder, or the folder that one of its files lies in, against the manifest. Throws PATH_MISSING where
 * there is nothing, NOT_FOUND where no manifest lies beside it.
 */
export async function verifyReport(path: string): Promise<ReportVerification> {
  const directory = await folderOf(resolve(path));
  const bytes = await readFile(join(directory, MANIFEST));
  const manifest = readManifest(bytes);
  const result = { directory, manifest: sha256(bytes) };
  if (typeof manifest === 'string')
    return {
      ...result,
      holds: false,
      title: null,
      case: null,
      files: 0,
      problems: [{ file: MANIFEST, problem: 'manifest', says: `${MANIFEST} ${manifest}.` }],
    };
  const problems = [
    ...(await changed(directory, manifest)),
    ...(await extra(directory, manifest)),
    ...(await otherDocument(directory, manifest)),
  ];
  return {
    ...result,
    holds: problems.length === 0,
    title: manifest.title,
    case: manifest.case.name,
    files: manifest.files.length,
    problems,
  };
}

async function folderOf(path: string): Promise<string> {
  const there = await lstat(path).catch(() => null);
  if (!there) throw new AppError('PATH_MISSING', `There is nothing at "${path}". Check the path.`, { path });
  const candidates = there.isDirectory() ? [path] : [dirname(path), dirname(dirname(path))];
  for (const folder of candidates) {
    const manifest = await lstat(join(folder, MANIFEST)).catch(() => null);
    if (manifest?.isFile()) return folder;
  }
  throw new AppError(
    'NOT_FOUND',
    `No ${MANIFEST} lies beside "${basename(path)}", so nothing says what it should be. Name a report's folder, one of its files, or a case.`,
    { path },
  );
}

async function changed(directory: string, { files }: Manifest): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { name, bytes, sha256: expected } of files) {
    const path = join(directory, name);
    if (!inside(directory, path)) {
      problems.push({ file: name, problem: 'manifest', says: `${name} lies outside of the folder.` });
      continue;
    }
    const there = await lstat(path).catch(() => null);
    if (!there?.isFile()) {
      problems.push({ file: name, problem: 'missing', says: `${name} is missing.` });
      continue;
    }
    const found = await readFile(path);
    if (found.length !== bytes)
      problems.push({
        file: name,
        problem: 'changed',
        says: `${name} has ${found.length} bytes; the manifest says ${bytes}.`,
      });
    else if (sha256(found) !== expected)
      problems.push({ file: name, problem: 'changed', says: `${name} has changed since it was written.` });
  }
  return problems;
}

const inside = (directory: string, path: string) => resolve(path).startsWith(directory + sep);

async function extra(directory: string, { files }: Manifest): Promise<Problem[]> {
  const known = new Set([MANIFEST, ...files.map(({ name }) => name)]);
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !known.has(name))
    .sort()
    .map((name) => ({ file: name, problem: 'extra', says: `${name} is not part of the report.` }));
}

/** `report.json` is the document itself: its canonical form has the hash that the manifest names. */
async function otherDocument(directory: string, { document, files }: Manifest): Promise<Problem[]> {
  const name = 'report.json';
  if (!files.some((file) => file.name === name)) return [];
  try {
    const parsed: unknown = JSON.parse(await readFile(join(directory, name), 'utf8'));
    if (sha256(canonicalJson(parsed)) === document) return [];
  } catch {
    return [];
  }
  return [{ file: name, problem: 'changed', says: `${name} is another document than the manifest names.` }];
}
