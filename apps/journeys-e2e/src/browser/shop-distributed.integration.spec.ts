import { startDistributedRun } from '@boon/infra';
import { describe, expect, it } from '@jest/globals';
import { useShopPage } from './use-shop-page.js';
import { describeWholePath } from './whole-path.js';

describe('the shop, every app by itself', () => {
  const shop = useShopPage(startDistributedRun);

  describeWholePath(shop);

  it('stays open while issuing is down: what is offered is shown, and a tap says why it brings nothing', async () => {
    const visit = await shop.visit();
    await visit.goto('/search');
    await visit.at('product-card').first().waitFor();
    await shop
      .run()
      .apps.find(({ name }) => name === 'issuing-api')
      ?.kill();

    await visit.at('product-card').first().click();
    await visit.at('product').waitFor();
    await visit.at('claim').first().click();
    await visit.page.locator('[data-testid="claim-note"][data-view="unknown"]').waitFor();
    expect(await visit.at('claim-note').first().innerText()).toMatch(/\S/);
    await visit.goto('/wallet');
    await visit.at('fault').waitFor();
    await visit.shoot('issuing-down-wallet');
    visit.expectClean(/ 50[234] /);
  });
});
