import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, sourceFiles } from './source-files.ts';

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((path) => existsSync(join(ROOT, path)));
const isText = (path: string) => !/\.(?:png|jpg|ico|icns|woff2|wasm|gz|zip|tracewell)$/.test(path);
const linesWith = (pattern: RegExp, paths = tracked.filter(isText)) =>
  paths.flatMap((path) =>
    readFileSync(join(ROOT, path), 'utf8')
      .split('\n')
      .flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1} ${line.trim().slice(0, 120)}`] : [])),
  );
const notHere = (path: string) => path !== 'test/rules/repository.test.ts';

describe('repository', () => {
  it('keeps what is built or installed out', () => {
    expect(tracked.filter((path) => /^(?:out|node_modules|test-results)\//.test(path))).toEqual([]);
  });

  it('names no host of a package registry, in the lock or elsewhere', () => {
    expect(linesWith(/"resolved":\s*"http/, ['package-lock.json'])).toEqual([]);
    expect(
      linesWith(
        /registry\.(?:npmjs|yarnpkg)|artifactory|^registry\s*=/i,
        tracked.filter(isText).filter(notHere),
      ),
    ).toEqual([]);
  });

  it('holds no path of anybody’s machine', () => {
    // A home in a fixture belongs to an invented account: three letters and four digits.
    const home = /(?<![\w.])\/(?:home|Users)\/(?![a-z]{3}\d{4}\b)[a-z]\w*|\/work\/(?:main|shared)/;
    expect(linesWith(home, tracked.filter(isText).filter(notHere))).toEqual([]);
  });

  it('holds no real telemetry', () => {
    expect(linesWith(/@dtaa\.com/i, tracked.filter(isText).filter(notHere))).toEqual([]);
    const large = tracked.filter((path) => statSync(join(ROOT, path)).size > 1_000_000);
    expect(large.filter((path) => !path.startsWith('docs/screenshots/'))).toEqual([]);
  });

  const directory = join(
    process.env['TRACEWELL_SHARED'] ?? join(ROOT, '../shared'),
    'data/cert-r4.2/org/LDAP/2009-12.csv',
  );
  it.skipIf(!existsSync(directory))('names nobody of the CERT data set', () => {
    const rows = readFileSync(directory, 'utf8').trim().split(/\r?\n/).slice(1);
    const people = new Set(rows.flatMap((row) => row.split(',').slice(0, 2)));
    const words = /\b(?:[A-Z]{3}\d{4}|[A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+)\b/g;
    const named = tracked
      .filter(isText)
      .flatMap((path) =>
        (readFileSync(join(ROOT, path), 'utf8').match(words) ?? []).filter((word) => people.has(word)),
      );
    expect(people.size).toBeGreaterThan(1000);
    expect(named).toEqual([]);
  });

  it('pins every package exactly', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>;
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

describe('names', () => {
  const names = sourceFiles.map(({ path }) => path);

  it('are in kebab case', () => {
    const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|spec|bench|config|vite|vitest))*\.\w+$/;
    expect(names.filter((path) => !kebab.test(basename(path)))).toEqual([]);
  });

  it('say what a file is about', () => {
    const empty = /(?:^|[-/])(?:utils?|helpers?|managers?|impl|misc|common)(?:[-./]|$)/;
    expect(names.filter((path) => empty.test(path))).toEqual([]);
  });
});

describe('packaging', () => {
  it('ends every text file with a newline', () => {
    const broken = tracked.filter(isText).filter((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return text !== '' && !text.endsWith('\n');
    });
    expect(broken).toEqual([]);
  });
});
