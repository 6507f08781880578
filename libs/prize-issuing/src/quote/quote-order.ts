import { Injectable } from '@nestjs/common';
import type { InstalmentPlan, OrderLine, PricingPolicy } from '@boon/benefit-terms';
import { refused, type Refused } from '@boon/shared-kernel';
import { PricingOptions } from './domain/pricing-options.js';
import { HeldGrants } from './domain/held-grants.js';
import { isTooLarge } from './domain/order-size.js';
import { Products } from './domain/products.js';
import { quoteOf, waysToSaveMore, type Quote, type QuotedWay } from './domain/quote.js';

/** A line as a shopper knows it: what and how many; never at what price. */
export interface AskedLine {
  readonly lineId: string;
  readonly sku: string;
  readonly quantity: number;
}

/** `asked`: priced from the directory. `priced`: a service brings prices and classes itself. */
export interface QuoteOrderQuery {
  readonly userId: string;
  readonly order:
    { readonly asked: readonly AskedLine[] } | { readonly priced: readonly OrderLine[] };
  /** A service may name it; else the platform's. */
  readonly mode?: PricingPolicy['mode'] | undefined;
  /** Paid over so many months by the platform's own plan, or by the plan that a service brings. */
  readonly instalments?: { readonly months: number } | InstalmentPlan | undefined;
}

/** The best price now, and thresholds within reach; nothing is held for it. */
export type QuoteOutcome =
  | { readonly ok: true; readonly quote: Quote; readonly spendMore: readonly QuotedWay[] }
  | Refused<'quote.sku-unknown' | 'quote.order-too-large'>;

/** What an order would cost with the best set of the user's grants. */
@Injectable()
export class QuoteOrder {
  constructor(
    private readonly held: HeldGrants,
    private readonly products: Products,
    private readonly pricing: PricingOptions,
  ) {}

  async execute(query: QuoteOrderQuery): Promise<QuoteOutcome> {
    const { order } = query;
    const read =
      'priced' in order
        ? { ok: true as const, lines: order.priced }
        : await this.price(order.asked);
    if (!read.ok) return read;
    if (isTooLarge(read.lines)) return refused('quote.order-too-large');

    const held = await this.held.of(query.userId);
    const policy = this.pricing.policy(query.mode);
    return {
      ok: true,
      quote: quoteOf(read.lines, held, policy, this.planOf(query.instalments)),
      spendMore: waysToSaveMore(read.lines, held, policy),
    };
  }

  private planOf(asked: QuoteOrderQuery['instalments']): InstalmentPlan | null {
    if (asked === undefined) return null;
    return 'annualRate' in asked ? asked : this.pricing.planOver(asked.months);
  }

  private async price(
    asked: readonly AskedLine[],
  ): Promise<{ ok: true; lines: OrderLine[] } | Refused<'quote.sku-unknown'>> {
    const products = await this.products.find(asked.map((line) => line.sku));
    const lines: OrderLine[] = [];
    for (const { lineId, sku, quantity } of asked) {
      const product = products.get(sku);
      if (product === undefined) return refused('quote.sku-unknown', { sku, lineId });
      lines.push({ ...product, lineId, quantity });
    }
    return { ok: true, lines };
  }
}
