import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const RENDERER = resolve(import.meta.dirname, '../../../renderer');
const STYLE = join(RENDERER, 'style');
const sheets = readdirSync(STYLE).filter((name) => name.endsWith('.css'));
const read = (name: string) => readFileSync(join(STYLE, name), 'utf8');
const tokens = new Set([...read('tokens.css').matchAll(/--[\w-]+(?=:)/g)].map(([name]) => name));
const sources = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.tsx?$/.test(name),
);

describe('colours', () => {
  it.each(sheets.filter((name) => name !== 'tokens.css'))(
    'are written in tokens.css only, not in %s',
    (name) => {
      expect(read(name).match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\(/gi)).toBeNull();
    },
  );
  it('are never written in a component', () => {
    const wrong = sources.filter((name) =>
      /['"`]#[0-9a-f]{3,8}['"`]|rgba?\(/i.test(readFileSync(join(RENDERER, name), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});

describe('tokens', () => {
  it.each(sheets)('that %s uses exist', (name) => {
    const used = [...read(name).matchAll(/var\((--[\w-]+)/g)].map(([, token]) => token);
    expect(used.filter((token) => token !== undefined && !tokens.has(token))).toEqual([]);
  });
  it('have both themes', () => {
    const css = read('tokens.css');
    const dark = css.slice(css.search(/^\[data-theme=.dark.\] \{/m));
    for (const token of ['--n-0', '--n-9', '--accent', '--good', '--c-exfil'])
      expect(dark).toContain(`${token}:`);
  });
});

describe('the page', () => {
  const page = readFileSync(join(RENDERER, 'index.html'), 'utf8');
  it('forbids everything that it does not name', () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/unsafe-(inline|eval)/);
  });
  it('has no inline style or script', () => {
    expect(page).not.toMatch(/style=|<style|<script>(?!<)/);
  });
  it('loads nothing from elsewhere', () => {
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});
