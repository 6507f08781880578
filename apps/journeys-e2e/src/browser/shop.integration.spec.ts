import { startEmbeddedRun } from '@boon/infra';
import { describe, expect, it } from '@jest/globals';
import { DESK, PHONE, useShopPage } from './use-shop-page.js';
import { describeFaults } from './shop-faults.js';
import { describeWholePath } from './whole-path.js';
import type { Visit } from './visit.js';

const WIDTHS = [PHONE, DESK];
/** How one came to a product, and the button that leads to the next way. */
const PATHS = [
  ['internal', 'as-ad'],
  ['external-ad', 'as-direct'],
  ['any', null],
] as const;
const MOST_SCRIPT_BYTES = 200_000;

describe('the shop', () => {
  const shop = useShopPage(startEmbeddedRun);

  /** Waits until nothing is loading any more. */
  const settled = async (visit: Visit) => {
    await visit.page.waitForLoadState('networkidle');
    await visit.page.locator('.page__waiting').first().waitFor({ state: 'detached' });
  };

  // First of all: what a newcomer is offered, others would have seen already.
  describeWholePath(shop);

  it.each([
    ['home', '/'],
    ['search', '/search'],
    ['search-words', '/search?q=%E9%9D%A2%E8%86%9C'],
    ['search-nothing', '/search?q=qqqqqq'],
    ['hall', '/hall'],
    ['cart', '/cart'],
    ['checkout', '/checkout'],
    ['orders', '/orders'],
    ['order-unknown', '/orders/nobody-knows'],
    ['wallet', '/wallet'],
    ['inbox', '/inbox'],
    ['me', '/me'],
    ['product-unknown', '/p/nobody-knows'],
    ['nowhere', '/nowhere'],
  ])(
    'its page %s is whole on a phone and on a desk, and within reach of everybody',
    async (name, path) => {
      const visit = await shop.visit(PHONE);
      await visit.goto(path);
      await settled(visit);
      await visit.page.locator('h1').first().waitFor({ state: 'attached' });
      for (const width of WIDTHS) {
        await visit.resize(width);
        await visit.expectAccessible();
        await visit.expectNoSidewaysScroll();
        await visit.shoot(name);
      }
      // The browser itself writes a line for each answer that is not found.
      visit.expectClean(...(name.endsWith('unknown') ? [/ 404 /] : []));
    },
  );

  it('its product page shows each of its three paths', async () => {
    const visit = await shop.visit();
    await visit.goto('/search');
    await visit.at('product-card').first().click();
    for (const [entry, next] of PATHS) {
      await visit.page.locator(`[data-testid="product"][data-entry="${entry}"]`).waitFor();
      await settled(visit);
      await visit.expectNoSidewaysScroll();
      await visit.expectAccessible();
      await visit.shoot(`product-${entry}`);
      if (next) await visit.at(next).click();
    }
    visit.expectClean();
  });

  it('is as usable in the dark and in English', async () => {
    const visit = await shop.visit(PHONE, { colorScheme: 'dark' });
    await visit.goto('/me');
    await visit.at('language').locator('visible=true').click();
    for (const path of ['/', '/search', '/hall', '/wallet']) {
      await visit.goto(path);
      await settled(visit);
      await visit.expectAccessible();
      await visit.shoot(`dark-en${path.replace('/', '-')}`);
    }
    visit.expectClean();
  });

  it('lets no inline script in, and needs none', async () => {
    const visit = await shop.visit();
    const response = await visit.goto('/');
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain(`default-src 'self'`);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|data:|http)/);
    expect(await response?.text()).not.toMatch(/<script(?![^>]*\bsrc=)/);
  });

  it('needs at most 200 kB of script to begin with', async () => {
    const visit = await shop.visit();
    const sizes: Promise<{ readonly responseBodySize: number }>[] = [];
    visit.page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script') sizes.push(request.sizes());
    });
    await visit.goto('/');
    await settled(visit);
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size.responseBodySize, 0);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
  });

  it('is complained of as soon as there is a reason', async () => {
    const visit = await shop.visit();
    await visit.goto('/docs');
    await visit.page.evaluate(`
      console.error('planted');
      document.head.append(Object.assign(document.createElement('script'), { src: 'https://example.com/x.js' }));
      document.body.innerHTML = '<button></button>';
      setTimeout(() => { throw new Error('planted, too'); });
      new Promise((resolve) => setTimeout(resolve, 50));`);
    await expect(visit.expectAccessible()).rejects.toThrow(/button-name/);
    const said = visit.complaints.join('\n');
    expect(said).toMatch(/error: planted /);
    expect(said).toMatch(/policy: script-src/);
    expect(said).toMatch(/uncaught: planted, too/);
    expect(() => visit.expectClean()).toThrow();
  });

  describeFaults(shop);
});
