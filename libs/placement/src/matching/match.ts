import { Money } from '@boon/shared-kernel';
import type { Offer } from '../catalogue/domain/offer.js';
import type { Text } from '../decision/domain/candidate.js';
import { Contender } from '../decision/domain/contender.js';
import type { ShownProduct, Shopper } from '../decision/domain/facts.js';
import type { Trace } from '../decision/domain/trace.js';

/**
 * Where a product is shown, an offer must do something for it: scope and threshold, by the arithmetic of
 * checkout. Survivors know what the shopper would save.
 */
export function match(
  offers: readonly Offer[],
  product: ShownProduct | null,
  { balanceFen }: Pick<Shopper, 'balanceFen'>,
  trace: Trace | null,
): Contender[] {
  const kept: Contender[] = [];
  const unitFen = product === null ? 0 : Number(product.unitPrice.fen);
  for (const offer of offers) {
    if (product === null) {
      kept.push(new Contender(offer, null, offer.stock.worstCaseFen, balanceFen));
      continue;
    }
    const { pricer } = offer.stock;
    const saving = pricer.covers(product.item) ? savingOn(offer, unitFen, balanceFen) : -1;
    if (saving > 0) kept.push(new Contender(offer, product, saving, balanceFen));
    else if (trace) dropMismatch(offer, product, balanceFen, trace);
  }
  return kept;
}

/** What interest costs is not known before a plan is chosen: an interest-free offer counts with its cap. */
function savingOn({ stock }: Offer, unitFen: number, balanceFen: number): number {
  const { pricer } = stock;
  if (pricer.waives !== null) return stock.worstCaseFen;
  return unitFen < pricer.threshold ? 0 : pricer.discountOn(unitFen, balanceFen);
}

function dropMismatch(offer: Offer, product: ShownProduct, balanceFen: number, trace: Trace): void {
  const { pricer } = offer.stock;
  const candidate = new Contender(offer, product, 0, balanceFen);
  if (!pricer.covers(product.item)) return trace.drop(candidate, 'match', 'match.out-of-scope');
  const missing = pricer.threshold - Number(product.unitPrice.fen);
  if (missing <= 0) return trace.drop(candidate, 'match', 'match.no-use');
  trace.drop(candidate, 'match', 'match.below-threshold', shortBy(missing));
}

function shortBy(fen: number): Text {
  const missing = Money.ofFen(fen).toYuan();
  return { zh: `还差 ¥${missing} 可用`, en: `¥${missing} short of the threshold` };
}
