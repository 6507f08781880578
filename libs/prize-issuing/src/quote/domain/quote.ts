import {
  bestPrice,
  spendMore,
  type InstalmentPlan,
  type LineShare,
  type OrderLine,
  type PricedOrder,
  type PricingPolicy,
  type SpendMore,
  type UnusedGrant,
} from '@boon/benefit-terms';
import { ensure, Money } from '@boon/shared-kernel';
import type { HeldGrant } from './held-grants.js';

/** Who pays for what a grant gives, line by line: `platform + merchant` is all of it. */
interface Borne {
  readonly platform: Money;
  readonly merchant: Money;
  readonly shares: readonly LineShare[];
}

/** Which grant is meant, for people. */
interface NamedGrant {
  readonly grantId: string;
  readonly stockId: string;
  readonly name: HeldGrant['name'];
}

/** A grant that the quote uses, and who pays for it: `platform + merchant = discount`. */
export interface QuotedGrant extends NamedGrant, Borne {
  readonly kind: string;
  /** A lot of a balance is used in part; every other grant as a whole. */
  readonly on: 'price' | 'balance';
  readonly discount: Money;
}

/** A grant that the quote does without. */
export type UnquotedGrant = UnusedGrant & NamedGrant;

/** A threshold within reach. */
export type QuotedWay = SpendMore & NamedGrant;

/** What the chosen instalment plan costs, and the grant that waives it, with who bears what is waived. */
export type QuotedInterest = Omit<NonNullable<PricedOrder['interest']>, 'grant'> & {
  readonly grant: (NamedGrant & Borne) | null;
};

/** An order at its best price with a user's grants. */
export interface Quote {
  readonly mode: PricingPolicy['mode'];
  readonly lines: readonly (PricedOrder['lines'][number] & {
    readonly sku: string;
    readonly quantity: number;
  })[];
  readonly amount: Money;
  /** Subsidy included. */
  readonly discount: Money;
  readonly subsidy: Money;
  readonly payable: Money;
  readonly grants: readonly QuotedGrant[];
  readonly unused: readonly UnquotedGrant[];
  /** Null where no instalment plan was chosen. */
  readonly interest: QuotedInterest | null;
  /** True when no other set of the grants takes more off; else `gap` bounds what is missing. */
  readonly optimal: boolean;
  readonly gap: Money;
}

/** Prices an order with these grants: the same for a quote and for a lock. */
export function quoteOf(
  lines: readonly OrderLine[],
  held: readonly HeldGrant[],
  policy: PricingPolicy,
  plan: InstalmentPlan | null = null,
): Quote {
  const { order, unused, optimal, gap } = bestPrice(lines, held, policy, plan);
  const named = naming(held);
  return {
    mode: policy.mode,
    lines: order.lines.map((line, position) => {
      const { sku, quantity } = at(lines, position);
      return { ...line, sku, quantity };
    }),
    amount: order.amount,
    discount: order.discount,
    subsidy: order.subsidy,
    payable: order.payable,
    grants: order.grants.map((grant) => ({
      ...named(grant.grantId),
      on: grant.on,
      discount: grant.discount,
      ...borne(grant.shares),
    })),
    unused: unused.map((grant) => ({ ...named(grant.grantId), ...grant })),
    interest: order.interest && {
      ...order.interest,
      grant: order.interest.grant && {
        ...named(order.interest.grant.grantId),
        ...borne(order.interest.grant.shares),
      },
    },
    optimal,
    gap,
  };
}

/** What more could be spent to save more, with the same grants. */
export function waysToSaveMore(
  lines: readonly OrderLine[],
  held: readonly HeldGrant[],
  policy: PricingPolicy,
): QuotedWay[] {
  const named = naming(held);
  return spendMore(lines, held, policy).map((way) => ({ ...named(way.grantId), ...way }));
}

function borne(shares: readonly LineShare[]): Borne {
  return {
    platform: Money.sum(shares.map((share) => share.platform)),
    merchant: Money.sum(shares.map((share) => share.merchant)),
    shares,
  };
}

function naming(held: readonly HeldGrant[]): (grantId: string) => NamedGrant & { kind: string } {
  const byId = new Map(held.map((grant) => [grant.grantId, grant]));
  return (grantId) => {
    const grant = byId.get(grantId);
    ensure(grant !== undefined, 'a quote only speaks of grants that it was given');
    return { grantId, stockId: grant.stockId, name: grant.name, kind: grant.terms.kind };
  };
}

function at<Item>(items: readonly Item[], position: number): Item {
  const item = items[position];
  ensure(item !== undefined, `there is an item at ${position}`);
  return item;
}
