import { CatalogueSnapshot, decide, type CatalogueItem, type DecisionFacts } from '@boon/placement';
import { bestChoices, hadAll, NOTHING, visitOf } from '../decisions/check-decisions.js';
import { faultsOf, type SeenAnswer } from '../decisions/check-winners.js';
import { itemsOf } from '../decisions/workload/catalogue-items.js';
import { planAt, SLOTS, type BenchPlan } from '../decisions/workload/plans.js';
import type { EngineOrder, EngineResult } from './engine-orders.js';
import { factsOf } from './visitor-facts.js';

const SPANS = 5;
const SOURCES = ['platform-coupons', 'merchant-vouchers', 'subsidies', 'product-benefits'] as const;

/** Decides over and over with everything in memory: no HTTP, no Redis, no database. */
export function measureEngine(order: EngineOrder): EngineResult {
  const now = new Date();
  const plans = Array.from({ length: order.plans }, (_, n) =>
    planAt(n, now.getTime(), order.growth),
  );
  const startedAt = performance.now();
  const snapshot = snapshotOf(plans, now.getTime());
  const buildSeconds = (performance.now() - startedAt) / 1_000;
  const faults = [...snapshot.faults, ...checked(snapshot, plans, order, now)];
  const facts = Array.from({ length: order.visitors }, (_, n) =>
    factsOf(n, NOTHING, now, order.products),
  );
  decideFor(snapshot, facts, 2);
  let best = Infinity;
  let decisions = 0;
  for (let span = 0; span < SPANS; span += 1) {
    const before = process.cpuUsage();
    const made = decideFor(snapshot, facts, order.seconds / SPANS);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1_000 / made);
    decisions += made;
  }
  const rssMb = Math.round(process.memoryUsage().rss / 1_048_576);
  return { cpuMs: best, decisions, buildSeconds, rssMb, faults };
}

function snapshotOf(plans: readonly BenchPlan[], now: number): CatalogueSnapshot {
  const items = plans.flatMap((plan) =>
    itemsOf(plan, now).map((row) => ({ ...row, version: 1 }) as CatalogueItem),
  );
  const sources = SOURCES.map((source) => ({ source, limit: 300, budgetMs: 20 }));
  const slots = SLOTS.map((name) => ({
    ...{ name, channel: 'pdp', version: 1, capacity: 1, matchesProduct: true, sources },
    ...{ modes: ['display', 'one-click'] as const, kinds: null, caps: [], onePerMerchant: false },
    fallback: null,
  }));
  return CatalogueSnapshot.build('1', items, slots);
}

function decideFor(
  snapshot: CatalogueSnapshot,
  facts: readonly DecisionFacts[],
  seconds: number,
): number {
  const until = performance.now() + seconds * 1_000;
  let made = 0;
  while (performance.now() < until) {
    const next = facts[made % facts.length];
    if (next !== undefined) decide(snapshot, next);
    made += 1;
  }
  return made;
}

function checked(
  snapshot: CatalogueSnapshot,
  plans: readonly BenchPlan[],
  order: EngineOrder,
  now: Date,
): string[] {
  const faults: string[] = [];
  for (let n = 0; n < order.checked; n += 1) {
    const stage = { plans, now: now.getTime(), products: order.products };
    const had = n % 2 === 0 ? hadAll(bestChoices(stage, n)) : NOTHING;
    const answer = answerOf(decide(snapshot, factsOf(n, had, now, order.products)));
    const found = faultsOf(answer, plans, visitOf(n, had, stage));
    faults.push(...found.map((fault) => `shopper-${n} ${fault}`));
  }
  return faults;
}

function answerOf(decisions: ReturnType<typeof decide>): SeenAnswer {
  return {
    slots: decisions.map(({ slot, winners }) => ({
      slot: slot.name,
      winners: winners.map(({ offer, price }) => ({
        stockId: offer.stock.id,
        planId: offer.plan.id,
        claim: offer.plan.mode === 'display' ? null : { state: 'claimable' },
        priceAfterBenefit: price && {
          discount: price.discount.toString(),
          payable: price.payable.toString(),
        },
      })),
    })),
  };
}
