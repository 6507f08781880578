import { Injectable } from '@nestjs/common';
import { TokenSigner } from '@boon/platform';
import { newId } from '@boon/shared-kernel';
import type { Candidate } from '../decision/domain/candidate.js';
import type { Shown } from '../exposure/shown.js';
import { PlacementOptions } from '../placement-options.js';
import { claimMiddle, payloadHead, type ShownPayload, type ShownTo } from './offer-payload.js';
import { OfferTexts } from './offer-texts.js';

/** Proofs that travel through the shopper's hands: of what was offered, and of what was shown. */
@Injectable()
export class OfferTokens {
  private readonly signer: TokenSigner;

  constructor(options: PlacementOptions) {
    this.signer = new TokenSigner(options.claimTokenKeys);
  }

  /** The tokens of one decision. */
  of(shown: ShownTo): DecisionTokens {
    return new DecisionTokens(this.signer, shown);
  }

  /** What a token of either kind says of the showing; null when it is none of ours, or too old. */
  openShown(token: string, now: Date): Shown | null {
    const payload = this.signer.open(token) as ShownPayload | null;
    // A claim token that no decision of ours wrote proves no showing.
    if (payload?.decisionId === undefined || payload.planId === undefined) return null;
    if (new Date(payload.expiresAt) <= now) return null;
    const { decisionId, subject, slot, planId, schemeId, items, hardCaps = [] } = payload;
    return {
      ...{ decisionId, userId: subject, slot, planId, schemeId, hardCaps },
      stockId: payload.stockId ?? items?.[0]?.stockId ?? '',
      decidedAt: new Date(payload.issuedAt),
    };
  }
}

/** Writes the tokens of one decision: what they have in common is encoded once. */
export class DecisionTokens {
  private head = '';

  constructor(
    private readonly signer: TokenSigner,
    private readonly shown: ShownTo,
  ) {}

  /**
   * With it this user, and nobody else, can claim this offer for 30 minutes, and say that it was seen; its id is
   * the claim key.
   */
  claimToken(
    candidate: Candidate,
    channel: string,
  ): { readonly token: string; readonly claimKey: string } {
    const { offer, arm, resolved, hooked } = candidate;
    const isPlain = resolved === null && hooked === null && offer.pack === null;
    const middle = isPlain
      ? OfferTexts.of(offer).claimMiddle(channel)
      : claimMiddle(offer, channel, candidate);
    const claimKey = newId();
    const end = `"arm":${arm === null ? 'null' : JSON.stringify(arm)},"id":"${claimKey}"}`;
    return { token: this.sign(middle + TokenSigner.piece(end)), claimKey };
  }

  /** With it this user can say that an offer was seen which is not claimed with a token. */
  exposureToken({ offer }: Candidate): string {
    return this.sign(OfferTexts.of(offer).exposureEnd);
  }

  private sign(end: string): string {
    if (this.head === '') this.head = payloadHead(this.shown);
    return this.signer.signPieces(this.head + end);
  }
}
