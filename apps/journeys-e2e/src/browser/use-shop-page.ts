import { rm } from 'node:fs/promises';
import { startChromium, type BoonRun } from '@boon/infra';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { runFolder } from '../run-folder.js';
import { Visit } from './visit.js';

/** Widths at which every page has to work: a phone and a desk. */
export const PHONE = 390;
export const DESK = 1_280;

const HEIGHTS: Readonly<Record<number, number>> = { [PHONE]: 844, [DESK]: 900 };

/** A seeded Boon with its shop, and people who look at it. */
export interface ShopPages {
  run(): BoonRun;
  /** A new shopper's browser, `width` wide; it is closed after the test. */
  visit(width?: number, options?: BrowserContextOptions): Promise<Visit>;
  /** The same, closed after all tests. */
  stay(width?: number, options?: BrowserContextOptions): Promise<Visit>;
}

/** Starts a run with the demo's data and a browser, once for a spec file. */
export function useShopPage(start: (options: { dir: string }) => Promise<BoonRun>): ShopPages {
  let dir: string;
  let run: BoonRun | undefined;
  let browser: Browser | undefined;
  const visits: Visit[] = [];
  const stays: Visit[] = [];

  beforeAll(async () => {
    dir = await runFolder('shop');
    [run, browser] = await Promise.all([start({ dir }), startChromium()]);
    await run.seed();
  }, 600_000);

  afterEach(async () => {
    for (const visit of visits.splice(0)) await visit.end();
  });

  afterAll(async () => {
    for (const visit of stays) await visit.end();
    await browser?.close();
    await run?.stop();
    await rm(dir, { recursive: true, force: true });
  }, 120_000);

  const theRun = (): BoonRun => {
    if (!run) throw new Error('the run did not start');
    return run;
  };
  const come = async (width = PHONE, options: BrowserContextOptions = {}): Promise<Visit> => {
    if (!browser) throw new Error('the browser did not start');
    const viewport = { width, height: HEIGHTS[width] ?? HEIGHTS[DESK] ?? 0 };
    const context = await browser.newContext({ viewport, locale: 'zh-CN', ...options });
    return Visit.begin(context, theRun().urls.shop, width);
  };
  const kept = async (visit: Promise<Visit>, among: Visit[]): Promise<Visit> => {
    among.push(await visit);
    return visit;
  };
  return {
    run: theRun,
    visit: (width, options) => kept(come(width, options), visits),
    stay: (width, options) => kept(come(width, options), stays),
  };
}
