import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { BrowserContext, Locator, Page, Response } from 'playwright-core';
import { complaintsOf } from './complaints.js';
import { seriousFindings } from './serious-findings.js';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
/** Where pictures go, to be looked at. */
const PICTURES = process.env['BOON_SCREENSHOTS'] ?? join(ROOT, '.boon', 'screenshots');

/** A shopper in front of the shop: one browser profile, one page. */
export class Visit {
  private constructor(
    readonly page: Page,
    readonly complaints: string[],
    private readonly context: BrowserContext,
    private readonly shopUrl: string,
    readonly width: number,
  ) {}

  static async begin(context: BrowserContext, shopUrl: string, width: number): Promise<Visit> {
    const page = await context.newPage();
    return new Visit(page, await complaintsOf(page), context, shopUrl, width);
  }

  /** Goes to an address of the shop. */
  async goto(path: string): Promise<Response | null> {
    return this.page.goto(`${this.shopUrl}${path}`);
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
