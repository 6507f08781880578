import { appliesTo, parseTerms, priceAfterBenefit } from '@boon/benefit-terms';
import { capKey } from '@boon/service-support/caps';
import { matches } from '@boon/service-support/rules';
import { parseAudience } from '@boon/solution/audience';
import type { CatalogueItem } from '../catalogue/domain/catalogue-item.js';
import type { DropReason } from '../decision/domain/candidate.js';
import type { DecisionFacts, ShownProduct } from '../decision/domain/facts.js';
import type { Slot } from '../slot/domain/slot.js';

type Body<Kind extends CatalogueItem['kind']> = Extract<CatalogueItem, { kind: Kind }>['body'];

interface Way {
  readonly plan: Body<'plan'>;
  readonly scheme: Body<'scheme'>;
  readonly stock: Body<'stock'>;
  readonly placed: Body<'plan'>['placements'][number];
}

/**
 * What becomes of every way in which a stock may be shown, read straight from what the owners told: one by
 * one, with no index and nothing compiled. `ok`: it reaches the merge.
 */
export function naiveFates(
  items: readonly CatalogueItem[],
  slot: Slot,
  product: ShownProduct | null,
  facts: DecisionFacts,
): Map<string, DropReason | 'ok'> {
  const bodies = <Kind extends CatalogueItem['kind']>(kind: Kind): Body<Kind>[] =>
    items.filter((item) => item.kind === kind).map(({ body }) => body as Body<Kind>);
  const off = new Set(bodies('switch').flatMap(({ switchId, off }) => (off ? [switchId] : [])));
  const ways = waysOf(bodies('plan'), bodies('scheme'), bodies('stock'), slot.name);
  const fates = new Map<string, DropReason | 'ok'>();
  const proposed: Way[] = [];
  for (const way of ways) {
    const reason = notProposed(way, slot, product, facts, off);
    if (reason) fates.set(idOf(way), reason);
    else proposed.push(way);
  }
  const taken = new Map<string, number>();
  for (const way of proposed.sort(byRank)) {
    const source = sourceOf(way, facts);
    const limit = slot.sources.find((setting) => setting.source === source)?.limit ?? 0;
    const rank = (taken.get(source) ?? 0) + 1;
    taken.set(source, rank);
    if (limit === 0) fates.set(idOf(way), 'recall.source-off');
    else if (rank > limit) fates.set(idOf(way), 'recall.limit');
    else fates.set(idOf(way), unfit(way, product) ?? capped(way, facts) ?? 'ok');
  }
  return fates;
}

function waysOf(
  plans: readonly Body<'plan'>[],
  schemes: readonly Body<'scheme'>[],
  stocks: readonly Body<'stock'>[],
  slot: string,
): Way[] {
  const running = schemes.filter(({ state }) => state === 'running');
  const active = stocks.filter(({ state }) => state === 'active');
  return plans
    .filter(({ state }) => state === 'running')
    .flatMap((plan) =>
      plan.placements
        .filter((placed) => placed.slot === slot)
        .flatMap((placed) =>
          running
            .filter(({ schemeId }) => plan.schemeIds.includes(schemeId))
            .flatMap((scheme) =>
              active
                .filter(({ stockId }) => scheme.stockIds.includes(stockId))
                .map((stock) => ({ plan, placed, scheme, stock })),
            ),
        ),
    );
}

function notProposed(
  { plan, scheme, stock, placed }: Way,
  slot: Slot,
  product: ShownProduct | null,
  { shopper }: DecisionFacts,
  off: ReadonlySet<string>,
): DropReason | null {
  const switches = ['platform', `channel:${slot.channel}`, `slot:${slot.name}`];
  if ([...switches, `stock:${stock.stockId}`].some((id) => off.has(id))) {
    return 'recall.switched-off';
  }
  if (!slot.modes.includes(placed.mode)) return 'recall.not-allowed';
  if (slot.kinds && !slot.kinds.includes(stock.terms.kind)) return 'recall.not-allowed';
  const now = shopper.context.now.toISOString();
  const isRunning = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): boolean =>
    startsAt <= now && now < endsAt;
  if (!isRunning(plan) || !isRunning(stock.validity)) return 'recall.not-in-time';
  if (scheme.audience !== null) {
    if (!shopper.isKnown) return 'target.unknown-shopper';
    const audience = parseAudience(scheme.audience);
    if (!audience.ok || !matches(audience.condition, shopper.context)) return 'target.audience';
  }
  if (product === null) return slot.matchesProduct ? 'match.no-product' : null;
  return appliesTo(termsOf(stock), product.item) ? null : 'match.out-of-scope';
}

function unfit({ stock }: Way, product: ShownProduct | null): DropReason | null {
  if (product === null) return null;
  const price = priceAfterBenefit(termsOf(stock), product);
  if (price.applies) return null;
  return price.missing ? 'match.below-threshold' : 'match.no-use';
}

function capped({ plan, stock, placed }: Way, facts: DecisionFacts): DropReason | null {
  const { identities, context } = facts.shopper;
  const count = (measure: 'exposures' | 'claims', subject: 'plan' | 'stock', id: string): number =>
    identities.reduce((sum, userId) => {
      const period = measure === 'exposures' ? 'day' : 'total';
      const cap = { userId, measure, subject, subjectId: id, period } as const;
      return sum + (facts.counts.get(capKey(cap, context.now)) ?? 0);
    }, 0);
  const { dailyCapPerUser } = placed;
  if (dailyCapPerUser !== null && count('exposures', 'plan', plan.planId) >= dailyCapPerUser) {
    return 'cap.frequency';
  }
  const { perUserTotal } = stock.limits;
  const isAtLimit =
    perUserTotal !== null && count('claims', 'stock', stock.stockId) >= perUserTotal;
  return isAtLimit ? 'cap.claim-limit' : null;
}

function sourceOf({ stock }: Way, { shopper }: DecisionFacts): string {
  const { kind } = stock.terms;
  if (shopper.picks.includes(stock.stockId)) return 'personalised';
  if (kind === 'subsidy') return 'subsidies';
  if (kind === 'voucher') return 'merchant-vouchers';
  return kind === 'product' || kind === 'interest-free' ? 'product-benefits' : 'platform-coupons';
}

function byRank(one: Way, other: Way): number {
  return other.placed.priority - one.placed.priority || (idOf(one) < idOf(other) ? -1 : 1);
}

function idOf({ stock, scheme, plan }: Way): string {
  return `${stock.stockId} ${scheme.schemeId} ${plan.planId}`;
}

function termsOf(stock: Body<'stock'>) {
  const parsed = parseTerms(stock.terms);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.terms;
}
