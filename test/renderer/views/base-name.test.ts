import { expect, it } from 'vitest';
import { baseName } from '../../../renderer/views/import/base-name.ts';

it.each([
  ['/exports/2026-11/logon.csv', 'logon.csv'],
  ['C:\\exports\\logon.csv', 'logon.csv'],
  ['/a/mordor.zip!empire.json', 'empire.json'],
  ['/a/mordor.ZIP!sub/empire.json', 'empire.json'],
  ['/a/mind this!.csv', 'mind this!.csv'],
  ['logon.csv', 'logon.csv'],
])('%s is shown as %s', (path, name) => {
  expect(baseName(path)).toBe(name);
});
