import { isAbsolute, join, normalize, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskPath, shownPath, withoutDropFolder } from '../../../electron/engine/files/dropped-name.ts';
import { AppError } from '../../../electron/contract/errors.ts';

const KEPT = join(sep, 'cases', 'a.tracewell.work', 'drop', 'drop-0001');

describe('the name of a dropped file on disk', () => {
  it('keeps ordinary names as they are, so that formats can judge by them', () => {
    expect(diskPath('r4.2/LDAP/2009-12.csv')).toBe(join('r4.2', 'LDAP', '2009-12.csv'));
    expect(diskPath('Ereignisse März.json.gz')).toBe('Ereignisse März.json.gz');
  });

  it.each([
    '..',
    '../a',
    'a/../../b',
    '/etc/passwd',
    'a//b',
    'a/',
    './a',
    '',
    'x/'.repeat(70) + 'y',
    'ä'.repeat(200),
  ])('refuses "%s"', (name) => {
    expect(() => diskPath(name)).toThrowError(AppError);
  });

  it.each([
    'CON',
    'con.csv',
    'LPT1.json',
    'a:b.csv',
    'C:\\Windows\\win.ini',
    '..\\..\\a',
    'what?.csv',
    'ends.',
    'ends ',
    'tab\there',
    '100%.csv',
    'x%part',
    'f/NUL/g.csv',
    '...',
  ])('keeps "%s" harmless, and gives it back', (name) => {
    const kept = diskPath(name);
    expect(isAbsolute(kept)).toBe(false);
    expect(normalize(kept)).toBe(kept);
    for (const segment of kept.split(sep)) {
      expect(segment).not.toMatch(/^(con|nul|lpt1)(\.|$)/i);
      expect(segment).not.toMatch(/[\\:?\t]|[. ]$/);
    }
    expect(shownPath(join(KEPT, kept))).toBe(name);
  });

  it('leaves every other path alone', () => {
    expect(shownPath('/exports/a%20b.csv')).toBe('/exports/a%20b.csv');
    expect(shownPath('/cases/a.tracewell.work/in/s0.csv')).toBe('/cases/a.tracewell.work/in/s0.csv');
  });

  it('is what an error calls the file', () => {
    const error = new AppError(
      'FORMAT_UNKNOWN',
      `"${join(KEPT, 'logs', 'a.txt')}" and "${join(KEPT, 'b.txt')}" are not known.`,
    );
    const said = withoutDropFolder(error, join(sep, 'cases', 'a.tracewell.work'));
    expect(said).toMatchObject({
      code: 'FORMAT_UNKNOWN',
      message: '"logs/a.txt" and "b.txt" are not known.',
    });
  });
});
