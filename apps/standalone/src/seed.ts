import {
  BoonApi,
  fillShelves,
  generateShop,
  loadShop,
  seedBenefits,
  shelvesOf,
  type BoonAddresses,
} from '@boon/demo-shop';

const SEED = 20_261_111;

/** The demo shop's addresses: one for all APIs, or one each. */
function addressesFrom(env: NodeJS.ProcessEnv): BoonAddresses {
  const all = env['API_URL'];
  const address = (name: string, fallback?: string): string => {
    const url = env[name] ?? fallback;
    if (url === undefined || url === '') throw new Error(`${name} is not set (nor API_URL)`);
    return url.replace(/\/+$/, '');
  };
  return {
    operations: address('OPERATIONS_URL', all),
    placement: address('PLACEMENT_URL', all),
    issuing: address('ISSUING_URL', all),
    shop: address('SHOP_URL', all),
    issuer: address('ISSUER_URL'),
  };
}

async function seed(): Promise<void> {
  const api = new BoonApi(addressesFrom(process.env));
  await api.ready();
  const shop = generateShop(SEED, new Date());
  const loaded = await loadShop(api, shop);
  await fillShelves(api, shelvesOf(shop));
  const { assets, schemes, plans, written } = await seedBenefits(api, shop);
  const lines = [
    `Demo shop: ${loaded.products} products, ${loaded.users} shoppers, ${loaded.orders} orders.`,
    `Benefits: ${assets.size} assets, ${schemes.size} schemes, ${plans.size} plans` +
      (written === 0 ? ', all there already.' : ` (${written} made just now).`),
    `Shoppers to try: ${['ann-new', 'mei-active', 'yan-at-risk', 'ken-dormant', 'wang-returned'].join(', ')}.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

seed().catch((fault: unknown) => {
  process.stderr.write(`Seeding failed: ${fault instanceof Error ? fault.message : fault}\n`);
  process.exitCode = 1;
});
