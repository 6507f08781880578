import type { KindModule } from './kind-module.js';
import {
  priceRuleOf,
  priceTermsToWire,
  readPriceTerms,
  worstCaseOfReduction,
  type PriceTerms,
} from './price-terms.js';
import type { WireFields } from './wire-fields.js';

/** An amount off, whatever is spent. */
export const noThreshold: KindModule<PriceTerms<'no-threshold'>> = {
  kind: 'no-threshold',
  use: 'by-order',
  family: 'coupons',
  broughtBy: 'platform',
  read: readNoThreshold,
  toWire: priceTermsToWire,
  worstCase: (terms) => worstCaseOfReduction(terms.reduction),
  effect: (terms) => ({ on: 'price', rule: priceRuleOf(terms, 'no-threshold') }),
};

function readNoThreshold(fields: WireFields): PriceTerms<'no-threshold'> {
  if (fields.has('percent')) fields.fault('percent', 'is not for this kind: give an amount', null);
  return readPriceTerms('no-threshold', fields, 'none');
}
