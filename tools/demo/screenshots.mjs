// `npm run screenshots`: pictures of the running shop for the README. SHOP_URL says where it is (the usual port
// unless said), CHROMIUM_PATH which browser takes them.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { smallPng } from './small-png.mjs';

const SHOP = process.env.SHOP_URL ?? 'http://127.0.0.1:3000';
const BROWSERS = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'images');
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];
const DESK = { viewport: { width: 1280, height: 820 }, deviceScaleFactor: 1 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, isMobile: true };
const PERSONAS = ['new', 'returned', 'dormant', 'at-risk', 'active'];
const MOST_BYTES = 150_000;

await fetch(SHOP).catch(() => {
  console.error(`No shop answers at ${SHOP}: npm start runs one, SHOP_URL says where another is.`);
  process.exit(1);
});
const browser = await start();
try {
  mkdirSync(FOLDER, { recursive: true });
  await takeDesk();
  await takePhone();
} finally {
  await browser.close();
}

async function takeDesk() {
  const { page, persona } = await pageWithPopup(DESK);
  await take(page, 'shop-home');
  await page.click('[data-testid=popup] [data-testid=why]');
  await page.waitForSelector('[data-testid=funnel-stage]');
  await take(page, 'shop-why');
  await page.keyboard.press('Escape');
  await page.click('[data-testid=popup-later]');
  await page.click('[data-testid=product-card]:has([data-testid=badge])');
  await page.waitForSelector('[data-testid=product]');
  await page.waitForSelector('[data-testid=offer]', { timeout: 5_000 }).catch(() => undefined);
  await take(page, 'shop-product');
  await page.click('[data-testid=claim]', { timeout: 3_000 }).catch(() => undefined);
  await page.click('[data-testid=buy-now]');
  await page.click('[data-testid=checkout]');
  await page.waitForSelector('[data-testid=best-set]');
  await take(page, 'shop-checkout');
  await page.goto(`${SHOP}/wallet`);
  await page.waitForSelector('[data-testid=grant]');
  await take(page, 'shop-wallet');
  console.log(`Taken as the persona "${persona}".`);
}

async function takePhone() {
  const { page } = await pageWithPopup(PHONE);
  await take(page, 'shop-phone');
}

/** As the first persona for whom the home page has a popup today. */
async function pageWithPopup(shape) {
  for (const persona of PERSONAS) {
    const context = await browser.newContext(shape);
    await context.addInitScript((id) => {
      localStorage.setItem('boon-shop:persona', id);
      localStorage.setItem('boon-shop:theme', 'light');
    }, persona);
    const page = await context.newPage();
    await page.goto(SHOP);
    const popup = await page
      .waitForSelector('[data-testid=popup]', { timeout: 6_000 })
      .catch(() => null);
    if (popup) return { page, persona };
    await context.close();
  }
  throw new Error('No persona has a popup today: start the shop with fresh data (BOON_DIR).');
}

async function take(page, name) {
  await page.evaluate(() => document.fonts.ready);
  // Pictures are of a page at rest.
  await page.waitForTimeout(1_200);
  const shot = await page.screenshot({ animations: 'disabled' });
  const decoded = await decode(shot);
  const small = smallPng(decoded);
  if (small.length > MOST_BYTES) throw new Error(`${name} has ${small.length} bytes.`);
  writeFileSync(join(FOLDER, `${name}.png`), small);
  console.log(
    `docs/images/${name}.png  ${decoded.width} x ${decoded.height}, ${small.length} bytes`,
  );
}

/** Pixels of a PNG, by the browser, in a page without the shop's policy. */
async function decode(png) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { width, height, base64 } = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const drawing = canvas.getContext('2d');
    drawing.drawImage(image, 0, 0);
    const { data } = drawing.getImageData(0, 0, image.width, image.height);
    let binary = '';
    for (let at = 0; at < data.length; at += 8_192) {
      binary += String.fromCharCode(...data.subarray(at, at + 8_192));
    }
    return { width: image.width, height: image.height, base64: btoa(binary) };
  }, png.toString('base64'));
  await context.close();
  return { width, height, pixels: Buffer.from(base64, 'base64') };
}

function start() {
  const executablePath = BROWSERS.find((path) => path && existsSync(path));
  if (!executablePath) {
    throw new Error(
      'No Chromium: install it (apt-get install chromium), or name one by CHROMIUM_PATH.',
    );
  }
  return chromium.launch({ executablePath, args: FLAGS });
}
