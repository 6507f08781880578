import type { KindModule } from './kind-module.js';
import {
  priceRuleOf,
  priceTermsToWire,
  readPriceTerms,
  worstCaseOfReduction,
  type PriceTerms,
} from './price-terms.js';
import type { WireFields } from './wire-fields.js';

/** A reduction on the lines of the named categories and what lies below them. */
export const category: KindModule<PriceTerms<'category'>> = {
  kind: 'category',
  use: 'by-order',
  family: 'coupons',
  broughtBy: 'platform',
  read: readCategory,
  toWire: priceTermsToWire,
  worstCase: (terms) => worstCaseOfReduction(terms.reduction),
  effect: (terms) => ({ on: 'price', rule: priceRuleOf(terms, 'category-or-full-reduction') }),
};

function readCategory(fields: WireFields): PriceTerms<'category'> {
  const terms = readPriceTerms('category', fields, 'optional');
  if (terms.scope.categories === null) fields.fault('scope.categories', 'is required', null);
  return terms;
}
