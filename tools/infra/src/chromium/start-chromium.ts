import type { Browser } from 'playwright-core';
import { findOrInstall, onPath } from '../processes/programs.js';

/** Debian's names and those of others; every one of them is driven alike. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Nothing of its own accord: no updates, no first-run pages, no traffic but the tests'. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless Chromium with a fresh profile: `CHROMIUM_PATH`, or one of PATH (as root on Debian it is
 * installed if missing, with a font that has Chinese). It ends with this process at the latest. Throws `CannotStart`.
 */
export async function startChromium(): Promise<Browser> {
  const executablePath = await findOrInstall({
    what: 'Chromium',
    packages: ['chromium', 'fonts-wqy-zenhei'],
    instead: 'CHROMIUM_PATH',
    find: () => process.env['CHROMIUM_PATH'] ?? NAMES.map(onPath).find((file) => file),
  });
  // Loaded only by those who need a browser: `npm start` does not.
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, headless: true, args: QUIET });
}
