import type { PriceRule } from '../pricing/price-rule.js';
import type { KindModule } from './kind-module.js';
import {
  priceRuleOf,
  priceTermsToWire,
  readPriceTerms,
  worstCaseOfReduction,
  type PriceTerms,
} from './price-terms.js';

/** A merchant's own reduction: whatever its scope says, only that merchant's lines count. */
export interface VoucherTerms extends PriceTerms<'voucher'> {
  readonly merchantId: string;
}

/** Issued by a merchant, for named products, brands or the whole shop. */
export const voucher: KindModule<VoucherTerms> = {
  kind: 'voucher',
  use: 'by-order',
  family: 'vouchers',
  broughtBy: 'merchants',
  read: (fields) => ({
    ...readPriceTerms('voucher', fields, 'optional'),
    merchantId: fields.text('merchantId'),
  }),
  toWire: (terms) => ({ ...priceTermsToWire(terms), merchantId: terms.merchantId }),
  worstCase: (terms) => worstCaseOfReduction(terms.reduction),
  effect: (terms) => ({ on: 'price', rule: voucherRule(terms) }),
};

function voucherRule(terms: VoucherTerms): PriceRule {
  const rule = priceRuleOf(terms, 'voucher');
  return {
    ...rule,
    slot: `voucher:${terms.merchantId}`,
    covers: (item) => item.merchant === terms.merchantId && rule.covers(item),
  };
}
