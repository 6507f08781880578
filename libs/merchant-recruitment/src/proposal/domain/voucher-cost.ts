import { parseTerms, worstCaseOfGrant } from '@boon/benefit-terms';
import { isBroughtByMerchants } from '@boon/benefit-terms/kinds';
import { BasisPoints, type Money, refused, type Refused } from '@boon/shared-kernel';
import type { ProposalContent } from './proposal.js';

/** The most that a voucher can cost, and the most that each who pays can come to bear: they add up. */
export interface VoucherCost {
  readonly total: Money;
  readonly merchant: Money;
  readonly platform: Money;
}

/** Why it cannot be told what a voucher costs. */
export type VoucherFault =
  | 'proposal.not-a-voucher'
  | 'proposal.terms-invalid'
  | 'proposal.other-merchant'
  | 'proposal.uncapped';

type Priced = Pick<ProposalContent, 'merchantId' | 'terms' | 'quantity' | 'platformShare'>;

/**
 * Units x worst case of one. Of a discount the platform bears floor(share x discount), the merchant the rest, which
 * never falls when the discount grows: so the merchant's part of the worst case bounds its part of any use, odd fen
 * included, and units x that part is what it commits.
 */
export function costOfVoucher({
  merchantId,
  terms: wire,
  quantity,
  platformShare,
}: Priced): ({ readonly ok: true } & VoucherCost) | Refused<VoucherFault> {
  if (!isBroughtByMerchants(wire['kind'])) {
    return refused('proposal.not-a-voucher', { field: 'terms.kind' });
  }
  if (wire['merchantId'] !== merchantId) {
    return refused('proposal.other-merchant', { field: 'terms.merchantId' });
  }
  const parsed = parseTerms(wire);
  if (!parsed.ok) {
    const [first] = parsed.faults;
    const field = ['terms', first?.path].filter(Boolean).join('.');
    return refused('proposal.terms-invalid', { field, fault: first?.message ?? '' });
  }
  const worstCase = worstCaseOfGrant(parsed.terms);
  if (worstCase === null) return refused('proposal.uncapped', { field: 'terms.cap' });

  const platform = worstCase.shareRoundedDown(BasisPoints.of(platformShare));
  return {
    ok: true,
    total: worstCase.times(quantity),
    merchant: worstCase.minus(platform).times(quantity),
    platform: platform.times(quantity),
  };
}
