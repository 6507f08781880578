import { Injectable } from '@nestjs/common';
import type { InstalmentPlan, OrderLine } from '@boon/benefit-terms';
import { refused, type Refused } from '@boon/shared-kernel';
import { isTooLarge } from './domain/order-size.js';
import { PricingOptions } from './domain/pricing-options.js';
import { Products } from './domain/products.js';

/** A line as a shopper knows it: what and how many; never at what price. */
export interface AskedLine {
  readonly lineId: string;
  readonly sku: string;
  readonly quantity: number;
}

/** `asked`: priced from the directory. `priced`: a service brings prices and classes itself. */
export type AskedOrder =
  { readonly asked: readonly AskedLine[] } | { readonly priced: readonly OrderLine[] };

/** Paid over so many months by the platform's own plan, or by the plan that a service brings. */
export type AskedInstalments = { readonly months: number } | InstalmentPlan;

/** An order that can be priced. */
export type ReadOrderOutcome =
  | {
      readonly ok: true;
      readonly lines: readonly OrderLine[];
      /** Null: none was chosen, or the platform offers none of so many months. */
      readonly plan: InstalmentPlan | null;
    }
  | Refused<'quote.sku-unknown' | 'quote.order-too-large'>;

/** Makes an order out of what was asked: a shopper's lines get prices and classes from the directory. */
@Injectable()
export class ReadOrder {
  constructor(
    private readonly products: Products,
    private readonly pricing: PricingOptions,
  ) {}

  async execute(
    order: AskedOrder,
    instalments: AskedInstalments | undefined,
  ): Promise<ReadOrderOutcome> {
    const lines = 'priced' in order ? order.priced : await this.price(order.asked);
    if ('code' in lines) return lines;
    if (isTooLarge(lines)) return refused('quote.order-too-large');
    return { ok: true, lines, plan: this.planOf(instalments) };
  }

  private planOf(asked: AskedInstalments | undefined): InstalmentPlan | null {
    if (asked === undefined) return null;
    return 'annualRate' in asked ? asked : this.pricing.planOver(asked.months);
  }

  private async price(
    asked: readonly AskedLine[],
  ): Promise<OrderLine[] | Refused<'quote.sku-unknown'>> {
    const products = await this.products.find(asked.map((line) => line.sku));
    const lines: OrderLine[] = [];
    for (const { lineId, sku, quantity } of asked) {
      const product = products.get(sku);
      if (product === undefined) return refused('quote.sku-unknown', { sku, lineId });
      lines.push({ ...product, lineId, quantity });
    }
    return lines;
  }
}
