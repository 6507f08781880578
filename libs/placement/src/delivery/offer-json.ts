import { utf8Of } from '@boon/shared-kernel';
import type { Offer } from '../catalogue/domain/offer.js';
import type { Candidate } from '../decision/domain/candidate.js';
import type { DecisionFacts, ShownProduct } from '../decision/domain/facts.js';
import { termsOf } from '../hook/shown-terms.js';
import { renderOffer } from './render-answer.js';
import { shownOffer } from './shown-offer.js';
import { utf8Quoted } from './utf8-quoted.js';

/** The JSON of offers in one answer, in UTF-8 (`utf8Of`) and without the closing brace: what `renderOffer` makes. */
export class OfferJson {
  private product: ShownProduct | null = null;
  private unitFen = 0;
  private productText = '';

  constructor(private readonly facts: DecisionFacts) {}

  /** All that depends on the offer alone was rendered before; what is left are a product and two numbers. */
  of(candidate: Candidate): string {
    const { offer, product, resolved, savingFen } = candidate;
    if (product !== null && product !== this.product) this.show(product);
    const isPlain = product !== null && resolved === null && offer.plan.hook === null;
    const isPriced = isPlain && offer.stock.pricer.waives === null;
    if (!isPriced || !Number.isSafeInteger(this.unitFen)) {
      return utf8Of(renderOffer(shownOffer(candidate, this.facts)));
    }
    return `${headOf(offer)}${this.productText}${savingFen}","payable":"${this.unitFen - savingFen}"}`;
  }

  private show(product: ShownProduct): void {
    this.product = product;
    this.unitFen = Number(product.unitPrice.fen);
    this.productText =
      `${utf8Quoted(product.sku)},"skus":[],"hook":null,"waives":null,` +
      `"priceAfterBenefit":{"unitPrice":"${this.unitFen}","discount":"`;
  }
}

const heads = new WeakMap<Offer, string>();

/** Until the product; made once per offer, and gone with it. */
function headOf(offer: Offer): string {
  const known = heads.get(offer);
  if (known !== undefined) return known;
  const { stock, scheme, plan } = offer;
  const name = JSON.stringify(stock.name);
  const terms = JSON.stringify(termsOf(stock, null));
  const head = utf8Of(
    `{"stockId":"${stock.id}","schemeId":"${scheme.id}","planId":"${plan.id}","name":${name},` +
      `"kind":"${stock.terms.kind}","terms":${terms},"mode":"${plan.mode}","sku":`,
  );
  heads.set(offer, head);
  return head;
}
