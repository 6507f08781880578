import { Injectable } from '@nestjs/common';
import type { PricingPolicy } from '@boon/benefit-terms';
import type { Refused } from '@boon/shared-kernel';
import { HeldGrants } from './domain/held-grants.js';
import { PricingOptions } from './domain/pricing-options.js';
import { quoteOf, waysToSaveMore, type Quote, type QuotedWay } from './domain/quote.js';
import { ReadOrder, type AskedInstalments, type AskedOrder } from './read-order.js';

/** Whose order, and how it is asked for. */
export interface QuoteOrderQuery {
  readonly userId: string;
  readonly order: AskedOrder;
  /** A service may name it; else the platform's. */
  readonly mode?: PricingPolicy['mode'] | undefined;
  readonly instalments?: AskedInstalments | undefined;
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
    private readonly readOrder: ReadOrder,
    private readonly pricing: PricingOptions,
  ) {}

  async execute({ userId, order, mode, instalments }: QuoteOrderQuery): Promise<QuoteOutcome> {
    const read = await this.readOrder.execute(order, instalments);
    if (!read.ok) return read;

    const held = await this.held.of(userId);
    const policy = this.pricing.policy(mode);
    return {
      ok: true,
      quote: quoteOf(read.lines, held, policy, read.plan),
      spendMore: waysToSaveMore(read.lines, held, policy),
    };
  }
}
