import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAPER_INK } from '../../../models/figures/paper.ts';
import { riskTrack } from '../../../models/figures/risk-track.ts';
import type { Mark } from '../../../models/figures/scene.ts';
import { stackScenes } from '../../../models/figures/stack-scenes.ts';
import { escapeMarkup, svgOf } from '../../../models/figures/svg.ts';

const HOSTILE = `</text><script>alert("1")</script>&amp; 'x' ]]> \u0000\u0007\uD800`;

/** Walks an XML text; throws where a tag does not close, an attribute repeats or a sign stands bare. */
function wellFormed(xml: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  let rest = xml.replace(/^<\?xml [^>]*\?>\s*/, '');
  while (rest !== '') {
    const text = /^[^<&]+/.exec(rest) ?? /^&(?:amp|lt|gt|quot|#39);/.exec(rest);
    const tag = /^<(\/?)([a-z]+)((?: [a-zA-Z0-9:-]+="[^"<]*")*)(\/?)>/.exec(rest);
    const [whole, closes, name = '', attributes = '', empty] = tag ?? text ?? [];
    if (whole === undefined) throw new Error(`not well-formed at ${rest.slice(0, 60)}`);
    rest = rest.slice(whole.length);
    if (!tag) continue;
    const keys = [...attributes.matchAll(/ ([a-zA-Z0-9:-]+)=/g)].map(([, key]) => key);
    if (new Set(keys).size < keys.length) throw new Error(`an attribute of ${name} repeats`);
    if (closes) {
      if (open.pop() !== name) throw new Error(`${name} closes what is not open`);
    } else {
      names.push(name);
      if (!empty) open.push(name);
    }
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} stay open`);
  return names;
}

const marks: readonly Mark[] = [
  { mark: 'rect', x: 1, y: 2, width: -3, height: 4, fill: 'c-exfil', opacity: 0.5 },
  { mark: 'line', x1: 0, y1: 0, x2: Number.NaN, y2: 5, stroke: 'n-7', dash: [4, 3], round: true },
  { mark: 'circle', x: 3, y: 4, r: 5, stroke: 'accent', strokeWidth: 3 },
  { mark: 'path', d: `M0 0L1 1"/><script/>`, fill: 'good' },
  { mark: 'text', x: 0, y: 0, text: HOSTILE, anchor: 'end', strong: true, large: true, halo: true },
];

describe('a figure as SVG', () => {
  it('is well-formed and says what it shows, whatever its text holds', () => {
    const svg = svgOf({ width: 10, height: 10, marks, finding: HOSTILE }, `A "title" <b>`, 'f');
    expect(wellFormed(svg)).toEqual(['svg', 'title', 'desc', 'rect', 'line', 'circle', 'path', 'text']);
    expect(svg).toContain('<title id="f-title">A &quot;title&quot; &lt;b&gt;</title>');
    expect(svg).toContain('width="0"');
    expect(svg).not.toMatch(/NaN|undefined|<script/);
  });

  it('draws a real track, colours and all, as well-formed text', () => {
    const days = Array.from({ length: 40 }, (_, i) => ({
      day: 20_000 + i,
      risk: i < 10 ? Number.NaN : i,
      events: 3,
      points: [i / 2, 0, i / 2, 0, 0, 0, 0],
    }));
    const span = { from: 20_000, to: 20_040 };
    const size = { width: 720, height: 190 };
    const scene = riskTrack({ days, usual: { low: 2, high: 14 }, cut: 20, budget: 5 }, span, size);
    const stacked = stackScenes([{ ...scene, marks: [], height: 30 }, scene]);
    expect(stacked.height).toBe(220);
    const svg = svgOf(stacked, 'Risk', 'f');
    expect(wellFormed(svg).length).toBe(scene.marks.length + 3);
    expect(svg).toContain(PAPER_INK['c-exfil']);
  });

  it('has the colours of the light theme', () => {
    const css = readFileSync(resolve(import.meta.dirname, '../../../renderer/style/tokens.css'), 'utf8');
    const light = css.slice(css.indexOf("[data-theme='light'] {"), css.indexOf("[data-theme='dark'] {"));
    const tokens = new Map([...light.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, a, b]) => [a, b]));
    for (const [token, colour] of Object.entries(PAPER_INK))
      expect([token, tokens.get(token)]).toEqual([token, colour]);
  });
});

describe('escaping', () => {
  it('keeps line ends and replaces what XML cannot say', () => {
    expect(escapeMarkup('a\n\tb\u0000\uD800<')).toBe('a\n\tb\uFFFD\uFFFD&lt;');
    expect(escapeMarkup('日本 😀')).toBe('日本 😀');
  });
});
