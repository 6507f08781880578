import type { KindModule } from './kind-module.js';
import {
  priceRuleOf,
  priceTermsToWire,
  readPriceTerms,
  worstCaseOfReduction,
  type PriceTerms,
} from './price-terms.js';
import type { WireFields } from './wire-fields.js';

/** A reduction on the lines of the named products (SPU) or articles (SKU). */
export const product: KindModule<PriceTerms<'product'>> = {
  kind: 'product',
  use: 'by-order',
  family: 'product-benefits',
  broughtBy: 'platform',
  read: readProduct,
  toWire: priceTermsToWire,
  worstCase: (terms) => worstCaseOfReduction(terms.reduction),
  effect: (terms) => ({ on: 'price', rule: priceRuleOf(terms, 'product') }),
};

function readProduct(fields: WireFields): PriceTerms<'product'> {
  const terms = readPriceTerms('product', fields, 'optional');
  if (terms.scope.spus === null && terms.scope.skus === null) {
    fields.fault('scope.skus', 'is required, or scope.spus', null);
  }
  return terms;
}
