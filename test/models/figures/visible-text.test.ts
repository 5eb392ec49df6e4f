import { describe, expect, it } from 'vitest';
import { escapeMarkup } from '../../../models/figures/svg.ts';
import { visibleText } from '../../../models/figures/visible-text.ts';

describe('characters that cannot be seen', () => {
  it('are written out, so that a program does not read as a picture', () => {
    expect(visibleText('\u202Egnp.exe\u202C')).toBe('[U+202E]gnp.exe[U+202C]');
    expect(visibleText('pay\u200Broll\uFEFF')).toBe('pay[U+200B]roll[U+FEFF]');
    expect(escapeMarkup('<\u202Egnp.exe')).toBe('&lt;[U+202E]gnp.exe');
  });
  it('leaves words of every script as they are', () => {
    for (const text of [
      'Zoë Łukasz',
      'שלום.docx',
      'مرحبا',
      '経理部\tA',
      'a\nb',
      '\u{1F469}\u200D\u{1F4BB}',
      'می\u200Cخواهم',
    ])
      expect(visibleText(text)).toBe(text);
  });
});
