import { utf8Of } from '@boon/shared-kernel';
import type { Candidate } from '../decision/domain/candidate.js';
import type { DecisionFacts, ShownProduct } from '../decision/domain/facts.js';
import { OfferTexts } from './offer-texts.js';
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
    // Asked of what is kept to be shown: plan, stock and pricer lie elsewhere, each a wait for memory.
    const texts = OfferTexts.of(offer);
    const isPriced = product !== null && resolved === null && texts.isSimple;
    if (!isPriced || !Number.isSafeInteger(this.unitFen)) {
      return utf8Of(renderOffer(shownOffer(candidate, this.facts)));
    }
    return `${texts.json}${this.productText}${savingFen}","payable":"${this.unitFen - savingFen}"}`;
  }

  private show(product: ShownProduct): void {
    this.product = product;
    this.unitFen = Number(product.unitPrice.fen);
    // Joined: a text that was added together is copied piece by piece wherever it goes, and this goes with every offer.
    this.productText = [
      ...[utf8Quoted(product.sku), ',"skus":[],"hook":null,"waives":null,'],
      ...['"priceAfterBenefit":{"unitPrice":"', this.unitFen, '","discount":"'],
    ].join('');
  }
}
