import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChromium } from '@boon/infra';
import { eventually } from '@boon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { OutsideShop, type StandIn } from './outside-shop.js';
import { packLibs } from './tarballs.js';

const MINUTES = 60_000;
const TOKEN = `head.${Buffer.from('{"sub":"ann"}').toString('base64url')}.signature`;

const OFFER = {
  stockId: 'stock-1',
  schemeId: 'scheme-1',
  planId: 'plan-1',
  name: { zh: '满300减50', en: '50 off 300' },
  kind: 'full-reduction',
  terms: { kind: 'full-reduction', threshold: '30000', amount: '5000' },
  mode: 'one-click',
  sku: 'mask-01',
  priceAfterBenefit: { unitPrice: '39900', discount: '5000', payable: '34900' },
  claim: { state: 'claimable', token: 'claim-token', claimKey: 'claim-key' },
  exposureToken: 'seen-1',
};

describe('an empty Vite project with the packed client', () => {
  const heard: [path: string, body: unknown][] = [];
  let folder: string;
  let shop: OutsideShop;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  /** Boon, as far as this page needs it. */
  const boon: StandIn = (method, path, body) => {
    heard.push([`${method} ${path}`, body]);
    if (path === '/v1/decisions') {
      const { slots } = body as { slots: { slot: string }[] };
      const decided = slots.map(({ slot }) => ({
        slot,
        winners: slot === 'pdp.any' ? [OFFER] : [],
        runnersUp: [],
        fallback: null,
      }));
      return [200, { decisionId: 'd-1', degraded: [], slots: decided }];
    }
    if (path === '/v1/claims') return [201, { claimKey: 'claim-key', grants: [OFFER] }];
    if (path === '/v1/exposures') return [202, { accepted: 1, ignored: 0 }];
    return [
      200,
      { items: heard.some(([at]) => at === 'POST /v1/claims') ? [OFFER] : [], nextCursor: null },
    ];
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'boon-vite-'));
    const [client] = await packLibs(['libs/client'], join(folder, 'tarballs'));
    if (!client) throw new Error('nothing was packed');
    shop = await OutsideShop.install(join(folder, 'shop'), client);
    await shop.build();
    browser = await startChromium();
    page = await browser.newPage();
    complaints = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (line) => line.type() !== 'info' && complaints.push(line.text()));
    await page.goto(`${await shop.serve(boon)}/?token=${TOKEN}`);
  }, 10 * MINUTES);

  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('knows its types, under the strictest options', () => shop.check(), MINUTES);

  it('shows a slot as a ticket and claims it, under a strict policy and without a complaint', async () => {
    const ticket = page.locator('.boon-ticket');
    await ticket.getByText('满300减50').waitFor();
    expect(await ticket.innerText()).toContain('券后 ¥349');
    // The ticket's own sheet is let in by the policy.
    const display = `getComputedStyle(document.querySelector('.boon-ticket')).display`;
    expect(await page.evaluate(display)).toBe('flex');
    await ticket.getByRole('button', { name: '领取' }).dblclick();
    await ticket.getByText('已领取').waitFor();
    await page.getByText('ready 1').waitFor();
    expect(heard.filter(([path]) => path === 'POST /v1/claims')).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it('asked for both slots at once', () => {
    expect(heard.filter(([path]) => path === 'POST /v1/decisions')).toEqual([
      [
        'POST /v1/decisions',
        { slots: [{ slot: 'pdp.any', sku: 'mask-01' }, { slot: 'home.popup' }] },
      ],
    ]);
  });

  it('confirms what was really seen', () =>
    eventually(() =>
      expect(heard.filter(([path]) => path === 'POST /v1/exposures')).toEqual([
        ['POST /v1/exposures', { tokens: ['seen-1'] }],
      ]),
    ));
});
