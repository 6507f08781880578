import { worstCaseOfGrant } from '@boon/benefit-terms';
import {
  pricerOf,
  resolveTerms,
  type Pricer,
  type ResolvedTerms,
} from '@boon/benefit-terms/offering';
import type { HookOfPlan } from '@boon/contracts/placement';
import type { Offer, OfferedStock } from '../catalogue/domain/offer.js';
import { Contender } from '../decision/domain/contender.js';
import type { ShownProduct, Shopper } from '../decision/domain/facts.js';
import type { Trace } from '../decision/domain/trace.js';
import type { Hooked, OfferedItem } from './domain/hooked.js';
import { progressOf } from './domain/task-progress.js';

/** Products that one recommendation shows. */
const MOST_PRODUCTS = 12;

/** What a hook may know of the shopper, and the products that hooks name, by SKU. */
export interface HookFacts {
  readonly shopper: Pick<Shopper, 'balanceFen' | 'context' | 'deeds' | 'isKnown'>;
  readonly named: ReadonlyMap<string, ShownProduct>;
}

/** An offer through a hook for this shopper; null when it falls. Hooks stand where no product is shown. */
export function matchHooked(
  offer: Offer,
  product: ShownProduct | null,
  facts: HookFacts,
  trace: Trace | null,
): Contender | null {
  const { balanceFen } = facts.shopper;
  const resolved = offer.pack === null ? resolvedFor(offer.stock, facts) : null;
  const fallen = new Contender(offer, product, 0, balanceFen, resolved);
  if (product !== null) {
    trace?.drop(fallen, 'match', 'match.no-use');
    return null;
  }
  const made = hookedBy(offer, resolved, facts);
  if (made === null) {
    trace?.drop(fallen, 'match', 'match.nothing-to-recommend');
    return null;
  }
  const contender = new Contender(offer, null, made.savingFen, balanceFen, resolved);
  contender.hooked = made.hooked;
  return contender;
}

interface Made {
  readonly hooked: Hooked;
  readonly savingFen: number;
}

function hookedBy(offer: Offer, resolved: ResolvedTerms | null, facts: HookFacts): Made | null {
  const hook = offer.plan.hook as Exclude<HookOfPlan, { kind: 'lottery' }>;
  switch (hook.kind) {
    case 'one-click-claim': {
      const items = (offer.pack?.items ?? []).map(({ stock }) => itemOf(stock, facts));
      return { hooked: { kind: hook.kind, items }, savingFen: worthOf(items) };
    }
    case 'recommendation':
      return recommended(offer, hook.skus, resolved, facts);
    case 'task': {
      const { shopper } = facts;
      const now = shopper.context.now.getTime();
      const within = { from: offer.plan.startsAt.getTime(), now };
      const deeds = shopper.isKnown ? shopper.deeds : undefined;
      const progress = deeds === undefined ? null : progressOf(hook.task, deeds, within);
      const savingFen = worstOf(offer.stock, resolved);
      return { hooked: { kind: hook.kind, progress }, savingFen };
    }
  }
}

/** What the items are worth together. */
export function worthOf(items: readonly OfferedItem[]): number {
  return items.reduce((sum, { worthFen }) => sum + worthFen, 0);
}

/** Those of the named products on which the benefit saves something; of categories looked at lately first. */
function recommended(
  offer: Offer,
  skus: readonly string[],
  resolved: ResolvedTerms | null,
  { named, shopper }: HookFacts,
): Made | null {
  const pricer = resolved === null ? offer.stock.pricer : pricerOf(resolved.terms);
  const worst = worstOf(offer.stock, resolved);
  let savingFen = 0;
  const found: ShownProduct[] = [];
  for (const sku of skus) {
    const product = named.get(sku);
    if (product === undefined || !pricer.covers(product.item)) continue;
    const saving = savingOn(pricer, Number(product.unitPrice.fen), shopper.balanceFen, worst);
    if (saving <= 0) continue;
    found.push(product);
    savingFen = Math.max(savingFen, saving);
  }
  if (found.length === 0) return null;
  const viewed = shopper.context.values['user.viewedCategories'];
  const liked = new Set<unknown>(Array.isArray(viewed) ? viewed : []);
  const ordered = [
    ...found.filter(({ item }) => liked.has(item.category)),
    ...found.filter(({ item }) => !liked.has(item.category)),
  ];
  const products = ordered.slice(0, MOST_PRODUCTS);
  return { hooked: { kind: 'recommendation', products }, savingFen };
}

function savingOn(pricer: Pricer, unitFen: number, balanceFen: number, most: number): number {
  if (pricer.waives !== null) return most;
  return unitFen < pricer.threshold ? 0 : pricer.discountOn(unitFen, balanceFen);
}

function itemOf(stock: OfferedStock, facts: HookFacts): OfferedItem {
  const resolved = resolvedFor(stock, facts);
  return { stock, resolved, worthFen: worstOf(stock, resolved) };
}

function resolvedFor(stock: OfferedStock, { shopper }: HookFacts): ResolvedTerms | null {
  if (stock.strategy === null) return null;
  const resolved = resolveTerms(stock.terms, stock.strategy, shopper.context.values);
  return resolved.wire === null ? null : resolved;
}

function worstOf(stock: OfferedStock, resolved: ResolvedTerms | null): number {
  if (resolved === null) return stock.worstCaseFen;
  return Number(worstCaseOfGrant(resolved.terms)?.fen ?? stock.worstCaseFen);
}
