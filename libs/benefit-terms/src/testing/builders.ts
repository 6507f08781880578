import { BasisPoints, Money } from '@boon/shared-kernel';
import type { BenefitTerms } from '../kinds/registry.js';
import type { OfferedGrant, OrderLine } from '../pricing/order.js';
import { parseTerms } from '../terms.js';

export function termsOf(wire: object): BenefitTerms {
  const parsed = parseTerms(wire);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.terms;
}

export function aLine(lineId: string, unitPrice: number, of: Partial<OrderLine> = {}): OrderLine {
  return {
    lineId,
    sku: `sku-${lineId}`,
    spu: `spu-${lineId}`,
    category: 'food/tea',
    brand: null,
    merchant: 'm-1',
    quantity: 1,
    unitPrice: Money.ofFen(unitPrice),
    ...of,
  };
}

export function aGrant(
  grantId: string,
  wire: object,
  of: Partial<OfferedGrant> = {},
): OfferedGrant {
  return {
    grantId,
    terms: termsOf(wire),
    funding: { platform: BasisPoints.of(10_000), merchantId: null },
    expiresAt: new Date('2026-12-01T00:00:00Z'),
    ...of,
  };
}
