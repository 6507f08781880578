import type { Offer } from '../catalogue/domain/offer.js';
import type { Candidate } from '../decision/domain/candidate.js';
import type { DecisionFacts } from '../decision/domain/facts.js';
import { hookAnswer } from '../hook/hook-answer.js';
import { pricedOf, termsOf } from '../hook/shown-terms.js';
import type { OfferAnswer } from './delivered.js';

/** Products that a product-level benefit is shown with. */
const MOST_NAMED = 6;

/** A candidate as the page shows it. */
export function shownOffer(candidate: Candidate, { shopper }: DecisionFacts): OfferAnswer {
  const { offer, product, price, resolved } = candidate;
  const { stock, scheme, plan } = offer;
  return {
    stockId: stock.id,
    schemeId: scheme.id,
    planId: plan.id,
    name: stock.name,
    kind: stock.terms.kind,
    terms: termsOf(stock, resolved),
    mode: plan.mode,
    sku: product?.sku ?? null,
    skus: product === null ? namedProducts(offer) : [],
    hook: plan.hook === null ? null : hookAnswer(candidate, shopper.balanceFen),
    waives: price?.waives
      ? { months: price.waives.months, atMost: price.waives.atMost.toString() }
      : null,
    priceAfterBenefit: product && price && !price.waives ? pricedOf(product, price) : null,
  };
}

function namedProducts({ stock: { terms } }: Offer): string[] {
  const skus = 'scope' in terms ? terms.scope.skus : null;
  return [...(skus ?? [])].slice(0, MOST_NAMED);
}
