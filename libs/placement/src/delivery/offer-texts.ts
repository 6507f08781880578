import { TokenSigner } from '@boon/platform';
import { utf8Of } from '@boon/shared-kernel';
import type { Offer } from '../catalogue/domain/offer.js';
import { termsOf } from '../hook/shown-terms.js';
import { claimMiddle, placeOf } from './offer-payload.js';

/** What answers say of an offer whoever it is shown to: rendered when first asked for, and gone with the offer. */
export class OfferTexts {
  private head = '';
  private exposure = '';
  private claim = '';
  private channel = '';

  /** Whether an answer says no more of it than `json`, the product and two prices: no hook, no interest that is waived. */
  readonly isSimple: boolean;

  private constructor(private readonly offer: Offer) {
    this.isSimple = offer.plan.hook === null && offer.stock.pricer.waives === null;
  }

  static of(offer: Offer): OfferTexts {
    const known = kept.get(offer);
    if (known !== undefined) return known;
    const made = new OfferTexts(offer);
    kept.set(offer, made);
    return made;
  }

  /** Its JSON until the product, in UTF-8 (`utf8Of`). */
  get json(): string {
    if (this.head === '') this.head = headOf(this.offer);
    return this.head;
  }

  /** The end of the payload of its exposure token (`TokenSigner.piece`). */
  get exposureEnd(): string {
    if (this.exposure === '') {
      const { stock, scheme } = this.offer;
      const ids = `"stockId":"${stock.id}","schemeId":"${scheme.id}"`;
      this.exposure = TokenSigner.piece(`"use":"exposure",${ids},${placeOf(this.offer)}}`);
    }
    return this.exposure;
  }

  /** The middle of the payload of its claim token, on the terms of the stock (`TokenSigner.piece`). */
  claimMiddle(channel: string): string {
    if (this.channel !== channel) {
      this.claim = claimMiddle(this.offer, channel, { resolved: null, hooked: null });
      this.channel = channel;
    }
    return this.claim;
  }
}

const kept = new WeakMap<Offer, OfferTexts>();

function headOf({ stock, scheme, plan }: Offer): string {
  const name = JSON.stringify(stock.name);
  const terms = JSON.stringify(termsOf(stock, null));
  return utf8Of(
    `{"stockId":"${stock.id}","schemeId":"${scheme.id}","planId":"${plan.id}","name":${name},` +
      `"kind":"${stock.terms.kind}","terms":${terms},"mode":"${plan.mode}","sku":`,
  );
}
