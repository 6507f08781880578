import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { BrowserContext, Locator, Page, Request, Response } from 'playwright-core';
import { complaintsOf } from './complaints.js';
import { seriousFindings } from './serious-findings.js';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
/** Where pictures go, to be looked at. */
const PICTURES = process.env['BOON_SCREENSHOTS'] ?? join(ROOT, '.boon', 'screenshots');

const HOUR_MS = 3_600_000;

/** A shopper in front of the shop: one browser profile, one page. */
export class Visit {
  private constructor(
    readonly page: Page,
    readonly complaints: string[],
    private readonly context: BrowserContext,
    private readonly shopUrl: string,
    private width: number,
  ) {}

  static async begin(context: BrowserContext, shopUrl: string, width: number): Promise<Visit> {
    const page = await context.newPage();
    return new Visit(page, await complaintsOf(page), context, shopUrl, width);
  }

  /** Goes to an address of the shop. */
  async goto(path: string): Promise<Response | null> {
    return this.page.goto(`${this.shopUrl}${path}`);
  }

  /** Looks at the same page with another window. */
  async resize(width: number): Promise<void> {
    this.width = width;
    await this.page.setViewportSize({ width, height: width * 2 });
  }

  /** Is signed in as somebody of the test's own, by tokens of the demo's issuer instead of a persona's. */
  async signInAs(sub: string, token: () => Promise<string>): Promise<void> {
    await this.page.route('**/shop/session', async (route) => {
      const expiresAt = new Date(Date.now() + HOUR_MS).toISOString();
      const session = { userId: sub, role: 'user', persona: null, expiresAt, token: await token() };
      await route.fulfill({ json: session });
    });
  }

  /** Requests of the page to a path of the shop's origin, as they leave. */
  requestsTo(path: string): Request[] {
    const sent: Request[] = [];
    this.page.on('request', (request) => {
      if (new URL(request.url()).pathname === path) sent.push(request);
    });
    return sent;
  }

  /** What the page's author named so. */
  at(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  /** Takes a picture of the whole page, named by what it shows and how wide it is. */
  async shoot(name: string): Promise<void> {
    mkdirSync(PICTURES, { recursive: true });
    const path = join(PICTURES, `${name}-${this.width}.png`);
    await this.page.screenshot({ path, fullPage: true });
  }

  /** Nothing was complained of since the last time, but for what the test provoked. */
  expectClean(...provoked: readonly RegExp[]): void {
    const complaints = this.complaints.splice(0);
    const others = complaints.filter((one) => !provoked.some((pattern) => pattern.test(one)));
    expect(others).toEqual([]);
  }

  /** Everybody can use it, whatever they see and point with. */
  async expectAccessible(): Promise<void> {
    expect(await seriousFindings(this.page)).toEqual([]);
  }

  /** Nothing sticks out at the side. */
  async expectNoSidewaysScroll(): Promise<void> {
    const overhang = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;
    expect(await this.page.evaluate<number>(overhang)).toBeLessThanOrEqual(0);
  }

  /** The network is gone, or back. */
  async offline(isOffline: boolean): Promise<void> {
    await this.context.setOffline(isOffline);
  }

  async end(): Promise<void> {
    await this.context.close();
  }
}
