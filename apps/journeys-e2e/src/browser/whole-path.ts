import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from '../boon-client.js';
import { castOf, type Cast } from '../cast.js';
import { eventually } from '../eventually.js';
import type { ShopPages } from './use-shop-page.js';
import type { Visit } from './visit.js';

/** The newcomer of the demo, as whom a first visit begins. */
const NEWCOMER = 'ann-new';

type Fields = Record<string, Json>;

/** One newcomer from the popup to the return, in one window. Each step stands on the one before. */
export function describeWholePath(shop: ShopPages): void {
  describe('a newcomer', () => {
    let ann: Visit;
    let cast: Cast;
    let product: string;

    beforeAll(async () => {
      ann = await shop.stay();
      cast = await castOf(shop.run());
    });

    let isCutShort = false;
    /** A step that stands on those before: once one has failed, the rest is not waited for. */
    const step = (name: string, act: () => Promise<void>) =>
      it(name, async () => {
        if (isCutShort) throw new Error('a step before failed');
        isCutShort = true;
        await act();
        isCutShort = false;
      });
    const grants = async (state: string): Promise<Fields[]> => {
      const reader = await cast.shopper(NEWCOMER);
      const reply = await reader.get('issuing', `/v1/users/${NEWCOMER}/wallet?state=${state}`);
      return reply.body['items'] as Fields[];
    };
    /** A sum that the page shows, in fen. */
    const fen = async (testId: string): Promise<bigint> => {
      const [whole = '', cents = ''] = (await ann.at(testId).first().innerText()).split('.');
      return BigInt(whole.replace(/\D/g, '') + cents.replace(/\D/g, '').padEnd(2, '0'));
    };

    step('is given a benefit by the popup, sees it arrive, and why', async () => {
      await ann.goto('/');
      const offer = ann.at('popup-offer').first();
      await offer.waitFor();
      await ann.expectAccessible();
      const had = offer.locator('[data-view="arrived"], [data-view="claimed"]');
      const claim = offer.getByTestId('claim');
      // The popup claims by itself, or waits for a tap: what is shown is the plan's to say.
      await had.or(claim).first().waitFor();
      if (await claim.isVisible()) await claim.dblclick();
      await had.waitFor({ state: 'attached' });
      await ann.shoot('path-1-popup');
      expect(await grants('held')).not.toEqual([]);

      await offer.getByTestId('why').click();
      await ann.at('why-winner').first().waitFor();
      expect(await ann.at('funnel-stage').count()).toBeGreaterThan(3);
      await ann.expectAccessible();
      await ann.shoot('path-2-why');
      await ann.at('why-overlay-close').click();
      await ann.at('popup-later').click();
    });

    step(
      'opens a product that carries a badge, and claims its coupon with a double tap, once',
      async () => {
        const held = (await grants('held')).length;
        const claims = ann.requestsTo('/api/v1/claims');
        await ann
          .at('product-card')
          .filter({ has: ann.at('badge') })
          .first()
          .click();
        await ann.at('product').waitFor();
        product = new URL(ann.page.url()).pathname;
        await ann.at('claim').first().dblclick();
        await ann.at('claim-use').first().waitFor();
        await ann.shoot('path-3-claimed');
        expect(claims).toHaveLength(1);
        expect(await grants('held')).toHaveLength(held + 1);
      },
    );

    step('finds everything again after a reload, and by the back button', async () => {
      await ann.page.reload();
      await ann.at('product').waitFor();
      expect(new URL(ann.page.url()).pathname).toBe(product);
      await ann.page.goBack();
      await ann.at('product-grid').waitFor();
      // The popup was seen in this visit: it does not come by itself again.
      expect(await ann.at('popup').count()).toBe(0);
      await ann.page.goForward();
      await ann.at('product').waitFor();
    });

    step('puts three into the cart, which a reload keeps, at a better price', async () => {
      await ann.at('stepper-more').click();
      await ann.at('stepper-more').click();
      await ann.at('buy-now').click();
      await ann.at('cart-line').waitFor();
      await ann.page.reload();
      await ann.at('cart-line').waitFor();
      expect(await ann.at('stepper-value').innerText()).toBe('3');
      await ann.at('sum-discount').waitFor();
      expect(await fen('sum-payable')).toBeLessThan(await fen('sum-amount'));
      await ann.expectAccessible();
      await ann.shoot('path-4-cart');
    });

    step('orders with the best set, once though the button is tapped twice', async () => {
      await ann.at('checkout').click();
      await ann.at('used-grant').first().waitFor();
      expect(await ann.at('best-set').getAttribute('data-optimal')).toBe('true');
      await ann.expectAccessible();
      await ann.shoot('path-5-checkout');
      await ann.at('place-order').dblclick();
      await ann.at('thanks').waitFor();
      await ann.shoot('path-6-order');
      const order = new URL(ann.page.url()).pathname;
      expect(await ann.at('order-benefit').count()).toBeGreaterThan(0);
      expect(await grants('used')).toHaveLength(await ann.at('order-benefit').count());

      await ann.goto('/orders');
      await ann.at('order-card').first().waitFor();
      expect(await ann.at('order-card').count()).toBe(1);
      await ann.goto(order);
    });

    step('gives one back, and reads what it is worth and what comes back with it', async () => {
      await ann.at('return-open').click();
      await ann.at('return-form').getByTestId('stepper-more').click();
      await ann.at('return-submit').click();
      await ann.at('refund').waitFor();
      expect(await fen('refund')).toBeGreaterThan(0n);
      expect(await ann.at('given-back').count()).toBeGreaterThan(0);
      expect(await ann.at('order').getAttribute('data-state')).toBe('partly-returned');
      await ann.page.reload();
      await ann.at('refund').waitFor();
      await ann.expectAccessible();
      await ann.shoot('path-7-returned');
    });

    step('gives the rest back, and has the coupons again', async () => {
      const used = (await grants('used')).length;
      await ann.at('return-open').click();
      const more = ann.at('return-form').getByTestId('stepper-more');
      await more.click();
      await more.click();
      await ann.at('return-submit').click();
      await ann.page.locator('[data-testid="order"][data-state="returned"]').waitFor();
      expect(await ann.at('return').count()).toBe(2);
      await eventually(
        () => grants('used'),
        (left) => left.length === 0,
      );
      await ann.goto('/wallet');
      await ann.at('grant').first().waitFor();
      expect(await ann.at('grant').count()).toBeGreaterThanOrEqual(used);
      await ann.shoot('path-8-wallet');
    });

    step('was told by the inbox, and has read it', async () => {
      await ann.goto('/inbox');
      await ann.at('message').first().waitFor();
      await ann.shoot('path-9-inbox');
      await ann.at('read-all').click();
      await ann.page
        .locator('[data-testid="message"][data-unread="true"]')
        .first()
        .waitFor({ state: 'detached' });
    });

    step('met no error on the whole path', async () => ann.expectClean());
  });
}
