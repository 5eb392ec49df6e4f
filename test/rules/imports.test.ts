import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { AREAS, DEBT, VIEW_MAY_USE, type Area } from './import-table.ts';
import { importsOf } from './imports-of.ts';
import { sourceFiles } from './source-files.ts';

const isFile = (target: string) => /^(?:electron|renderer|models|test|build)\/|^package\.json$/.test(target);
const isIn = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

const areaOf = (path: string): Area | undefined =>
  AREAS.filter((area) => isIn(path, area.folder)).toSorted((a, b) => b.folder.length - a.folder.length)[0];

function mayImport(area: Area, target: string): boolean {
  if (isFile(target)) return [area.folder, ...area.files].some((folder) => isIn(target, folder));
  return area.packages.includes(target) || (target.startsWith('node:') && area.packages.includes('node:*'));
}

const view = (path: string) => /^renderer\/views\/([^/]+)\//.exec(path)?.[1];

const ruled = sourceFiles.filter(({ path }) => !/^(?:test|build)\//.test(path));
const imports = ruled.flatMap((file) => importsOf(file).map((target) => ({ from: file.path, target })));
const written = ({ from, target }: { from: string; target: string }) => `${from} → ${target}`;

describe('imports follow the table', () => {
  it('sees imports at all', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.map(written)).toContain('electron/contract/api.ts → models/domain/columns.ts');
  });

  it('has a place in the table for every file', () => {
    expect(ruled.filter(({ path }) => !areaOf(path)).map(({ path }) => path)).toEqual([]);
  });

  it('lets nobody reach where they may not', () => {
    const broken = imports.filter(({ from, target }) => {
      const area = areaOf(from);
      return area !== undefined && !mayImport(area, target);
    });
    expect(broken.map(written).filter((line) => !DEBT.includes(line))).toEqual([]);
  });

  it('takes packages only from package.json', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const declared = new Set(Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }));
    const undeclared = imports.filter(
      ({ target }) => !isFile(target) && !target.startsWith('node:') && !declared.has(target),
    );
    expect(undeclared.map(written)).toEqual([]);
  });

  it('lists no debt that is paid', () => {
    const all = new Set(imports.map(written));
    expect(DEBT.filter((line) => !all.has(line))).toEqual([]);
  });

  it('keeps a view from another view, and from the frame around it', () => {
    const broken = imports.filter(({ from, target }) => {
      const own = view(from);
      if (own === undefined || !isIn(target, 'renderer')) return false;
      return ![...VIEW_MAY_USE, `renderer/views/${own}`].some((folder) => isIn(target, folder));
    });
    expect(broken.map(written)).toEqual([]);
  });
});

const area = (folder: string) =>
  AREAS.find((one) => one.folder === folder) ?? { folder, files: [], packages: [] };

describe('the table itself', () => {
  it('refuses what it should', () => {
    expect(mayImport(area('renderer'), 'electron/engine/main.ts')).toBe(false);
    expect(mayImport(area('renderer'), 'node:fs')).toBe(false);
    expect(mayImport(area('models/domain'), 'models/sources/index.ts')).toBe(false);
    expect(mayImport(area('models/features'), 'models/risk/risk.ts')).toBe(false);
    expect(mayImport(area('electron/engine'), 'node:fs')).toBe(true);
    expect(mayImport(area('models/risk'), 'models/features/index.ts')).toBe(true);
  });
});
