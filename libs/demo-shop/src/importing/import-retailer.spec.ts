import { describe, expect, it } from '@jest/globals';
import { openRetailer } from '../retailer/open-retailer.js';
import { folderOf } from '../testing/folder-of.js';
import { journeyFiles } from '../testing/journey-files.js';
import { CountingProgress, MemoryJournal, RecordingTarget } from '../testing/recording-target.js';
import { importRetailer } from './import-retailer.js';

const NOW = new Date('2026-11-11T04:00:00.000Z');

interface World {
  readonly target?: RecordingTarget;
  readonly journal?: MemoryJournal;
  readonly progress?: CountingProgress;
  readonly now?: Date;
  readonly coupons?: number | null;
}

async function load(folder: string, world: World = {}) {
  const target = world.target ?? new RecordingTarget();
  const journal = world.journal ?? new MemoryJournal();
  const progress = world.progress ?? new CountingProgress();
  const { now = NOW, coupons = null } = world;
  const retailer = await openRetailer(folder);
  const summary = await importRetailer({ retailer, target, journal, progress, now, coupons });
  return { target, journal, progress, summary };
}

describe('importing a grocery chain', () => {
  it('prices products by the shelf, then by their like, and says which prices were worked out', async () => {
    const { target } = await load(folderOf(journeyFiles()));
    expect(target.linesOf('products')).toMatchObject([
      { sku: '25671', priceFen: '250', estimated: false },
      { sku: '25672', priceFen: '100', estimated: false },
      { sku: '26081', priceFen: '999', estimated: true },
    ]);
  });

  it('fills the shop’s own shelves with what Boon prices, once', async () => {
    const journal = new MemoryJournal();
    const { target } = await load(folderOf(journeyFiles()), { journal });
    const [shelves] = target.shelves;
    const priced = target.linesOf('products').map(({ sku, priceFen }) => ({ sku, priceFen }));
    expect(shelves?.products).toMatchObject(priced);
    const paths = shelves?.categories.map(({ path }) => path);
    for (const { categoryPath } of shelves?.products ?? []) expect(paths).toContain(categoryPath);
    expect(target.renewals).toBe(1);

    const again = await load(folderOf(journeyFiles()), { journal });
    expect([again.target.shelves.length, again.target.renewals]).toEqual([0, 0]);
  });

  it('moves orders by whole days, so that the last one was paid yesterday', async () => {
    const { target } = await load(folderOf(journeyFiles()));
    expect(target.linesOf('orders').map(({ paidAt }) => paidAt)).toEqual([
      '2026-11-09T02:00:00.000Z',
      '2026-11-10T02:00:00.000Z',
    ]);
  });

  it('makes each coupon a product coupon worth what its campaign’s coupons were worth', async () => {
    const { target } = await load(folderOf(journeyFiles()));
    expect(target.contentOf('journey-c26-10000085207')).toMatchObject({
      terms: { kind: 'product', amount: '50', scope: { skus: ['25671', '25672'] } },
    });
    // No discount was seen in campaign 27: a tenth of the median price of its products.
    expect(target.contentOf('journey-c27-51380041013')).toMatchObject({
      terms: { kind: 'product', amount: '25', scope: { skus: ['25671'] } },
    });
  });

  it('packages a campaign for the households that it was meant for, and runs it from today', async () => {
    const { target } = await load(folderOf(journeyFiles()));
    expect(target.linesOf('segments')[0]).toEqual({
      segment: 'campaign-26',
      userId: '7',
      member: true,
    });
    expect(target.contentOf('journey-c26')).toMatchObject({
      audience: { op: 'intersects', attribute: 'user.segments', values: ['campaign-26'] },
      stockIds: ['stock-of-journey-c26-10000085207'],
    });
    const plan = target.drafts.find(({ kind, code }) => kind === 'plans' && code === 'journey-c26');
    expect(plan?.content).toMatchObject({
      startsAt: '2026-11-11T00:00:00.000Z',
      endsAt: '2026-12-21T00:00:00.000Z',
      schemeIds: ['id-of-journey-c26'],
      placements: [{ slot: 'home.popup' }, { slot: 'pdp.any' }, { slot: 'search.top' }],
    });
  });

  it('deals a coupon on very many products out over several assets, with every link kept', async () => {
    const skus = Array.from({ length: 20_300 }, (_, index) => String(30_000 + index));
    const { target } = await load(
      folderOf(
        journeyFiles({
          'products.csv.gz': [
            'product_id,manufacturer_id,department,brand,product_category,product_type,package_size',
            ...skus.map((sku) => `${sku},2,GROCERY,National,TEA,GREEN TEA,`),
          ],
          'coupons.csv': ['coupon_upc,product_id,campaign_id', ...skus.map((sku) => `9,${sku},26`)],
        }),
      ),
    );
    const scopes = ['p1', 'p2'].map((part) => {
      const { terms } = target.contentOf(`journey-c26-9-${part}`) as {
        terms: { scope: { skus: string[] } };
      };
      return terms.scope.skus;
    });
    expect(scopes.map(({ length }) => length)).toEqual([20_000, 300]);
    expect(scopes.flat()).toEqual(skus);
  });

  it('takes the wanted number of coupons from all campaigns in turn', async () => {
    const coupons = ['coupon_upc,product_id,campaign_id', '1,25671,26', '2,25671,26', '3,25671,27'];
    const folder = folderOf(journeyFiles({ 'coupons.csv': coupons }));
    const { target, summary } = await load(folder, { coupons: 2 });
    const assets = target.drafts.filter(({ kind }) => kind === 'assets').map(({ code }) => code);
    expect(assets).toEqual(['journey-c26-1', 'journey-c27-3']);
    expect(summary.benefits).toEqual({ coupons: 2, assets: 2, schemes: 2, plans: 2 });
  });
});

describe('a row at fault', () => {
  it('is reported with file and line and left out; the others are taken', async () => {
    const folder = folderOf(
      journeyFiles({
        'campaigns.csv': ['campaign_id,household_id', '26,7', '26,'],
        'demographics.csv': ['household_id,age,income', '7,65+', '9,45-54,50-74K'],
      }),
    );
    const { journal, summary } = await load(folder);
    expect(journal.faults).toEqual([
      { file: 'coupons.csv', line: 5, message: 'there is no product 404' },
      { file: 'demographics.csv', line: 2, message: 'has 2 cells, not 3' },
      { file: 'campaigns.csv', line: 3, message: 'household_id is empty' },
    ]);
    expect(summary).toMatchObject({
      users: { taken: 3, leftOut: 1 },
      segments: { taken: 1, leftOut: 1 },
      links: 3,
    });
  });

  it('may be found by Boon, and is then known by its line in the retailer’s file', async () => {
    const target = new RecordingTarget();
    target.rejects = (line) => ('sku' in line && line.sku === '25672' ? 'field.invalid' : null);
    const { journal, summary } = await load(folderOf(journeyFiles()), { target });
    expect(journal.faults).toContainEqual({
      file: 'products.csv.gz',
      line: 3,
      message: 'field.invalid (any)',
    });
    expect(summary.products).toEqual({ taken: 2, leftOut: 1 });
  });

  it('is not one when an order is on record with the date of an earlier import', async () => {
    const target = new RecordingTarget();
    target.rejects = (line) => ('orderId' in line ? 'order.differs' : null);
    const { summary } = await load(folderOf(journeyFiles()), { target });
    expect(summary.orders).toEqual({ taken: 2, leftOut: 0 });
  });
});

describe('an import that was interrupted', () => {
  it('goes on from any call at which the server died, repeating nothing that was recorded', async () => {
    const folder = folderOf(journeyFiles());
    const whole = await load(folder);
    const calls = whole.target.batches.length + whole.target.drafts.length;
    for (let died = 0; died < calls; died += 1) {
      const journal = new MemoryJournal();
      const first = new RecordingTarget();
      first.callsLeft = died;
      await expect(load(folder, { target: first, journal })).rejects.toThrow('the server died');

      const laterDay = new Date(NOW.getTime() + 3 * 86_400_000);
      const second = await load(folder, { journal, now: laterDay });
      expect([...first.batches, ...second.target.batches]).toEqual(whole.target.batches);
      expect([...first.drafts, ...second.target.drafts]).toEqual(whole.target.drafts);
      expect(second.summary).toEqual(whole.summary);
      expect(journal.faults).toEqual(whole.journal.faults);
    }
  });

  it('has nothing to do when it is repeated after its end', async () => {
    const folder = folderOf(journeyFiles());
    const { journal, summary } = await load(folder);
    const again = await load(folder, { journal });
    expect(again.target.batches).toEqual([]);
    expect(again.target.drafts).toEqual([]);
    expect(again.summary).toEqual(summary);
  });
});

describe('importing the documented columns', () => {
  const files = {
    'products.csv': [
      'sku,category_path,merchant_id,name_zh,name_en,price_fen,brand',
      'tea-1,food/tea,m-1,龙井,Longjing,12900,lan',
      'tea-2,food/tea,m-1,毛尖,,,',
    ],
    'users.csv': ['user_id,city', 'u-1,Chengdu'],
    'orders.csv': [
      'order_id,user_id,paid_at,amount_fen',
      'o-1,u-1,2026-10-01T08:00:00+08:00,12900',
    ],
    'campaigns.csv': [
      'campaign,starts_at,ends_at,name_zh',
      'Tea Week!,2026-11-01,2026-12-01,茶叶周',
    ],
    'targets.csv': ['campaign,user_id', 'Tea Week!,u-1'],
    'coupons.csv': ['campaign,coupon,sku,amount_fen', 'Tea Week!,T10,tea-1,1000'],
  };

  it('keeps the retailer’s names, prices, dates and amounts', async () => {
    const { target } = await load(folderOf(files));
    expect(target.linesOf('products')).toMatchObject([
      { sku: 'tea-1', spu: 'tea-1', name: { zh: '龙井', en: 'Longjing' }, priceFen: '12900' },
      { sku: 'tea-2', name: { zh: '毛尖', en: '毛尖' }, priceFen: '12900', estimated: true },
    ]);
    expect(target.linesOf('users')).toEqual([{ userId: 'u-1', attributes: { city: 'Chengdu' } }]);
    expect(target.linesOf('orders')).toMatchObject([{ paidAt: '2026-10-01T00:00:00.000Z' }]);
    const [asset, scheme, plan] = target.drafts;
    expect(asset?.content).toMatchObject({ terms: { amount: '1000', scope: { skus: ['tea-1'] } } });
    expect(scheme?.content).toMatchObject({ name: { zh: '茶叶周', en: '茶叶周' } });
    expect(plan?.content).toMatchObject({ startsAt: '2026-10-31T16:00:00.000Z' });
  });

  it('makes codes that Boon takes out of any campaign’s name', async () => {
    const { target } = await load(folderOf(files));
    for (const { code } of target.drafts) {
      expect(code).toMatch(/^retail-ctea-week-[0-9a-f]{6}(-t10-[0-9a-f]{6})?$/);
    }
  });

  it('needs nothing but products', async () => {
    const { 'products.csv': products } = files;
    const { target, summary } = await load(folderOf({ 'products.csv': products }));
    expect(summary).toMatchObject({ products: { taken: 2 }, users: { taken: 0 } });
    expect(target.drafts).toEqual([]);
  });

  it('is refused when the folder is of no known layout', async () => {
    await expect(load(folderOf({ 'goods.csv': ['id'] }))).rejects.toThrow('FORMAT.md');
    await expect(load('/no/such/folder')).rejects.toThrow('there is no folder');
  });
});
