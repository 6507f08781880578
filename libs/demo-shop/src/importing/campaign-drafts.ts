import { Money } from '@boon/shared-kernel';
import {
  assetDraft,
  planDraft,
  schemeDraft,
  type Draft,
  type Period,
  type PlacementPlan,
} from '../benefits/drafts.js';
import { couponAmount, type CampaignEntry, type RetailCoupon } from './campaign-book.js';
import { chunksOf } from './bounded.js';
import { codePart, segmentOf } from './codes.js';
import type { PriceList } from './price-list.js';

const DAY_MS = 86_400_000;
const LEAST_DAYS = 30;
const LEAST_QUANTITY = 100;
// A scope names at most 20,000 products.
const SKUS_PER_ASSET = 20_000;
const STOCKS_PER_SCHEME = 200;

/** Below the demo shop's own plans. */
const PLACEMENTS: readonly PlacementPlan[] = [
  { slot: 'home.popup', mode: 'auto-claim', priority: 400, dailyCapPerUser: 3 },
  { slot: 'pdp.any', mode: 'one-click', priority: 400, dailyCapPerUser: null },
  { slot: 'search.top', mode: 'one-click', priority: 200, dailyCapPerUser: null },
];

/** Writes the drafts that a retailer's campaigns become. */
export class CampaignDrafts {
  constructor(
    private readonly prefix: string,
    private readonly prices: PriceList,
    private readonly now: number,
  ) {}

  /** A product coupon over its products: one asset, or several when they are too many for one. */
  assets(entry: CampaignEntry, coupon: RetailCoupon): Draft[] {
    const amount = couponAmount(coupon, entry, this.prices);
    const parts = chunksOf([...coupon.skus], SKUS_PER_ASSET);
    return parts.map((skus, index) =>
      assetDraft({
        code: numbered(`${this.codeOf(entry)}-${codePart(coupon.coupon)}`, index, parts.length),
        name: couponName(amount, coupon.skus.size),
        terms: { kind: 'product', amount: String(amount), scope: { skus } },
        quantity: Math.max(entry.targets, LEAST_QUANTITY),
        period: this.periodOf(entry),
      }),
    );
  }

  /** The campaign's stocks for the users it is meant for; several schemes when they are too many for one. */
  schemes(entry: CampaignEntry, stockIds: readonly string[]): Draft[] {
    const { campaign, targets } = entry;
    const values = [segmentOf(campaign.campaign)];
    const audience =
      targets === 0 ? null : { op: 'intersects', attribute: 'user.segments', values };
    const parts = chunksOf(stockIds, STOCKS_PER_SCHEME);
    return parts.map((stocks, index) =>
      schemeDraft(
        {
          code: numbered(this.codeOf(entry), index, parts.length),
          name: campaign.name,
          goal: 'convert',
          audience,
        },
        stocks,
      ),
    );
  }

  plan(entry: CampaignEntry, schemeIds: readonly string[]): Draft {
    const { name } = entry.campaign;
    const plan = { code: this.codeOf(entry), name, period: this.periodOf(entry) };
    return planDraft({ ...plan, placements: PLACEMENTS }, schemeIds);
  }

  private codeOf({ campaign }: CampaignEntry): string {
    return `${this.prefix}-c${codePart(campaign.campaign)}`;
  }

  /** A campaign of the past runs from today for as long as it ran, at least a month; one to come, as it says. */
  private periodOf({ campaign }: CampaignEntry): Period {
    const { startsAt, endsAt } = campaign;
    if (endsAt > this.now) return periodBetween(startsAt, endsAt);
    const today = Math.floor(this.now / DAY_MS) * DAY_MS;
    return periodBetween(today, today + Math.max(endsAt - startsAt, LEAST_DAYS * DAY_MS));
  }
}

function numbered(code: string, index: number, parts: number): string {
  return parts === 1 ? code : `${code}-p${index + 1}`;
}

function periodBetween(startsAt: number, endsAt: number): Period {
  return { startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString() };
}

function couponName(amount: number, products: number): { zh: string; en: string } {
  const yuan = Money.ofFen(amount).toYuan();
  const on = products === 1 ? 'one product' : `${products} products`;
  return { zh: `${products}款商品立减${yuan}元`, en: `CNY ${yuan} off ${on}` };
}
