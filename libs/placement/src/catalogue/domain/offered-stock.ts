import { parseTerms } from '@boon/benefit-terms';
import { isReachScope, pricerOf, reachOf } from '@boon/benefit-terms/offering';
import type { StockChangedPayload } from '@boon/contracts/prize-issuing';
import type { OfferedStock } from './offer.js';

/** A stock ready for deciding, or why it cannot be read. */
export function offeredStock(body: StockChangedPayload): OfferedStock | string {
  const parsed = parseTerms(body.terms);
  if (!parsed.ok) return `stock ${body.stockId}: ${parsed.faults[0]?.message ?? 'terms'}`;
  const { terms } = parsed;
  const pricer = pricerOf(terms);
  const isReached = isReachScope(terms);
  return {
    id: body.stockId,
    version: body.version,
    name: body.name,
    terms,
    termsWire: body.terms,
    pricer,
    simple: isReached && body.strategy == null ? pricer.simple : null,
    isReached,
    reach: reachOf(terms),
    merchantId: terms.kind === 'voucher' ? terms.merchantId : body.funding.merchantId,
    platformShare: body.funding.platform,
    strategy: body.strategy ?? null,
    limits: body.limits,
    startsAt: new Date(body.validity.startsAt),
    endsAt: new Date(body.validity.endsAt),
    worstCaseFen: Number(body.worstCasePerGrant),
  };
}
