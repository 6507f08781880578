import { termsToWire, type BenefitTerms, type PriceAfterBenefit } from '@boon/benefit-terms';
import type { ResolvedTerms } from '@boon/benefit-terms/offering';
import type { OfferedStock } from '../catalogue/domain/offer.js';
import type { ShownProduct } from '../decision/domain/facts.js';

/** The price of one unit with a benefit alone, in decimal strings of fen. */
export interface PricedAnswer {
  readonly unitPrice: string;
  readonly discount: string;
  readonly payable: string;
}

/** The price as a page shows it. */
export function pricedOf(
  { unitPrice }: ShownProduct,
  { discount, payable }: PriceAfterBenefit,
): PricedAnswer {
  return {
    unitPrice: unitPrice.toString(),
    discount: discount.toString(),
    payable: payable.toString(),
  };
}

/** The terms that hold for the shopper, in wire form. */
export function termsOf(
  stock: OfferedStock,
  resolved: ResolvedTerms | null,
): Readonly<Record<string, unknown>> {
  return resolved?.wire ?? wireOf(stock.terms);
}

const wires = new WeakMap<BenefitTerms, Readonly<Record<string, unknown>>>();

/** The same object for the same terms, so that its JSON is made once. */
function wireOf(terms: BenefitTerms): Readonly<Record<string, unknown>> {
  const known = wires.get(terms);
  if (known !== undefined) return known;
  const wire = termsToWire(terms);
  wires.set(terms, wire);
  return wire;
}
