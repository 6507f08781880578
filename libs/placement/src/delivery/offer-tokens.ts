import { Injectable } from '@nestjs/common';
import { CLAIM_TOKEN_TTL_MS } from '@boon/contracts/prize-issuing';
import { TokenSigner } from '@boon/platform';
import { newId } from '@boon/shared-kernel';
import type { Candidate } from '../decision/domain/candidate.js';
import type { Shown } from '../exposure/shown.js';
import { PlacementOptions } from '../placement-options.js';
import { claimJson, exposureJson, type ExposureTokenPayload } from './offer-proofs.js';

/** Proofs that travel through the shopper's hands: of what was offered, and of what was shown. */
@Injectable()
export class OfferTokens {
  private readonly signer: TokenSigner;

  constructor(options: PlacementOptions) {
    this.signer = new TokenSigner(options.claimTokenKeys);
  }

  /** A token with which this user, and nobody else, can claim this stock for 30 minutes; its id is the claim key. */
  claimToken(
    candidate: Candidate,
    to: { readonly userId: string; readonly channel: string; readonly now: Date },
  ): { readonly token: string; readonly claimKey: string } {
    const id = newId();
    return { token: this.signer.signJson(claimJson(id, candidate, to)), claimKey: id };
  }

  exposureToken(
    { offer }: Candidate,
    shown: { readonly decisionId: string; readonly userId: string; readonly now: Date },
  ): string {
    return this.signer.signJson(exposureJson(offer, shown));
  }

  /** What an exposure token says; null when it is none of ours, or too old. */
  openExposure(token: string, now: Date): Shown | null {
    const payload = this.signer.open(token) as ExposureTokenPayload | null;
    if (payload?.use !== 'exposure' || new Date(payload.expiresAt) <= now) return null;
    const { use: _, expiresAt, hardCaps = [], ...shown } = payload;
    // The token was made by the decision's clock, and lives as long as every token.
    const decidedAt = new Date(Date.parse(expiresAt) - CLAIM_TOKEN_TTL_MS);
    return { ...shown, hardCaps, decidedAt };
  }
}
