import type { KindModule } from './kind-module.js';
import {
  priceRuleOf,
  priceTermsToWire,
  readPriceTerms,
  worstCaseOfReduction,
  type PriceTerms,
} from './price-terms.js';

/** Spend the threshold, save an amount or a share. */
export const fullReduction: KindModule<PriceTerms<'full-reduction'>> = {
  kind: 'full-reduction',
  use: 'by-order',
  family: 'coupons',
  broughtBy: 'platform',
  read: (fields) => readPriceTerms('full-reduction', fields, 'required'),
  toWire: priceTermsToWire,
  worstCase: (terms) => worstCaseOfReduction(terms.reduction),
  effect: (terms) => ({ on: 'price', rule: priceRuleOf(terms, 'category-or-full-reduction') }),
};
