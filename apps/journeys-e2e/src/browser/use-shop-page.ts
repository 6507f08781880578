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
}

/** Starts a run with the demo's data and a browser, once for a spec file. */
export function useShopPage(start: (options: { dir: string }) => Promise<BoonRun>): ShopPages {
  let dir: string;
  let run: BoonRun | undefined;
  let browser: Browser | undefined;
  const visits: Visit[] = [];

  beforeAll(async () => {
    dir = await runFolder('shop');
    [run, browser] = await Promise.all([start({ dir }), startChromium()]);
    await run.seed();
  }, 600_000);

  afterEach(async () => {
    for (const visit of visits.splice(0)) await visit.end();
  });

  afterAll(async () => {
    await browser?.close();
    await run?.stop();
    await rm(dir, { recursive: true, force: true });
  }, 120_000);

  const theRun = (): BoonRun => {
    if (!run) throw new Error('the run did not start');
    return run;
  };
  return {
    run: theRun,
    visit: async (width = PHONE, options = {}) => {
      if (!browser) throw new Error('the browser did not start');
      const viewport = { width, height: HEIGHTS[width] ?? HEIGHTS[DESK] ?? 0 };
      const context = await browser.newContext({ viewport, locale: 'zh-CN', ...options });
      const visit = await Visit.begin(context, theRun().urls.shop, width);
      visits.push(visit);
      return visit;
    },
  };
}
