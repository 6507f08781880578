import { rm } from 'node:fs/promises';
import { startEmbeddedRun, type BoonRun } from '@boon/infra';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fiftyOffThreeHundred, goLive, thirtyDays } from './back-office.js';
import type { BoonClient, Json } from './boon-client.js';
import { castOf, type Cast } from './cast.js';
import { eventually } from './eventually.js';
import { runFolder } from './run-folder.js';

type Fields = Record<string, Json>;

const fieldsOf = (value: Json | undefined): Fields => value as Fields;
const listOf = (value: Json | undefined): Fields[] => value as Fields[];

describe('hooks, as shoppers meet them', () => {
  let dir: string;
  let run: BoonRun;
  let cast: Cast;
  let ann: BoonClient;
  let stockIds: string[];

  beforeAll(async () => {
    dir = await runFolder('hooks');
    run = await startEmbeddedRun({ dir });
    cast = await castOf(run);
    ann = await cast.shopper('ann');
    const products = ['shoe-1', 'shoe-2', 'shoe-3'].map((sku, n) => ({
      ...{ sku, spu: `spu-${sku}`, name: { zh: '跑鞋', en: 'Running shoe' } },
      ...{ categoryPath: 'shoes/running', brand: 'swift', merchantId: 'm-1' },
      priceFen: String(20_000 * (n + 1)),
    }));
    await cast.feeds.done({ api: 'operations', path: '/v1/feeds/products', lines: products });
    const assets = [];
    for (const n of [1, 2, 3]) {
      assets.push(await goLive(cast, 'assets', fiftyOffThreeHundred(`hooks-${n}`, 100)));
    }
    stockIds = assets.map(({ stockId }) => String(stockId));
  }, 600_000);

  afterAll(async () => {
    await run?.stop();
    await rm(dir, { recursive: true, force: true });
  }, 120_000);

  /** A slot of its own with one plan, so that nothing else competes. */
  const place = async (
    name: string,
    mode: string,
    hook: unknown,
    stocks: readonly string[],
  ): Promise<void> => {
    const slot = `event-hall.${name}`;
    await goLive(cast, 'slots', {
      ...{ code: name, name: slot, capacity: 1, matchesProduct: false, modes: [mode] },
      sources: [{ source: 'hooks', limit: 50, budgetMs: 20 }],
      ...{ kinds: null, caps: [], onePerMerchant: false, fallback: null, mayBeEmpty: true },
    });
    const scheme = await goLive(cast, 'schemes', {
      ...{ code: `${name}-scheme`, name: { zh: name, en: name }, goal: 'convert' },
      ...{ audience: null, stockIds: stocks },
    });
    const placed = { slot, mode, priority: 100, dailyCapPerUser: null, hook };
    await goLive(cast, 'plans', {
      ...{ code: `${name}-plan`, name: { zh: name, en: name }, ...thirtyDays() },
      ...{ schemeIds: [scheme['id']], placements: [placed] },
    });
  };

  const decide = async (who: BoonClient, name: string): Promise<Fields | undefined> => {
    const body = { slots: [{ slot: `event-hall.${name}` }] };
    const { status, body: answer } = await who.call({
      ...{ api: 'placement', path: '/v1/decisions', body, key: null },
    });
    if (status !== 200) return undefined;
    return listOf(listOf(answer['slots'])[0]?.['winners'])[0];
  };
  const shown = (
    who: BoonClient,
    name: string,
    pleases: (winner: Fields) => boolean = () => true,
  ) =>
    eventually(
      () => decide(who, name),
      (winner) => winner !== undefined && pleases(winner),
    ) as Promise<Fields>;
  const claim = (who: BoonClient, winner: Fields) => {
    const { token, claimKey } = fieldsOf(winner['claim']);
    const key = String(claimKey);
    return who.call({ api: 'issuing', path: '/v1/claims', body: { token }, key });
  };

  it('a pack is claimed by one tap, and once', async () => {
    const hook = { kind: 'one-click-claim', pack: 'all' };
    await place('pack', 'one-click', hook, stockIds.slice(0, 2));
    const winner = await shown(ann, 'pack');
    expect(winner['hook']).toMatchObject({
      ...hook,
      items: [{ stockId: stockIds[0], kind: 'full-reduction' }, { stockId: stockIds[1] }],
    });
    const [first, second] = await Promise.all([claim(ann, winner), claim(ann, winner)]);
    expect(first.status).toBe(201);
    expect(second.text).toBe(first.text);
    expect(listOf(first.body['grants']).map(({ stockId }) => stockId)).toEqual(
      stockIds.slice(0, 2),
    );
    await eventually(
      () => decide(ann, 'pack'),
      (again) => again === undefined,
    );
  });

  it('a pack of what is available leaves out what the shopper has; one that needs all is refused then', async () => {
    const bob = await cast.shopper('bob');
    const whole = await shown(bob, 'pack');
    await place('rest', 'one-click', { kind: 'one-click-claim', pack: 'available' }, stockIds);
    const rest = await shown(bob, 'rest');
    expect(listOf(fieldsOf(rest['hook'])['items'])).toHaveLength(3);

    expect(listOf((await claim(bob, whole)).body['grants'])).toHaveLength(2);
    // The older offer named all three; what is left of it is granted.
    const granted = await claim(bob, rest);
    expect(listOf(granted.body['grants']).map(({ stockId }) => stockId)).toEqual([stockIds[2]]);
    const cho = await cast.shopper('cho');
    const [pack, single] = [await shown(cho, 'pack'), await shown(cho, 'rest')];
    expect(listOf((await claim(cho, single)).body['grants'])).toHaveLength(3);
    expect((await claim(cho, pack)).body).toMatchObject({ code: 'claim.limit-reached' });
  });

  it('a recommendation shows the products that the benefit fits, with their price after it', async () => {
    const hook = { kind: 'recommendation', skus: ['shoe-1', 'shoe-2', 'shoe-3', 'unknown'] };
    await place('look', 'one-click', hook, [String(stockIds[2])]);
    const winner = await shown(
      await cast.shopper('dan'),
      'look',
      (each) => listOf(fieldsOf(each['hook'])['products']).length === 2,
    );
    expect(fieldsOf(winner['hook'])['products']).toEqual([
      {
        sku: 'shoe-2',
        priceAfterBenefit: { unitPrice: '40000', discount: '5000', payable: '35000' },
      },
      {
        sku: 'shoe-3',
        priceAfterBenefit: { unitPrice: '60000', discount: '5000', payable: '55000' },
      },
    ]);
    expect(winner['claim']).toMatchObject({ state: 'claimable' });
  });

  it('a task tells how far the shopper has come, and can be claimed once it is done, not before', async () => {
    const task = { do: 'view-products', count: 2 };
    await place('task', 'task', { kind: 'task', task }, [String(stockIds[2])]);
    const eve = await cast.shopper('eve');
    const view = (sku: string) => ({
      ...{ userId: 'eve', kind: 'view', sku },
      at: new Date().toISOString(),
    });
    const feed = (...lines: unknown[]) =>
      cast.feeds.done({ api: 'operations', path: '/v1/feeds/behaviours', lines });

    const early = await shown(eve, 'task');
    expect(early).toMatchObject({
      hook: { kind: 'task', task, progress: { done: 0, of: 2, isDone: false } },
      claim: null,
    });
    await feed(view('shoe-1'), view('shoe-1'));
    expect(await shown(eve, 'task')).toMatchObject({
      hook: { progress: { done: 1, of: 2, isDone: false } },
      claim: null,
    });
    await feed(view('shoe-2'));
    const done = await shown(eve, 'task');
    expect(done).toMatchObject({ hook: { progress: { isDone: true } } });
    expect((await claim(eve, done)).status).toBe(201);
  });

  it('a benefit of a strategy is worked out for each shopper, and claimed as it was shown', async () => {
    const strategy = {
      steps: [{ feature: 'profile.spend30d', atLeast: 1_000, set: { amount: 9_000 } }],
      bounds: { amount: { min: 5_000, max: 10_000 } },
    };
    const content = fiftyOffThreeHundred('hooks-strategy', 100);
    const beyond = { ...strategy, bounds: { amount: { min: 5_000, max: 8_000 } } };
    const refusedBody = { ...content, strategy: beyond };
    const refused = await cast.lin.call({
      ...{ api: 'operations', path: '/v1/assets', body: refusedBody },
    });
    expect(refused.body).toMatchObject({
      ...{ status: 400, code: 'asset.strategy-invalid' },
      fields: [{ path: 'strategy.steps[0].set.amount' }],
    });

    const asset = await goLive(cast, 'assets', { ...content, strategy });
    // Worth up to 100 yuan each: the tier of the approval is that of the upper bound.
    expect(asset).toMatchObject({ strategy, state: 'running' });
    await goLive(cast, 'slots', {
      ...{ code: 'strategy', name: 'event-hall.strategy', capacity: 1, matchesProduct: false },
      ...{ modes: ['one-click'], kinds: null, caps: [], onePerMerchant: false },
      sources: [{ source: 'platform-coupons', limit: 50, budgetMs: 20 }],
      ...{ fallback: null, mayBeEmpty: true },
    });
    const scheme = await goLive(cast, 'schemes', {
      ...{ code: 'strategy-scheme', name: { zh: 'x', en: 'x' }, goal: 'convert' },
      ...{ audience: null, stockIds: [asset['stockId']] },
    });
    await goLive(cast, 'plans', {
      ...{ code: 'strategy-plan', name: { zh: 'x', en: 'x' }, ...thirtyDays() },
      schemeIds: [scheme['id']],
      placements: [
        { slot: 'event-hall.strategy', mode: 'one-click', priority: 1, dailyCapPerUser: null },
      ],
    });
    const lines = [{ userId: 'rich', attributes: { spend30d: 1_200 } }];
    await cast.feeds.done({ api: 'operations', path: '/v1/feeds/users', lines });

    for (const [name, amount] of [
      ['rich', '9000'],
      ['poor', '5000'],
    ] as const) {
      const who = await cast.shopper(name);
      const winner = await shown(who, 'strategy');
      expect(winner['terms']).toMatchObject({ kind: 'full-reduction', amount });
      const { body } = await claim(who, winner);
      expect(listOf(body['grants'])[0]?.['terms']).toMatchObject({ amount, threshold: '30000' });
    }
  });

  it('a subsidy is shown with what the shopper holds already, as soon as issuing tells it', async () => {
    const subsidy = (code: string, amount: string) => ({
      ...fiftyOffThreeHundred(code, 100),
      terms: { kind: 'subsidy', amount },
    });
    const [held, offered] = [
      await goLive(cast, 'assets', subsidy('subsidy-held', '700')),
      await goLive(cast, 'assets', subsidy('subsidy-offered', '100')),
    ];
    await goLive(cast, 'slots', {
      ...{ code: 'pdp-subsidy', name: 'pdp.subsidy', capacity: 1, matchesProduct: true },
      ...{ modes: ['one-click'], kinds: ['subsidy'], caps: [], onePerMerchant: false },
      sources: [{ source: 'subsidies', limit: 50, budgetMs: 20 }],
      ...{ fallback: null, mayBeEmpty: true },
    });
    await place('subsidy', 'task', { kind: 'task', task: { do: 'add-to-cart', count: 1 } }, [
      String(held['stockId']),
    ]);
    const scheme = await goLive(cast, 'schemes', {
      ...{ code: 'pdp-subsidy', name: { zh: 'x', en: 'x' }, goal: 'convert' },
      ...{ audience: null, stockIds: [offered['stockId']] },
    });
    await goLive(cast, 'plans', {
      ...{ code: 'pdp-subsidy', name: { zh: 'x', en: 'x' }, ...thirtyDays() },
      schemeIds: [scheme['id']],
      placements: [{ slot: 'pdp.subsidy', mode: 'one-click', priority: 1, dailyCapPerUser: null }],
    });
    const fay = await cast.shopper('fay');
    const discount = async (): Promise<Json | undefined> => {
      const body = { slots: [{ slot: 'pdp.subsidy', sku: 'shoe-3' }] };
      const call = { api: 'placement', path: '/v1/decisions', body, key: null } as const;
      const answer = await fay.call(call);
      if (answer.status !== 200) return undefined;
      const winner = listOf(listOf(answer.body['slots'])[0]?.['winners'])[0];
      return winner && fieldsOf(winner['priceAfterBenefit'])['discount'];
    };
    // 600 yuan: 3 % of it are 18, the offer alone is worth 1.
    await eventually(discount, (fen) => fen === '100');
    const lines = [
      { userId: 'fay', kind: 'add-to-cart', sku: 'shoe-1', at: new Date().toISOString() },
    ];
    await cast.feeds.done({ api: 'operations', path: '/v1/feeds/behaviours', lines });
    const winner = await shown(fay, 'subsidy', (each) => each['claim'] !== null);
    expect((await claim(fay, winner)).status).toBe(201);
    await eventually(discount, (fen) => fen === '800');
  });

  it('a benefit is left out once the budget of its scheme is used up, and is back when money of it is free', async () => {
    const asset = await goLive(cast, 'assets', fiftyOffThreeHundred('hooks-budget', 100));
    await place('budget', 'one-click', { kind: 'one-click-claim', pack: 'all' }, [
      String(asset['stockId']),
    ]);
    const [gil, hal] = [await cast.shopper('gil'), await cast.shopper('hal')];
    const offer = await shown(gil, 'budget');
    await shown(hal, 'budget');
    const scope = `scheme:${offer['schemeId']}`;
    const budget = (expected: string | null, target: string) =>
      cast.lin.done({
        ...{ api: 'operations', path: '/v1/budgets/edits' },
        body: { scope, dimension: 'fen', expected, target, reason: 'fifty yuan is all there is' },
      });
    expect(await budget(null, '5000')).toMatchObject({ state: 'in-force' });
    const { body: claimed, status } = await claim(gil, offer);
    expect(status).toBe(201);

    const gone = () => decide(hal, 'budget');
    await eventually(gone, (winner) => winner === undefined);
    const asked = { slots: [{ slot: 'event-hall.budget' }], trace: true };
    const call = { api: 'placement', path: '/v1/decisions', body: asked, key: null } as const;
    const traced = listOf((await hal.done(call))['slots'])[0];
    expect(traced).toMatchObject({
      winners: [],
      reasons: [{ stage: 'cap', reason: 'cap.budget', schemeId: offer['schemeId'] }],
    });

    const [grant] = listOf(claimed['grants']);
    await cast.lin.done({
      ...{ api: 'operations', path: `/v1/grants/${grant?.['grantId']}/void` },
      body: { reason: 'given by mistake' },
    });
    const back = await shown(hal, 'budget');
    expect((await claim(hal, back)).status).toBe(201);
    await eventually(
      () => decide(gil, 'budget'),
      (winner) => winner === undefined,
    );
  });

  it('a plan leads to no lottery that there is not', async () => {
    const lotteryId = '01990000-0000-7000-8000-00000000dead';
    const placed = { slot: 'home.popup', mode: 'lottery', priority: 1, dailyCapPerUser: null };
    const scheme = await goLive(cast, 'schemes', {
      ...{ code: 'no-lottery', name: { zh: 'x', en: 'x' }, goal: 'convert' },
      ...{ audience: null, stockIds: [stockIds[0]] },
    });
    const body = {
      ...{ code: 'no-lottery', name: { zh: 'x', en: 'x' }, ...thirtyDays() },
      schemeIds: [scheme['id']],
      placements: [{ ...placed, hook: { kind: 'lottery', lotteryId } }],
    };
    const refused = await cast.lin.call({ api: 'operations', path: '/v1/plans', body });
    expect(refused.body).toMatchObject({
      ...{ status: 400, code: 'plan.lottery-unknown' },
      fields: [{ path: 'placements[0].hook.lotteryId' }],
    });
  });
});
