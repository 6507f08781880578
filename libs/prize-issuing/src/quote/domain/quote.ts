import {
  bestPrice,
  type LineShare,
  type OrderLine,
  type PricedOrder,
  type PricingPolicy,
  type UnusedGrant,
} from '@boon/benefit-terms';
import { ensure, Money } from '@boon/shared-kernel';
import type { HeldGrant } from './held-grants.js';

/** A grant that the quote uses, and who pays for it: `platform + merchant = discount`. */
export interface QuotedGrant {
  readonly grantId: string;
  readonly stockId: string;
  readonly name: HeldGrant['name'];
  readonly kind: string;
  readonly discount: Money;
  readonly platform: Money;
  readonly merchant: Money;
  readonly shares: readonly LineShare[];
}

/** A grant that the quote does without. */
export interface UnquotedGrant extends UnusedGrant {
  readonly stockId: string;
  readonly name: HeldGrant['name'];
}

/** An order at its best price with a user's grants. */
export interface Quote {
  readonly mode: PricingPolicy['mode'];
  readonly lines: readonly (PricedOrder['lines'][number] & {
    readonly sku: string;
    readonly quantity: number;
  })[];
  readonly amount: Money;
  readonly discount: Money;
  readonly payable: Money;
  readonly grants: readonly QuotedGrant[];
  readonly unused: readonly UnquotedGrant[];
  /** True when no other set of the grants takes more off; else `gap` bounds what is missing. */
  readonly optimal: boolean;
  readonly gap: Money;
}

/** Prices an order with these grants: the same for a quote and for a lock. */
export function quoteOf(
  lines: readonly OrderLine[],
  held: readonly HeldGrant[],
  policy: PricingPolicy,
): Quote {
  const { order, unused, optimal, gap } = bestPrice(lines, held, policy);
  const byId = new Map(held.map((grant) => [grant.grantId, grant]));
  return {
    mode: policy.mode,
    lines: order.lines.map((line, position) => {
      const { sku, quantity } = at(lines, position);
      return { ...line, sku, quantity };
    }),
    amount: order.amount,
    discount: order.discount,
    payable: order.payable,
    grants: order.grants.map((grant) => ({
      ...grant,
      ...namesOf(byId, grant.grantId),
      kind: byId.get(grant.grantId)?.terms.kind ?? '',
      platform: Money.sum(grant.shares.map((share) => share.platform)),
      merchant: Money.sum(grant.shares.map((share) => share.merchant)),
    })),
    unused: unused.map((grant) => ({ ...grant, ...namesOf(byId, grant.grantId) })),
    optimal,
    gap,
  };
}

function namesOf(
  byId: ReadonlyMap<string, HeldGrant>,
  grantId: string,
): Pick<HeldGrant, 'stockId' | 'name'> {
  const grant = byId.get(grantId);
  ensure(grant !== undefined, 'a quote only speaks of grants that it was given');
  return { stockId: grant.stockId, name: grant.name };
}

function at<Item>(items: readonly Item[], position: number): Item {
  const item = items[position];
  ensure(item !== undefined, `there is an item at ${position}`);
  return item;
}
