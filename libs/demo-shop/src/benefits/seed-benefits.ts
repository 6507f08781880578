import { DEMO_OPERATORS, type Operators } from '../api/actors.js';
import type { BoonApi } from '../api/boon-api.js';
import type { Shop } from '../shop/shop.js';
import { eachBounded } from '../importing/bounded.js';
import { assetDraft, planDraft, schemeDraft, type Draft } from './drafts.js';
import { GoLive, type Settled } from './go-live.js';
import { periodOf, shopAssets } from './shop-assets.js';
import { HALL_SETTINGS, HOOK_SCHEMES, hookPlans } from './shop-hooks.js';
import { lotteryDraft } from './shop-lottery.js';
import { SHOP_SCHEMES, shopPlans } from './shop-schemes.js';
import {
  SELLERS_SCHEME,
  SELLERS_VOUCHER,
  sellerOf,
  sellersPlan,
  sellersVoucher,
} from './sellers-voucher.js';
import { VoucherGoesLive } from './voucher-goes-live.js';

/** Somebody waits for the shop to open. */
const AT_ONCE = 4;

/** What stands after seeding, by code, and how much of it this run had to write. */
export interface Seeded {
  readonly assets: ReadonlyMap<string, Settled>;
  readonly schemes: ReadonlyMap<string, Settled>;
  readonly plans: ReadonlyMap<string, Settled>;
  readonly lottery: Settled;
  readonly hall: Settled;
  readonly written: number;
}

/**
 * Makes the shop's benefits, packages them in schemes and puts these in all four channels, through the
 * review that operators go through. A second run changes nothing; one that died half-way is continued.
 */
export async function seedBenefits(
  api: BoonApi,
  shop: Shop,
  operators: Operators = DEMO_OPERATORS,
): Promise<Seeded> {
  const goLive = new GoLive(api, operators);
  const assets = await settleAll(goLive, shopAssets(shop).map(assetDraft));
  const voucher = await new VoucherGoesLive(api, operators).settle(
    sellersVoucher(shop),
    sellerOf(shop),
  );
  assets.set(SELLERS_VOUCHER, voucher);
  const lottery = await goLive.settle(
    lotteryDraft(periodOf(shop.now), (code) => stockOf(assets, code)),
  );
  const hall = await goLive.settle(HALL_SETTINGS);
  const schemes = await settleAll(
    goLive,
    [...SHOP_SCHEMES, ...HOOK_SCHEMES, SELLERS_SCHEME].map(({ assets: codes, ...plan }) =>
      schemeDraft(
        plan,
        codes.map((code) => stockOf(assets, code)),
      ),
    ),
  );
  const plans = await settleAll(
    goLive,
    [...shopPlans(shop, lottery.id), ...hookPlans(shop), sellersPlan(shop)].map(
      ({ schemes: codes, ...plan }) =>
        planDraft(
          plan,
          codes.map((code) => known(schemes, code).id),
        ),
    ),
  );
  const all = [assets, schemes, plans].flatMap((settled) => [...settled.values()]);
  all.push(lottery, hall);
  const written = all.filter((each) => !each.wasThere).length;
  return { assets, schemes, plans, lottery, hall, written };
}

async function settleAll(goLive: GoLive, drafts: readonly Draft[]): Promise<Map<string, Settled>> {
  const settled = new Map<string, Settled>();
  await eachBounded(drafts, AT_ONCE, async (draft) => {
    settled.set(draft.code, await goLive.settle(draft));
  });
  return settled;
}

function stockOf(assets: ReadonlyMap<string, Settled>, code: string): string {
  const { stockId, state } = known(assets, code);
  if (stockId === null) throw new Error(`the asset ${code} is ${state} and has no stock`);
  return stockId;
}

function known(settled: ReadonlyMap<string, Settled>, code: string): Settled {
  const found = settled.get(code);
  if (found === undefined) throw new Error(`nothing has the code ${code}`);
  return found;
}
