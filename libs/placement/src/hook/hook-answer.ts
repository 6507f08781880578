import { priceBy, pricerOf } from '@boon/benefit-terms/offering';
import type { HookOfPlan, TaskOfPlan } from '@boon/contracts/placement';
import type { Candidate } from '../decision/domain/candidate.js';
import type { ShownProduct } from '../decision/domain/facts.js';
import type { TaskProgress } from './domain/task-progress.js';
import { pricedOf, termsOf, type PricedAnswer } from './shown-terms.js';

/** A benefit of a pack, as the page shows it. */
export interface PackItemAnswer {
  readonly stockId: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: string;
  readonly terms: Readonly<Record<string, unknown>>;
}

/** What an offer invites to. */
export type HookAnswer =
  | Extract<HookOfPlan, { kind: 'lottery' }>
  | {
      readonly kind: 'one-click-claim';
      readonly pack: 'all' | 'available';
      /** What the one claim of the winner brings. */
      readonly items: readonly PackItemAnswer[];
    }
  | {
      readonly kind: 'recommendation';
      readonly products: readonly {
        readonly sku: string;
        /** Null for interest-free offers: the price stays. */
        readonly priceAfterBenefit: PricedAnswer | null;
      }[];
    }
  | {
      readonly kind: 'task';
      readonly task: TaskOfPlan;
      /** Null: what the shopper did could not be learnt in time. */
      readonly progress: TaskProgress | null;
    };

/** The hook of a candidate for its shopper, who holds `balanceFen` of subsidy; null: it has none. */
export function hookAnswer(candidate: Candidate, balanceFen: number): HookAnswer | null {
  const { offer, hooked } = candidate;
  const { hook } = offer.plan;
  if (hook === null || hook.kind === 'lottery') return hook;
  switch (hook.kind) {
    case 'one-click-claim': {
      const items = hooked?.kind === hook.kind ? hooked.items : [];
      return {
        ...hook,
        items: items.map(({ stock, resolved }) => ({
          stockId: stock.id,
          name: stock.name,
          kind: stock.terms.kind,
          terms: termsOf(stock, resolved),
        })),
      };
    }
    case 'recommendation': {
      const products = hooked?.kind === hook.kind ? hooked.products : [];
      return {
        kind: hook.kind,
        products: products.map((each) => shown(candidate, each, balanceFen)),
      };
    }
    case 'task':
      return { ...hook, progress: hooked?.kind === hook.kind ? hooked.progress : null };
  }
}

function shown({ offer, resolved }: Candidate, product: ShownProduct, balanceFen: number) {
  const pricer = resolved === null ? offer.stock.pricer : pricerOf(resolved.terms);
  const price = priceBy(pricer, product, balanceFen);
  return { sku: product.sku, priceAfterBenefit: price.waives ? null : pricedOf(product, price) };
}
