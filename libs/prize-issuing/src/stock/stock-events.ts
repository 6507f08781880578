import { termsToWire } from '@boon/benefit-terms';
import { StockChanged, type StockChangedPayload } from '@boon/contracts/prize-issuing';
import type { DomainEvent } from '@boon/shared-kernel';
import { limitsToWire } from './domain/stock-limits.js';
import type { Stock } from './domain/stock.js';

/** The whole stock as placement needs to know it. */
export function stockChanged(stock: Stock): DomainEvent<StockChangedPayload> {
  const { id, assetId, name, terms, strategy, funding, limits, validity, worstCasePerGrant } =
    stock.parts;
  return StockChanged.of({
    stockId: id,
    assetId,
    version: stock.version,
    state: stock.state,
    name,
    terms: termsToWire(terms),
    funding: { platform: funding.platform.value, merchantId: funding.merchantId },
    limits: limitsToWire(limits),
    validity: {
      startsAt: validity.startsAt.toISOString(),
      endsAt: validity.endsAt.toISOString(),
      daysAfterClaim: validity.daysAfterClaim,
    },
    worstCasePerGrant: worstCasePerGrant.toString(),
    ...(strategy !== null && { strategy: { ...strategy, steps: [...strategy.steps] } }),
  });
}
