import { beforeAll, describe, expect, it } from '@jest/globals';
import { fiftyOffThreeHundred, goLive, thirtyDays } from '../back-office.js';
import { BoonClient, type Json } from '../boon-client.js';
import { castOf, type Cast } from '../cast.js';
import { eventually } from '../eventually.js';
import type { ShopPages } from './use-shop-page.js';
import type { Visit } from './visit.js';

type Fields = Record<string, Json>;

const CLAIMS = '**/api/v1/claims';
const HOUR_SECONDS = 3_600;

/** What goes wrong between a shopper and Boon, each with its sentence. */
export function describeFaults(shop: ShopPages): void {
  describe('when something goes wrong', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await castOf(shop.run());
    });

    /** A shopper whom nobody knows yet, in front of the shop. */
    const shopper = async (sub: string): Promise<Visit> => {
      const visit = await shop.visit();
      await visit.signInAs(sub, () => shop.run().issuer.tokenFor({ role: 'user', sub }));
      return visit;
    };
    const grantsOf = async (sub: string, state = 'held'): Promise<Fields[]> => {
      const reader = await cast.shopper(sub);
      const reply = await reader.get('issuing', `/v1/users/${sub}/wallet?state=${state}`);
      return reply.body['items'] as Fields[];
    };
    const openProduct = async (visit: Visit): Promise<string> => {
      await visit.goto('/search');
      await visit
        .at('product-card')
        .filter({ has: visit.at('badge') })
        .first()
        .click();
      await visit.at('claim').first().waitFor();
      return new URL(visit.page.url()).pathname.replace('/p/', '');
    };
    const view = (visit: Visit, state: string) =>
      visit.page.locator(`[data-testid="claim-note"][data-view="${state}"]`).first();

    it('a token that has expired is renewed, and the tap counts', async () => {
      const visit = await shop.visit();
      const sub = 'fault-expired';
      let tokens = 0;
      await visit.signInAs(sub, () => {
        tokens += 1;
        const ttlSeconds = tokens === 1 ? 1 : HOUR_SECONDS;
        return shop.run().issuer.tokenFor({ role: 'user', sub, ttlSeconds });
      });
      await openProduct(visit);
      await visit.page.waitForTimeout(1_500);
      await visit.at('claim').first().click();
      await view(visit, 'claimed').waitFor();
      expect(tokens).toBe(2);
      expect(await grantsOf(sub)).toHaveLength(1);
      visit.expectClean(/ 401 /);
    });

    it('a claim whose answer is lost is asked for again under its key, and brings one grant', async () => {
      const visit = await shopper('fault-cut');
      await openProduct(visit);
      const keys: (string | undefined)[] = [];
      await visit.page.route(CLAIMS, async (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        if (keys.length > 1) return route.continue();
        // Boon has it, the page never hears of it.
        await route.fetch();
        return route.abort('connectionreset');
      });
      await visit.at('claim').first().dblclick();
      await view(visit, 'claimed').waitFor();
      expect(keys).toEqual([keys[0], keys[0]]);
      expect(await grantsOf('fault-cut')).toHaveLength(1);
      visit.expectClean(/ERR_CONNECTION_RESET/);
    });

    it('a claim that stays unknown is finished by the reload, and brings one grant', async () => {
      const visit = await shopper('fault-unknown');
      await openProduct(visit);
      let isFirst = true;
      await visit.page.route(CLAIMS, async (route) => {
        if (isFirst) await route.fetch();
        isFirst = false;
        await route.abort('connectionreset');
      });
      await visit.at('claim').first().click();
      await view(visit, 'unknown').waitFor();
      await visit.shoot('fault-unknown');
      await visit.page.unroute(CLAIMS);
      const resumed = visit.page.waitForResponse('**/api/v1/claims');
      await visit.page.reload();
      expect((await resumed).status()).toBe(201);
      expect(await grantsOf('fault-unknown')).toHaveLength(1);
      visit.expectClean(/ERR_CONNECTION_RESET/);
    });

    it('what was sold out between sight and tap says so', async () => {
      await goLiveEverywhere('fault-last-one', 1);
      const visit = await shopper('fault-late');
      await visit.goto('/hall');
      const last = visit.at('offer').filter({ hasText: '最后一张' });
      await eventually(
        async () => {
          await visit.page.reload();
          await visit.at('offer').first().waitFor();
          return last.count();
        },
        (count) => count > 0,
      );
      await claimFirst(await cast.shopper('fault-early'));
      await last.getByTestId('claim').click();
      await last.locator('[data-view="sold-out"]').waitFor();
      await last.getByText('quota.exhausted').waitFor();
      await visit.shoot('fault-sold-out');
      expect(await grantsOf('fault-late')).toEqual([]);
      visit.expectClean(/ 409 /);
    });

    it('a coupon that another order has locked changes the price before anything is paid', async () => {
      const sub = 'fault-locked';
      const visit = await shopper(sub);
      await grantFiveYuan(sub);
      const sku = await openProduct(visit);
      await visit.at('buy-now').click();
      await visit.at('checkout').click();
      await visit.at('used-grant').first().waitFor();
      await lockElsewhere(sub, sku);
      await visit.at('place-order').click();
      await visit.at('quote-changed').waitFor();
      await visit.expectAccessible();
      await visit.shoot('fault-quote-changed');
      expect(await visit.at('thanks').count()).toBe(0);
      await visit.at('place-order').click();
      await visit.at('thanks').waitFor();
      visit.expectClean(/ 409 /);
    });

    it('the page stands without Boon, and sells', async () => {
      const visit = await shopper('fault-alone');
      await visit.page.route('**/api/**', (route) => route.abort('connectionrefused'));
      await visit.goto('/');
      await visit.at('product-card').first().waitFor();
      expect(await visit.at('popup').count()).toBe(0);
      await visit.at('product-card').first().click();
      await visit.at('product').waitFor();
      await visit.at('add-to-cart').click();
      await visit.goto('/cart');
      await visit.at('cart-line').waitFor();
      await visit.shoot('fault-without-boon');
      visit.expectClean(/ERR_CONNECTION_REFUSED/);
    });

    /** An operator without a past: what others spent asks for no more approvers than this is worth. */
    const backOffice = async (): Promise<Cast> => {
      const { urls, issuer } = shop.run();
      const token = await issuer.tokenFor({ role: 'operator', sub: 'op-fault' });
      return { ...cast, lin: new BoonClient(urls, token) };
    };
    const grantFiveYuan = async (userId: string): Promise<void> => {
      const { urls, issuer } = shop.run();
      const { stockId } = await goLive(await backOffice(), 'assets', {
        ...fiftyOffThreeHundred('fault-five-yuan', 5),
        terms: { kind: 'no-threshold', amount: '500', scope: {} },
      });
      const token = await issuer.tokenFor({ role: 'service', sub: 'giver', scopes: ['grants'] });
      const giver = new BoonClient(urls, token);
      await giver.done({ api: 'issuing', path: '/v1/grants', body: { stockId, userId } });
    };
    const goLiveEverywhere = async (code: string, quantity: number): Promise<void> => {
      const operators = await backOffice();
      const asset = await goLive(operators, 'assets', {
        ...fiftyOffThreeHundred(code, quantity),
        name: { zh: '最后一张', en: 'The last one' },
      });
      const scheme = await goLive(operators, 'schemes', {
        code: `${code}-scheme`,
        name: { zh: '最后一张', en: 'The last one' },
        goal: 'convert',
        audience: null,
        stockIds: [asset['stockId']],
      });
      await goLive(operators, 'plans', {
        code: `${code}-plan`,
        name: { zh: '会场', en: 'Event hall' },
        ...thirtyDays(),
        schemeIds: [scheme['id']],
        placements: [
          { slot: 'event-hall.banner', mode: 'one-click', priority: 900, dailyCapPerUser: null },
        ],
      });
    };
    const claimFirst = async (who: BoonClient): Promise<void> => {
      const body = { slots: [{ slot: 'event-hall.banner' }] };
      const decision = await who.done({ api: 'placement', path: '/v1/decisions', body, key: null });
      const [slot] = decision['slots'] as Fields[];
      const winner = (slot?.['winners'] as Fields[]).find(
        ({ name }) => (name as Fields)['zh'] === '最后一张',
      );
      const { token, claimKey } = winner?.['claim'] as { token: string; claimKey: string };
      await who.done({ api: 'issuing', path: '/v1/claims', body: { token }, key: claimKey });
    };
    /** Another shop's till takes the same coupons for an order of its own. */
    const lockElsewhere = async (userId: string, sku: string): Promise<void> => {
      const product = (await cast.lin.get('placement', `/v1/products/${sku}`)).body;
      const line = {
        lineId: '1',
        sku,
        quantity: 1,
        spu: product['spu'],
        category: product['categoryPath'],
        brand: product['brand'],
        merchant: product['merchantId'],
        unitPrice: product['priceFen'],
      };
      const order = { userId, lines: [line] };
      const quote = await cast.shop.done({
        api: 'issuing',
        path: '/v1/quotes',
        body: order,
        key: null,
      });
      const body = { ...order, orderId: `elsewhere-${userId}`, expectedPayable: quote['payable'] };
      await cast.shop.done({ api: 'issuing', path: '/v1/redemptions', body });
    };
  });
}
