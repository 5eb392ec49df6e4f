import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { findChromium } from '../../build/bootstrap/test/chromium.mjs';

const NODES = 2000;
const EDGES = 8000;
/** A frame at 60 Hz. */
const GOAL_MS = 16.7;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/**
 * Frame times of the replay at 2,000 nodes and 8,000 edges in Chromium: scrubbing forward, back and by chance, playing,
 * and the ticks of the force layout in its worker. `npm run bench:ui -- 500 2000` takes other sizes.
 */
export default async function ui([
  nodes = String(NODES),
  edges = String(EDGES),
]: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tracewell-bench-ui-'));
  try {
    await bundle(folder);
    const server = serve(folder);
    const executablePath = await findChromium();
    if (!executablePath) throw new Error('no Chromium was found; name one in TRACEWELL_CHROMIUM');
    const browser = await chromium.launch({ executablePath });
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.on('pageerror', (error) => console.error(`  ${error.message}`));
      await page.goto(`${await server.address}?nodes=${nodes}&edges=${edges}`);
      console.log(`  ${nodes} nodes, ${edges} edges, 1440 × 900, ${browser.version()}, goal ${GOAL_MS} ms`);
      await measure(page);
    } finally {
      await browser.close();
      server.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundle(outDir: string): Promise<void> {
  // The runner says "development", and React would be built for that.
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: false,
    root: resolve(import.meta.dirname, 'ui-page'),
    base: './',
    plugins: [react()],
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0 },
  });
}

function serve(folder: string) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path === '/' ? 'index.html' : path.slice(1);
    try {
      const body = readFileSync(join(folder, file.replaceAll('..', '')));
      response.setHeader('content-type', TYPES[extname(file)] ?? 'text/html').end(body);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  const address = new Promise<string>((resolved) =>
    server.once('listening', () => {
      const bound = server.address();
      resolved(`http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/`);
    }),
  );
  return { address, close: () => server.close() };
}

async function measure(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await page.waitForTimeout(1500);
  const scrubber = page.locator('.replay-scrub');
  const box = await scrubber.boundingBox();
  if (!box) throw new Error('the tracks are not on screen');
  const sweeps = {
    'scrub forward': (i: number) => i / 239,
    'scrub back': (i: number) => 1 - i / 239,
    'scrub by chance': (i: number) => (i * 0.618_034) % 1,
  };
  for (const [name, place] of Object.entries(sweeps))
    report(
      name,
      await frames(
        page,
        Array.from({ length: 240 }, (_, i) => place(i)),
      ),
    );
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  report('play at 60×', await frames(page, null));
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByRole('button', { name: 'By force', exact: true }).click();
  await page.waitForFunction(() => 'forceTicks' in window, undefined, { timeout: 120_000 });
  const ticks = await page.evaluate(
    () => (window as unknown as { forceTicks: readonly number[] }).forceTicks,
  );
  console.log(line('force tick, in the worker', percentile(ticks, 50), percentile(ticks, 95)));
}

interface Frames {
  readonly interval: readonly number[];
  readonly work: readonly number[];
}

/** Moves the pointer once a frame where places are given; tells the time between frames and the script's part of it. */
async function frames(page: Page, places: readonly number[] | null): Promise<Frames> {
  return page.evaluate(async (asked) => {
    const area = document.querySelector('.replay-scrub');
    if (!area) throw new Error('the tracks are not on screen');
    const { left, top, width } = area.getBoundingClientRect();
    const point = (type: string, part: number) =>
      area.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          pointerId: 1,
          clientX: left + part * width,
          clientY: top + 40,
        }),
      );
    area.setPointerCapture = () => undefined;
    const interval: number[] = [];
    const work: number[] = [];
    const channel = new MessageChannel();
    if (asked) point('pointerdown', asked[0] ?? 0);
    let last = performance.now();
    for (let i = 0; i < (asked?.length ?? 240); i += 1)
      await new Promise<void>((next) =>
        requestAnimationFrame((began) => {
          interval.push(began - last);
          last = began;
          if (asked) point('pointermove', asked[i] ?? 0);
          // Runs after the frame's own callbacks, style, layout and paint.
          channel.port1.addEventListener(
            'message',
            () => {
              work.push(performance.now() - began);
              next();
            },
            { once: true },
          );
          channel.port1.start();
          channel.port2.postMessage(null);
        }),
      );
    if (asked) point('pointerup', 0);
    return { interval: interval.slice(1), work };
  }, places);
}

/** Longer than one and a half intervals: the screen showed the frame before it once more. */
const MISSED_MS = 25;

function report(name: string, { interval, work }: Frames): void {
  console.log(line(`${name}, main thread`, percentile(work, 50), percentile(work, 95)));
  const missed = interval.filter((ms) => ms > MISSED_MS).length;
  const times = [50, 95].map((part) => percentile(interval, part).toFixed(1).padStart(6));
  const share = ((missed / interval.length) * 100).toFixed(0);
  console.log(
    `  ${'  between frames'.padEnd(34)} p50 ${times[0]} ms   p95 ${times[1]} ms   ${share} % missed`,
  );
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

const line = (name: string, p50: number, p95: number): string =>
  `  ${name.padEnd(34)} p50 ${p50.toFixed(1).padStart(6)} ms   p95 ${p95.toFixed(1).padStart(6)} ms   ${p95 <= GOAL_MS ? 'within' : 'above'} the goal`;
