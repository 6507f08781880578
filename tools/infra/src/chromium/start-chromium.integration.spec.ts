import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startChromium } from './start-chromium.js';

describe('the started Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  }, 300_000);
  afterAll(() => browser?.close());

  it('has a font that draws Chinese, not boxes', async () => {
    const page = await browser.newPage();
    await page.setContent('<canvas width="80" height="40"></canvas>');
    // Run in the page, whose own types are not those of this program.
    const drawn = await page.evaluate<string[]>(`
      ['券', '领', '\\u{10FFFD}'].map((sign) => {
        const pen = Object.assign(document.querySelector('canvas').getContext('2d'), { font: '32px sans-serif' });
        pen.clearRect(0, 0, 80, 40);
        pen.fillText(sign, 0, 32);
        return pen.canvas.toDataURL();
      })`);
    expect(new Set(drawn).size).toBe(3);
  });

  it('gives each visitor a profile without a past', async () => {
    const cookies = async () => (await browser.newContext()).cookies();
    expect(await cookies()).toEqual([]);
  });
});
